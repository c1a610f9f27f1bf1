"""Guide: a longer explanation in numbered sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, model_validator

from generator.kinds.compose import Composer, Kind
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import (
    EntryRef,
    FieldProblem,
    Line,
    Markdown,
    Part,
    Slug,
    Url,
)


class Table(Part):
    """A table that a section ends with."""

    columns: tuple[Line, ...] = Field(min_length=2, max_length=6)
    """The heads of the columns."""
    rows: tuple[tuple[Markdown, ...], ...] = Field(min_length=1)
    """The rows; each has as many cells as there are columns."""

    @model_validator(mode="after")
    def _rows_fit(self) -> Table:
        for number, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                message = f"has {len(row)} cells for {len(self.columns)} columns"
                raise FieldProblem(("rows", number), message, "add or remove cells")
        return self


class Section(Part):
    """A numbered section of a guide, post or page."""

    id: Slug
    """Anchor of the section; never changes once published."""
    heading: Line
    """The heading, without a number."""
    body: Markdown
    """The text."""
    table: Table | None = None
    """A table after the text."""
    checks: tuple[Markdown, ...] = ()
    """A list of things to check, at the end of the section."""


class CallToAction(Part):
    """Where a reader who is done goes next."""

    text: Line
    """One sentence."""
    label: Line
    """Text of the button."""
    to: EntryRef | Url
    """A page of this site, or an address."""


class Guide(Entry):
    """A guide in numbered sections."""

    kind: ClassVar[str] = "guide"

    sections: tuple[Section, ...] = Field(min_length=2)
    """The sections, in order."""
    checks: tuple[Markdown, ...] = ()
    """A check list for the whole guide."""
    experience: Markdown | None = None
    """What experience the guide is drawn from."""
    cta: CallToAction | None = None
    """Where a reader who is done goes next."""


def present(entry: Guide, page: Composer) -> Iterator[Block | None]:
    """Lay out a guide: lead and English summary, numbered sections, checks, questions."""
    yield page.lead()
    yield page.summary()
    yield from page.sections(entry.sections, numbered=True)
    yield page.bullets("checks", entry.checks)
    yield page.questions()
    yield page.prose("experience", entry.experience)
    yield page.boundary()
    yield page.related()
    if entry.cta:
        yield page.button(entry.cta.text, entry.cta.label, entry.cta.to)
    yield from page.ending()
    yield page.siblings()


KIND = Kind("guide", "guides", Guide, present, entity_type="TechArticle")
