"""Use case: a situation, what was done, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from generator.kinds.compose import Composer, Kind
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import EntryRef, Markdown


class UseCase(Entry):
    """A use case."""

    kind: ClassVar[str] = "use-case"

    situation: Markdown
    """Who has the problem, and what it looks like."""
    approach: tuple[Markdown, ...] = Field(min_length=1)
    """What is done, in order."""
    result: Markdown
    """What a team has afterwards, and how it can tell."""
    pages: tuple[EntryRef, ...] = ()
    """Pages that are used on the way."""


def present(entry: UseCase, page: Composer) -> Iterator[Block | None]:
    """Lay out a use case as a story with steps."""
    yield page.lead()
    yield page.audience()
    yield page.prose("situation", entry.situation)
    yield page.steps("approach", entry.approach)
    yield page.prose("result", entry.result)
    yield page.cards("pages", entry.pages)
    yield page.questions()
    yield page.boundary()
    yield page.related()
    yield page.summary()
    yield from page.ending()
    yield page.siblings()


KIND = Kind("use-case", "use-cases", UseCase, present, entity_type="Article")
