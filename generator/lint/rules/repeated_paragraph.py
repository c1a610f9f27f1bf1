"""A long paragraph that stands on another page word for word.

A rule is written on one page, and other pages link to it: of two copies, one is forgotten when the product changes. Words that every
page needs belong into a shared place: a fact, a field of evidence.yml, an FAQ entry shown by reference. Replies are not compared,
for each has to stand on its own; nor are `boundary` and `review_note`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.pages import body
from generator.lint.project import Item, Project
from generator.model.fields import Part
from generator.model.walk import Path
from generator.text.similar import plain_words

CODE = Code("APL063", "repeated-paragraph", __doc__ or "", "warning")


class Limits(Part):
    """Which paragraphs are compared."""

    shortest: Annotated[int, Field(ge=20)] = 40
    """Letters from which on a paragraph is compared."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield paragraphs that stand on an earlier page."""
    shortest = limits(project, CODE, Limits).shortest
    seen: dict[str, tuple[Item, Path]] = {}
    for item in project.published():
        for path, text in body(item):
            for paragraph in text.split("\n\n") if path[0] != "replies" else ():
                words = plain_words(paragraph)
                if len(words) < shortest:
                    continue
                owner, place = seen.setdefault(words, (item, path))
                if owner is not item:
                    message = f"a paragraph of {owner.document.path} stands here word for word"
                    yield CODE.at(item.span(*path), message, "keep it on one page, and link to it", others=[owner.span(*place)])
