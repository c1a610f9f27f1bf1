"""A page most of whose text stands on another page as well.

Copies drift apart, and answer engines quote the older one. Write the rule on one page and link to it, or merge the two: a retired
page leads its readers to `moved_to`. Compared are published pages, by passages of eight characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.pages import body
from generator.lint.project import Project
from generator.model.fields import Part
from generator.text.similar import Comparison, shingles

CODE = Code("APL062", "near-duplicate-page", __doc__ or "", "warning")
_TOGETHER = 8
"""Rare passages that two pages share before they are compared."""


class Limits(Part):
    """When two pages count as nearly the same."""

    share: Annotated[int, Field(ge=20, le=100)] = 50
    """Percent of passages that two pages share."""
    shortest: Annotated[int, Field(ge=0)] = 200
    """Characters below which a page is not compared."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield pages that are nearly an earlier one."""
    least = limits(project, CODE, Limits)
    written = [(item, "\n".join(text for _, text in body(item))) for item in project.published()]
    long = [(item, text) for item, text in written if len(text) >= least.shortest]
    for pair in Comparison([shingles(text) for _, text in long], least.share / 100, _TOGETHER).alike():
        first, second = long[pair.first][0], long[pair.second][0]
        message = f"{round(pair.share * 100)} % of the page stands in {first.document.path} as well"
        hint = "keep one, and retire the other or link to it"
        yield CODE.at(second.key("title"), message, hint, others=[first.key("title")])
