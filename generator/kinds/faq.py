"""FAQ: the questions of one topic; every entry can be shown on other pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from generator.kinds.compose import Composer, Kind
from generator.model import blocks
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import Line, Markdown, Part, Slug


class FaqEntry(Part):
    """One question and its answer."""

    id: Slug
    """Anchor; other pages refer to it as `faq:slug#id`."""
    question: Line
    """The question, as a reader asks it."""
    answer: Markdown
    """The answer, complete on its own."""
    aliases: tuple[Line, ...] = ()
    """Other wordings of the question; for search."""


class Faq(Entry):
    """The questions of one topic."""

    kind: ClassVar[str] = "faq"

    entries: tuple[FaqEntry, ...] = Field(min_length=1)
    """The questions, in order."""


def present(entry: Faq, page: Composer) -> Iterator[Block | None]:
    """Lay out the questions of a topic."""
    yield page.lead()
    items = tuple(blocks.Question(item.id, item.question, page.text(item.answer)) for item in entry.entries)
    yield page.section("questions", blocks.Questions(items))
    yield page.boundary()
    yield page.related()
    yield page.summary()
    yield from page.ending()


KIND = Kind("faq", "faqs", Faq, present, entity_type="", page_type="FAQPage")
