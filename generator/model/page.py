"""A page: what a route shows, as blocks and what is known of it beside them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model.artifact import Imprint, imprint_of
from generator.model.blocks import Block, Reply, Section, walk


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its anchor."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A named link into the site."""

    route: str
    label: str


@dataclass(frozen=True, slots=True)
class Pager:
    """The place of a page in a listing of several: ``number`` of ``total``, the first at ``route``."""

    number: int
    total: int
    route: str
    starts: tuple[Link, ...] = ()
    """On the first page: the sections that begin on later ones."""

    @property
    def shown(self) -> tuple[tuple[int, str], ...]:
        """Number and address of the pages that a reader is offered: first, last, and those beside this one."""
        near = {1, self.number - 1, self.number, self.number + 1, self.total}
        return tuple((number, self.address(number)) for number in sorted(near) if 1 <= number <= self.total)

    def address(self, number: int) -> str:
        """Return the route of one of the pages."""
        return self.route if number == 1 else f"{self.route}page/{number}/"


@dataclass(frozen=True, slots=True)
class Team:
    """Who owns or wrote a page."""

    id: str
    name: str
    type: str
    route: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a route shows. Everything that voices and outputs need, and nothing private."""

    route: str
    id: str
    kind: str
    title: str
    description: str
    language: str
    blocks: tuple[Block, ...]
    trail: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    mentions: tuple[Link, ...] = ()
    owner: Team | None = None
    author: Team | None = None
    published: datetime.date | None = None
    updated: datetime.date | None = None
    review_by: datetime.date | None = None
    stale: bool = False
    english: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    redirect_from: tuple[str, ...] = ()
    page_type: str = "WebPage"
    entity_type: str = ""
    about: str = ""
    listed: bool = field(default=True)
    pager: Pager | None = None
    _imprint: Imprint | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def imprint(self) -> Imprint:
        """Stands for all that the page shows. It is worked out once."""
        if self._imprint is None:
            object.__setattr__(self, "_imprint", imprint_of(self))
        assert self._imprint is not None
        return self._imprint

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The contents list: the headings of the page in order, level 2 first."""
        return tuple(_headings(self.blocks, 2))

    def walk(self) -> Iterator[Block]:
        """Yield every block, those of sections after the section itself."""
        yield from walk(self.blocks)


def _headings(blocks: tuple[Block, ...], level: int) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Section):
            yield Heading(level, block.anchor, block.heading)
            yield from _headings(block.blocks, level + 1)
        elif isinstance(block, Reply):
            yield Heading(level, block.anchor, block.title)
