"""Term: a glossary entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from generator.kinds.compose import Composer, Kind
from generator.model import blocks
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import EntryRef, Line, Markdown, Part


class Contrast(Part):
    """A term that this one is taken for."""

    ref: EntryRef
    """The other term."""
    difference: Markdown
    """How they differ, in one sentence."""


class Term(Entry):
    """A glossary entry."""

    kind: ClassVar[str] = "term"

    term: Line
    """The term as it is written in running text."""
    abbreviations: tuple[Line, ...] = ()
    """Other spellings that are linked to this page: "SSE", "限流"."""
    definition: Markdown
    """What it is, in one or two sentences."""
    explanation: Markdown
    """How it shows up in support, and what people get wrong."""
    example: Markdown | None = None
    """A small example."""
    not_the_same_as: tuple[Contrast, ...] = ()
    """Terms that this one is taken for."""


def present(entry: Term, page: Composer) -> Iterator[Block | None]:
    """Lay out a term: the definition first."""
    yield blocks.Definition(entry.term, entry.abbreviations, page.text(entry.definition))
    yield page.lead()
    yield page.prose("explanation", entry.explanation)
    yield page.prose("example", entry.example)
    yield page.section("contrast", _contrasts(entry, page))
    yield page.questions()
    yield page.boundary()
    yield page.related()
    yield page.summary()
    yield from page.ending()


def _contrasts(entry: Term, page: Composer) -> Block | None:
    rows = [(f"<{contrast.ref}>", contrast.difference) for contrast in entry.not_the_same_as]
    return page.table(("term", "difference"), rows)


KIND = Kind("term", "glossary", Term, present, entity_type="DefinedTerm")
