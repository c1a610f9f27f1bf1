"""Post: an article of the blog."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from generator.kinds.compose import Composer, Kind
from generator.kinds.guide import Section
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import Line, Markdown


class Post(Entry):
    """A post."""

    kind: ClassVar[str] = "post"

    readers: tuple[Line, ...] = Field(min_length=1)
    """Who should read it."""
    sections: tuple[Section, ...] = Field(min_length=2)
    """The sections, in order."""
    checks: tuple[Markdown, ...] = ()
    """A check list, in order."""
    conclusion: Markdown | None = None
    """What to remember."""


def present(entry: Post, page: Composer) -> Iterator[Block | None]:
    """Lay out a post: who should read it, its sections, a check list."""
    yield page.lead()
    yield page.lines("readers", entry.readers)
    yield from page.sections(entry.sections, numbered=False)
    yield page.steps("checks", entry.checks)
    yield page.prose("conclusion", entry.conclusion)
    yield page.summary()
    yield page.questions()
    yield page.boundary()
    yield page.related()
    yield from page.ending()
    yield page.siblings()


KIND = Kind("post", "blog", Post, present, entity_type="BlogPosting")
