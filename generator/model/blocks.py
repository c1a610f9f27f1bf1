"""What a page is made of: typed blocks that every voice and every output reads.

Texts in blocks are resolved: references have become site routes, facts their values. A voice
decides how an address is written (relative in HTML, absolute twins in Markdown).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal


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


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks depth first, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from walk(block.blocks)
