"""Checklist: things to tick off, in groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from generator.kinds.compose import Composer, Kind
from generator.model import blocks
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import EvidenceRef, Line, Markdown, Part, Slug


class CheckItem(Part):
    """One thing to tick off."""

    id: Slug
    """Anchor, and the key under which the browser keeps the tick."""
    text: Markdown
    """What to do or to have."""
    why: Markdown | None = None
    """Why it matters."""
    evidence: tuple[EvidenceRef, ...] = ()
    """Fields of evidence.yml that this item collects."""
    required: bool = True
    """Whether the list is done without it."""


class CheckGroup(Part):
    """Items under one heading."""

    id: Slug
    """Anchor of the group."""
    heading: Line
    """The heading."""
    items: tuple[CheckItem, ...] = Field(min_length=1)
    """The items, in order."""


class Checklist(Entry):
    """A check list."""

    kind: ClassVar[str] = "checklist"

    groups: tuple[CheckGroup, ...] = Field(min_length=1)
    """The groups, in order."""


def present(entry: Checklist, page: Composer) -> Iterator[Block | None]:
    """Lay out a check list, group by group."""
    yield page.lead()
    yield page.audience()
    for group in entry.groups:
        items = tuple(_item(item, page) for item in group.items)
        yield blocks.Section(group.id, group.heading, (blocks.Checks(items),))
    yield page.questions()
    yield page.boundary()
    yield page.related()
    yield page.summary()
    yield from page.ending()
    yield page.siblings()


def _item(item: CheckItem, page: Composer) -> blocks.CheckItem:
    evidence = tuple(page.site.evidence[name].label for name in item.evidence)
    why = page.text(item.why) if item.why else None
    return blocks.CheckItem(item.id, page.text(item.text), why, item.required, evidence)


KIND = Kind("checklist", "checklists", Checklist, present, entity_type="ItemList")
