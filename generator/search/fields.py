"""What a page gives to search: its texts by field, its places to jump to, the words of its term.

A field is a kind of evidence. Blocks that lead elsewhere, or that stand on every page, give nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from generator.kinds.capabilities import HasReplies, HasTerm
from generator.model import blocks
from generator.model.blocks import Block, Section, Text
from generator.model.page import Page
from generator.model.site import Handwritten, Site
from generator.text.markdown import to_plain

FIELDS = ("title", "question", "aliases", "signals", "asked", "headings", "description", "answer", "text")
"""The fields, those that say most of a page first."""

FRAME = frozenset({"related", "siblings", "used_by", "change_log", "trust", "pages", "sources", "evidence", "never_ask", "variables"})
"""Roles of sections that lead elsewhere, or repeat what other pages own."""


REPLIES, POSTS = 0.85, 0.88
"""Standing of pages that are written for agents, and of articles: readers in need come for neither first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A heading or question inside a page."""

    anchor: str
    text: str


@dataclass(slots=True)
class Card:
    """What search knows of a page without reading it."""

    id: str
    kind: str
    route: str
    title: str
    description: str
    group: str
    """What the page shares with its neighbours: pages are numbered by kind and group."""
    standing: float = 1.0
    """How likely a reader wants a page of this kind, all else equal."""
    defines: bool = False
    """Whether it says what a word means."""
    synonyms: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, str, str]:
        """Pages are numbered in this order."""
        return self.kind, self.group, self.id


@dataclass(slots=True)
class Searchable(Card):
    """One page as search sees it."""

    texts: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wordings:
    """What finds the page of an entry, beside what the page shows."""

    questions: tuple[str, ...] = ()
    """Other wordings of the questions that the entry owns."""
    signals: tuple[str, ...] = ()
    term: tuple[str, ...] = ()
    """The term that it defines, and its abbreviations."""
    standing: float = 1.0


def wordings_of(page: Page | Handwritten, site: Site) -> Wordings:
    """Return what finds a page, beside what it shows; a hand-written one shows it all."""
    if isinstance(page, Handwritten):
        return Wordings()
    entry = site.entries[page.id]
    questions = (alias for item in getattr(entry, "entries", ()) for alias in item.aliases)
    term = (entry.term, *entry.abbreviations) if isinstance(entry, HasTerm) else ()
    standing = REPLIES if isinstance(entry, HasReplies) else POSTS if page.entity_type == "BlogPosting" else 1.0
    return Wordings(tuple(questions), tuple(symptom.signal for symptom in entry.symptoms), term, standing)


def card_of(page: Page | Handwritten, wordings: Wordings) -> Card:
    """Return what is known of a page without reading it."""
    if isinstance(page, Handwritten):
        return Card(page.route, "document", page.route, page.title, page.description, "")
    group = page.topics[0].route if page.topics else ""
    return Card(page.id, page.kind, page.route, page.title, page.description, group, wordings.standing, bool(wordings.term), wordings.term)


def searchable(page: Page | Handwritten, wordings: Wordings) -> Searchable:
    """Return what a page gives."""
    card = card_of(page, wordings)
    found = Searchable(**{part.name: getattr(card, part.name) for part in fields(card)})
    found.texts["title"].append(page.title)
    found.texts["description"].append(page.description)
    if isinstance(page, Handwritten):
        found.texts["text"].append(to_plain(page.markdown))
        return found
    found.texts["title"] += wordings.term[:1]
    found.texts["aliases"] += (*page.aliases, *wordings.questions, *wordings.term[1:])
    found.texts["signals"] += wordings.signals
    _gather(page.blocks, found)
    return found


def _gather(content: tuple[Block, ...], found: Searchable) -> None:
    for block in content:
        match block:
            case Section(role=role) if role in FRAME:
                continue
            case Section():
                if not block.role:
                    found.texts["headings"].append(block.heading)
                if not block.lang:
                    found.places.append(Place(block.anchor, block.heading))
                _gather(block.blocks, found)
            case blocks.AnswerBox():
                found.texts["question"].append(block.question)
                found.texts["answer"].append(to_plain(block.answer.markdown))
            case blocks.Definition():
                found.texts["answer"].append(to_plain(block.text.markdown))
            case blocks.Questions():
                found.texts["asked"] += [item.question for item in block.items]
                found.places += [Place(item.anchor, item.question) for item in block.items]
                found.texts["text"] += [to_plain(item.answer.markdown) for item in block.items]
            case blocks.Reply():
                found.texts["headings"] += [block.title, block.intent]
                found.places.append(Place(block.anchor, block.title))
                found.texts["text"].append(to_plain(block.text.markdown))
            case _:
                found.texts["text"] += _words(block)


def _words(block: Block) -> Iterator[str]:
    """Yield the plain texts of a block that holds nothing but text."""
    match block:
        case blocks.Prose() | blocks.Lead() | blocks.Callout():
            yield _plain(block.text)
        case blocks.Steps() | blocks.Bullets():
            yield from map(_plain, block.items)
        case blocks.Table():
            yield from block.columns
            yield from (_plain(cell) for row in block.rows for cell in row)
        case blocks.Checks():
            for item in block.items:
                yield _plain(item.text)
                yield from [_plain(item.why)] if item.why else []
        case blocks.Code():
            yield block.caption
            yield block.code


def _plain(text: Text) -> str:
    return to_plain(text.markdown)
