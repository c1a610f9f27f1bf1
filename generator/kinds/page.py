"""Page: a trust page, linked from every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from generator.kinds.compose import Composer, Kind
from generator.kinds.guide import Section
from generator.model.blocks import Block
from generator.model.entry import Entry


class TrustPage(Entry):
    """About, editorial policy, privacy, contact."""

    kind: ClassVar[str] = "page"

    role: Literal["about", "policy", "privacy", "contact", "other"] = "other"
    """What the page is for; decides its type in structured data."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The sections, in order."""


def present(entry: TrustPage, page: Composer) -> Iterator[Block | None]:
    """Lay out a trust page."""
    yield page.lead()
    yield from page.sections(entry.sections, numbered=False)
    yield page.questions()
    yield page.boundary()
    yield page.related()
    yield page.summary()
    yield from page.ending()


KIND = Kind("page", "pages", TrustPage, present, entity_type="")
