"""What a page gives to search: its texts by field, its places to jump to, the words of its term.

A field is a kind of evidence. Blocks that lead elsewhere, or that stand on every page, give nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.kinds.capabilities import HasReplies, HasTerm
from generator.model import page as blocks
from generator.model.entry import Entry
from generator.model.page import Block, Page, Section, Text
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
class Searchable:
    """One page as search sees it."""

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
    texts: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    places: list[Place] = field(default_factory=list)
    synonyms: tuple[str, ...] = ()


def searchable_page(page: Page, site: Site) -> Searchable:
    """Return what the page of an entry gives."""
    entry = site.entries[page.id]
    found = Searchable(page.id, page.kind, page.route, page.title, page.description, page.topics[0].route if page.topics else "")
    found.texts["title"].append(page.title)
    found.texts["description"].append(page.description)
    found.texts["aliases"] += page.aliases
    found.texts["aliases"] += _wordings(entry)
    found.texts["signals"] += [symptom.signal for symptom in entry.symptoms]
    if isinstance(entry, HasTerm):
        found.defines = True
        found.synonyms = (entry.term, *entry.abbreviations)
        found.texts["title"].append(entry.term)
        found.texts["aliases"] += entry.abbreviations
    if isinstance(entry, HasReplies):
        found.standing = REPLIES
    elif page.entity_type == "BlogPosting":
        found.standing = POSTS
    _gather(page.blocks, found, page.language)
    return found


def searchable_file(page: Handwritten) -> Searchable:
    """Return what a hand-written page gives."""
    found = Searchable(page.route, "document", page.route, page.title, page.description, "")
    found.texts["title"].append(page.title)
    found.texts["description"].append(page.description)
    found.texts["text"].append(to_plain(page.markdown))
    return found


def _wordings(entry: Entry) -> Iterator[str]:
    """Yield other wordings of the questions that an entry owns."""
    for item in getattr(entry, "entries", ()):
        yield from item.aliases


def _gather(content: tuple[Block, ...], found: Searchable, language: str) -> None:
    for block in content:
        match block:
            case Section(role=role) if role in FRAME:
                continue
            case Section():
                if not block.role:
                    found.texts["headings"].append(block.heading)
                if not block.lang:
                    found.places.append(Place(block.anchor, block.heading))
                _gather(block.blocks, found, language)
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
