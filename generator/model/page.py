"""A page: what a route shows, as typed blocks that every voice and every output reads.

Texts in blocks are resolved: references have become site routes, facts their values. A voice
decides how an address is written (relative in HTML, absolute twins in Markdown).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from generator.model.artifact import Imprint, imprint_of


@dataclass(frozen=True, slots=True)
class Target:
    """A link inside a text: characters ``start`` to ``end`` of its Markdown are the address.

    ``route`` is a site route with an optional anchor, or the path of an asset.
    """

    start: int
    end: int
    route: str


@dataclass(frozen=True, slots=True)
class Text:
    """Resolved Markdown. ``targets`` are its links into the site, in order."""

    markdown: str
    targets: tuple[Target, ...] = ()

    def linked(self, address: Callable[[Target], str]) -> str:
        """Return the Markdown with every link into the site written by ``address``."""
        if not self.targets:
            return self.markdown
        parts, position = [], 0
        for target in self.targets:
            parts += [self.markdown[position : target.start], address(target)]
            position = target.end
        return "".join([*parts, self.markdown[position:]])


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its anchor."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs."""

    text: Text


@dataclass(frozen=True, slots=True)
class Lead:
    """The first paragraph of a page."""

    text: Text


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading; ``lang`` marks a section in another language."""

    anchor: str
    heading: str
    blocks: tuple[Block, ...]
    lang: str = ""
    role: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class AnswerBox:
    """The question and the short answer that can be quoted."""

    question: str
    answer: Text


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it is."""

    term: str
    names: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Steps:
    """Things to do, in order."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Things without an order."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under column heads. ``row_anchors`` are empty or one a row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    row_anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer. ``origin`` is the route of the page that owns it, if another."""

    anchor: str
    question: str
    answer: Text
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions with their answers."""

    items: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class VariableField:
    """A variable of replies, for the table and the form."""

    name: str
    label: str
    example: str
    boundary: Text
    required: bool
    customer_facing: bool


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of the replies on a page."""

    items: tuple[VariableField, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply, ready to fill in and copy. ``origin`` is where it stands on the page that owns it, if on another."""

    anchor: str
    title: str
    intent: str
    text: Text
    origin: str = ""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing to tick off."""

    anchor: str
    text: Text
    why: Text | None
    required: bool
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checks:
    """Things to tick off."""

    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Program text."""

    language: str
    code: str
    caption: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that stands out."""

    tone: Literal["note", "boundary", "warning", "action"]
    title: str
    text: Text


@dataclass(frozen=True, slots=True)
class Card:
    """A link to another page with its description."""

    route: str
    title: str
    text: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Links to other pages."""

    items: tuple[Card, ...]
    style: Literal["cards", "list", "compact"] = "list"


@dataclass(frozen=True, slots=True)
class Button:
    """Where a reader who is done goes next. ``route`` may be an absolute address."""

    text: str
    label: str
    route: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the change log."""

    date: datetime.date
    change: str
    trigger: str
    approved_by: str
    route: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """What changed, newest first."""

    items: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source."""

    title: str
    url: str
    checked: datetime.date


@dataclass(frozen=True, slots=True)
class Citations:
    """Evidence for what a page says."""

    items: tuple[Cited, ...]


Block = (
    Prose
    | Lead
    | Section
    | AnswerBox
    | Definition
    | Steps
    | Bullets
    | Table
    | Questions
    | Variables
    | Reply
    | Checks
    | Code
    | Callout
    | Cards
    | Button
    | ChangeLog
    | Citations
)


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


@dataclass(frozen=True)
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

    @cached_property
    def imprint(self) -> Imprint:
        """Stands for all that the page shows."""
        return imprint_of(self)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The contents list: the headings of the page in order, level 2 first."""
        return tuple(_headings(self.blocks, 2))

    def walk(self) -> Iterator[Block]:
        """Yield every block, those of sections after the section itself."""
        yield from walk(self.blocks)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks depth first, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from walk(block.blocks)


def _headings(blocks: tuple[Block, ...], level: int) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Section):
            yield Heading(level, block.anchor, block.heading)
            yield from _headings(block.blocks, level + 1)
        elif isinstance(block, Reply):
            yield Heading(level, block.anchor, block.title)
