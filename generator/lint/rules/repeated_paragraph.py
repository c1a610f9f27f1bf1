"""A long paragraph that stands on another page word for word.

A rule is written on one page, and other pages link to it: of two copies, one is forgotten when the product changes. Words that every
page needs belong into a shared place: a fact, a field of evidence.yml, an FAQ entry shown by reference. Replies are not compared,
for each has to stand on its own; nor are `boundary` and `review_note`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.pages import bodies
from generator.lint.project import Files, Item, Project
from generator.model.artifact import digest
from generator.model.fields import Part
from generator.model.walk import Path

CODE = Code("APL063", "repeated-paragraph", __doc__ or "", "warning")


class Limits(Part):
    """Which paragraphs are compared."""

    shortest: Annotated[int, Field(ge=20)] = 40
    """Letters from which on a paragraph is compared."""


def part(files: Files) -> list[list[Any]]:
    """Return the paragraphs of a published page that are long enough, each as its place and a digest of its words."""
    shortest = limits(files, CODE, Limits).shortest
    return [
        [path, digest(words.encode("utf-8", "surrogatepass"))[:16]]
        for body in bodies(files)
        for path, words in body.paragraphs
        if path[0] != "replies" and len(words) >= shortest
    ]


def check(project: Project, parts: Iterable[list[list[Any]]]) -> Iterator[Diagnostic]:
    """Yield paragraphs that stand on an earlier page."""
    seen: dict[str, tuple[Item, Path]] = {}
    for item, paragraphs in zip(project.items, parts, strict=True):
        for path, words in paragraphs:
            owner, place = seen.setdefault(words, (item, path))
            if owner.id != item.id:
                message = f"a paragraph of {owner.document.path} stands here word for word"
                yield CODE.at(item.span(*path), message, "keep it on one page, and link to it", others=[owner.span(*place)])
