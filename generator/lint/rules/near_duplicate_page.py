"""A page most of whose text stands on another page as well.

Copies drift apart, and answer engines quote the older one. Write the rule on one page and link to it, or merge the two: a retired
page leads its readers to `moved_to`. Compared are published pages, by passages of eight characters.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.pages import bodies, body
from generator.lint.project import Files, Project
from generator.model.fields import Part
from generator.text.similar import Sketches, shingles, shingles_of, sketch

CODE = Code("APL062", "near-duplicate-page", __doc__ or "", "warning")


class Limits(Part):
    """When two pages count as nearly the same."""

    share: Annotated[int, Field(ge=20, le=100)] = 50
    """Percent of passages that two pages share."""
    shortest: Annotated[int, Field(ge=0)] = 200
    """Characters below which a page is not compared."""


def part(files: Files) -> list[int] | None:
    """Return the sketch of a published page that is long enough."""
    shortest = limits(files, CODE, Limits).shortest
    long = (body for body in bodies(files) if body.length >= shortest)
    return next((sketch(shingles_of("".join(words for _, words in body.paragraphs))) for body in long), None)


def check(project: Project, parts: Iterable[list[int] | None]) -> Iterator[Diagnostic]:
    """Yield pages that are nearly an earlier one."""
    compared = [(item, array("I", sketched)) for item, sketched in zip(project.items, parts, strict=True) if sketched is not None]

    @cache
    def pieces_of(number: int) -> frozenset[str]:
        return shingles("\n".join(text for _, text in body(compared[number][0])))

    share = limits(project, CODE, Limits).share / 100
    for pair in Sketches([sketched for _, sketched in compared], share, pieces_of).alike():
        first, second = compared[pair.first][0], compared[pair.second][0]
        message = f"{round(pair.share * 100)} % of the page stands in {first.document.path} as well"
        hint = "keep one, and retire the other or link to it"
        yield CODE.at(second.key("title"), message, hint, others=[first.key("title")])
