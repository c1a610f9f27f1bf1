"""The site: every published entry with its address, assembled once and frozen."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import quote

from generator.model.artifact import Imprint, imprint_of
from generator.model.entry import Entry
from generator.model.vocabulary import (
    Brand,
    Crawler,
    EvidenceField,
    Forbidden,
    Person,
    Policy,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that the generator itself prints, by dotted name, for one language."""

    language: str
    words: Mapping[str, str]

    def __call__(self, label: str, /, **values: object) -> str:
        """Return the words of ``label`` with ``{placeholders}`` filled in."""
        text = self.words[label]
        return text.format(**values) if values else text

    def first(self, *names: str) -> str:
        """Return the first of ``names`` that there is a label for."""
        return next(self.words[name] for name in names if name in self.words)


@dataclass(frozen=True, slots=True)
class KindInfo:
    """What a kind is to a site: its folder, and how structured data calls it."""

    name: str
    folder: str
    page_type: str
    entity_type: str

    @property
    def route(self) -> str:
        """Address of the kind's index."""
        return f"/{self.folder}/"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file under ``content/assets/``; dimensions in pixels, 0 if it has none."""

    path: str
    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Handwritten:
    """A Markdown page that a person wrote for MkDocs; ``path`` relative to the content folder."""

    path: str
    route: str
    title: str
    description: str
    markdown: str
    updated: datetime.date | None
    first_line: int = 1
    """Line of the file on which ``markdown`` begins."""


@dataclass(frozen=True, eq=False)
class Glossary:
    """The words that are linked to glossary terms. One equals itself alone, so that what is known of a text is known by it."""

    words: Mapping[str, str] = field(default_factory=dict)
    """Case-folded word to the id of its term."""
    initials: re.Pattern[str] | None = None
    """A character that a word begins with, before one that is the second of some word."""
    by_initial: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """The words that begin with a character, the longest first: one pattern of them all would try each of them at every place."""

    def mentions(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, term id) for every word of the glossary in ``text``, from left to right."""
        at = 0
        while self.initials is not None and (first := self.initials.search(text, at)):
            match = self.by_initial[first[0]].match(text, first.start())
            if match:
                yield match.start(), match.end(), self.words[match[0].casefold()]
            at = match.end() if match else first.end()


@dataclass(frozen=True)
class Frame:
    """What any page may show of its site. It says nothing of other pages, so that a page changes with itself and this alone."""

    url: str
    brand: Brand
    labels: Labels
    assets: Mapping[str, Asset]

    @cached_property
    def imprint(self) -> Imprint:
        """Stands for all of it."""
        return imprint_of(self)

    def permalink(self, route: str) -> str:
        """Return the absolute address of a site route; what no address may hold is encoded."""
        path, hash_, anchor = route.partition("#")
        return f"{self.url.rstrip('/')}{quote(path)}{hash_}{anchor}"


@dataclass(frozen=True)
class Site:
    """All that pages and outputs are made from. Holds no draft, and no private note."""

    url: str
    today: datetime.date
    brand: Brand
    topics: Mapping[str, Topic]
    evidence: Mapping[str, EvidenceField]
    policy: Policy
    labels: Labels
    kinds: tuple[KindInfo, ...]
    entries: Mapping[str, Entry]
    routes: Mapping[str, str]
    glossary: Glossary
    backlinks: Mapping[str, tuple[str, ...]]
    redirects: Mapping[str, str]
    assets: Mapping[str, Asset]
    handwritten: tuple[Handwritten, ...] = ()
    crawlers: tuple[Crawler, ...] = ()
    indexnow_key: str = ""
    briefs: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What speaks for an entry in lists, by its id, for those that were asked for."""

    @cached_property
    def frame(self) -> Frame:
        """What any page may show of the site."""
        return Frame(self.url, self.brand, self.labels, self.assets)

    def permalink(self, route: str) -> str:
        """Return the absolute address of a site route; what no address may hold is encoded."""
        return self.frame.permalink(route)

    def person(self, name: str) -> Person:
        """Return the person or team called ``name``."""
        return self._people[name]

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in reversed(self.brand.people)}

    def kind(self, entry_id: str) -> KindInfo:
        """Return the kind of the entry called ``entry_id``."""
        name = entry_id.partition(":")[0]
        return next(kind for kind in self.kinds if kind.name == name)

    def of_kind(self, name: str) -> Iterator[tuple[str, Entry]]:
        """Yield (id, entry) of one kind, in order of id."""
        return iter(self._by_kind.get(name, {}).items())

    @cached_property
    def _by_kind(self) -> dict[str, dict[str, Entry]]:
        found: dict[str, dict[str, Entry]] = {}
        for id_, entry in self.entries.items():
            found.setdefault(id_.partition(":")[0], {})[id_] = entry
        return found

    @cached_property
    def by_topic(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The ids of the entries that name a topic, by kind and topic, in order of id."""
        found: dict[tuple[str, str], list[str]] = {}
        for id_, entry in self.entries.items():
            for topic in dict.fromkeys(entry.topics):
                found.setdefault((id_.partition(":")[0], topic), []).append(id_)
        return {place: tuple(ids) for place, ids in found.items()}

    def forbidden(self, name: str) -> Forbidden:
        """Return the item of the policy called ``name``."""
        return next(item for item in self.policy.never if item.id == name)

    def question(self, ref: str) -> Any:
        """Return the FAQ entry that ``faq:slug#entry`` names."""
        id_, _, anchor = ref.partition("#")
        page: Any = self.entries[id_]
        return next(item for item in page.entries if item.id == anchor)
