"""A question that another page, or another place of this page, answers already.

Two answers to one question drift apart, and search engines show either. Write it once on the page that owns it, and show it
elsewhere by reference: `faqs: [faq:billing#who-pays]`. Questions that differ in a number or a Latin name are different ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.project import Files, Project
from generator.lint.prose import walked
from generator.model.fields import Part
from generator.model.walk import read_of
from generator.text.similar import alike

CODE = Code("APL061", "repeated-question", __doc__ or "", "warning")


class Limits(Part):
    """When two questions count as one."""

    share: Annotated[int, Field(ge=30, le=100)] = 75
    """Percent of neighbouring characters that two questions share."""


def part(files: Files) -> list[list[Any]]:
    """Return the questions that a published page answers, each as its place and its words."""
    return [
        [path, text]
        for item, found in walked(files)
        if item.entry.status == "published"
        for path, text, _ in read_of(found)
        if path[-1] == "question" and path[0] in {"question", "faqs", "entries"}
    ]


def check(project: Project, parts: Iterable[list[list[Any]]]) -> Iterator[Diagnostic]:
    """Yield questions that stand at an earlier place."""
    asked = [(item, path, text) for item, questions in zip(project.items, parts, strict=True) for path, text in questions]
    words, share = tuple(text for _, _, text in asked), limits(project, CODE, Limits).share / 100
    for earlier, later in next(project.memo.each(alike, [(words, share)])):
        (first, path, _), (second, where, _) = asked[earlier], asked[later]
        message = f"{first.document.path} answers this question" if first.id != second.id else "the page answers this question twice"
        yield CODE.at(second.span(*where), message, "answer it once, and refer to that place", others=[first.span(*path)])
