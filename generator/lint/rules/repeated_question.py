"""A question that another page, or another place of this page, answers already.

Two answers to one question drift apart, and search engines show either. Write it once on the page that owns it, and show it
elsewhere by reference: `faqs: [faq:billing#who-pays]`. Questions that differ in a number or a Latin name are different ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.project import Item, Project
from generator.model.fields import Part
from generator.model.walk import Path, texts
from generator.text.similar import alike, distinctive

CODE = Code("APL061", "repeated-question", __doc__ or "", "warning")


class Limits(Part):
    """When two questions count as one."""

    share: Annotated[int, Field(ge=30, le=100)] = 75
    """Percent of neighbouring characters that two questions share."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield questions that stand at an earlier place."""
    asked = [found for item in project.published() for found in _questions(item)]
    texts_of_all, share = tuple(text for _, _, text in asked), limits(project, CODE, Limits).share / 100
    for earlier, later in next(project.memo.each(alike, [(texts_of_all, share)])):
        (first, path, one), (second, where, other) = asked[earlier], asked[later]
        if distinctive(one) == distinctive(other):
            message = f"{first.document.path} answers this question" if first.id != second.id else "the page answers this question twice"
            yield CODE.at(second.span(*where), message, "answer it once, and refer to that place", others=[first.span(*path)])


def _questions(item: Item) -> Iterator[tuple[Item, Path, str]]:
    for path, text, _ in texts(item.entry):
        if path[-1] == "question" and path[0] in {"question", "faqs", "entries"}:
            yield item, path, text
