"""What the formats of a site are compared with, how, and what was found: the state that all comparisons of one site share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Any

from lxml import etree

from generator.audit.agreement.facts import BESIDES, MUST_TELL, one_of
from generator.audit.difference import NOTHING, Difference
from generator.audit.formats.html import html_page
from generator.audit.formats.lists import sitemap
from generator.audit.formats.record import record
from generator.audit.said import Line, Said, Words
from generator.built import Built


@dataclass
class Result:
    """What a comparison found, and how much it looked at."""

    differences: list[Difference]
    pages: int = 0
    fields: int = 0
    odd: list[tuple[str, str]] = field(default_factory=list)
    """(path, what is wrong) of the files that are not of the form that they should have."""
    covered: frozenset[str] = frozenset()
    """The HTML files that were compared."""


FAULTS = (LookupError, TypeError, AttributeError, ValueError, AssertionError, StopIteration, RecursionError, etree.LxmlError)
"""What a reader of a format meets in a file of another form: the file is named, never the reader's trouble."""

_NAME = 80
"""Characters of the longest name of a part that a message repeats."""

_TEXTS = 512
"""The pages whose text is kept at once."""


class Comparison:
    """One built site: what its pages say, in which file each format speaks of them, and what was found."""

    def __init__(self, built: Built, words: Words) -> None:
        self.built = built
        self.words = words
        self.found = Result([])
        self.places: dict[tuple[str, str], str] = {}
        """The file in which a format speaks of a page, by both; of all pages, where the address is empty."""
        self.index: Any = {"url": "", "pages": [], "kinds": []}
        with self.reading("api/index.json"):
            self.index = _index(built)
        self.site = self.index["url"].rstrip("/")
        self.records = {item["url"]: item["record"].removeprefix(f"{self.site}/") for item in self.index["pages"] if item.get("record")}
        """The file of each page's record, as what follows by the address of the page."""
        self.sources: dict[str, str] = {}
        """Its HTML file."""
        self.html: dict[str, dict[str, str]] = {}
        """The facts of its HTML."""
        self.best: dict[str, dict[str, str]] = {}
        """The facts that everything else is compared with: those of its record, or of HTML where it has none."""
        self.written: dict[str, Said] = {}
        """The head of a page that a person wrote."""
        self.text_of = lru_cache(maxsize=_TEXTS)(self._text_of)

    @contextmanager
    def reading(self, path: str) -> Iterator[None]:
        """Note that a file is not of the form that it should have, instead of failing."""
        try:
            yield
        except FAULTS as error:
            self.found.odd.append((path, _trouble(error)))

    def result(self) -> Result:
        """Return what was found, when everything is compared."""
        self.found.pages = len(self.best) + len(self.written)
        self.found.covered = frozenset(self.sources[address] for address in self.best)
        return self.found

    # what a page says

    @property
    def entries(self) -> list[str]:
        """The addresses of the pages that were published one day; the others are listings."""
        return [address for address, facts in self.best.items() if "published" in facts]

    @cached_property
    def days(self) -> dict[str, str]:
        """The day of every address in the sitemaps."""
        rows: dict[str, str] = {}
        for path in self.built.paths("sitemap*.xml"):
            with self.reading(path):
                found = sitemap(self.built.text(path))
                self.places |= {("sitemap", address): path for address in found}
                rows |= found
        self.places["sitemap", ""] = "sitemap.xml"
        return rows

    def everything(self, address: str) -> dict[str, str]:
        """Return the facts of the record and what HTML tells besides."""
        return {"kind": "listing"} | self.html[address] | self.best[address]

    def has_record(self, address: str) -> bool:
        """Tell whether a page is compared with its record."""
        return address in self.best and self.best[address] is not self.html.get(address)

    def _text_of(self, address: str) -> list[Line]:
        """Return the text that everything else is compared with."""
        if self.has_record(address):
            return record(self.built.json(self.records[address]), self.words, self.site).lines
        return html_page(self.built.text(self.sources[address]), self.words).lines

    # comparing

    def markdown(self, address: str, name: str, said: Said) -> None:
        """Compare a Markdown rendering of a page."""
        self.facts(address, name, self.everything(address), said.facts)
        self.lines(address, name, said.lines)

    def each(self, name: str, found: Mapping[str, Mapping[str, str]], wanted: Iterable[str]) -> None:
        """Compare what a list says of each page; ``wanted`` are the pages that it must have."""
        self.same_pages(name, found, wanted)
        for address in [address for address in found if address in self.best]:
            self.facts(address, name, self.everything(address), found[address])

    def same_pages(self, name: str, found: Iterable[str], wanted: Iterable[str]) -> None:
        """Compare two sets of pages."""
        found, wanted = set(found), set(wanted)
        self.found.fields += len(wanted)
        for address in sorted(wanted - found):
            self.differ(address, "page", "html", name, address, NOTHING)
        for address in sorted(found - wanted):
            self.differ(address, "page", "html", name, NOTHING, address)

    def facts(self, address: str, name: str, best: Mapping[str, str], said: Mapping[str, str]) -> None:
        """Compare the facts that a format must tell, and find those that nobody else tells."""
        for fact, text in best.items():
            if one_of(fact, MUST_TELL[name]):
                self.same(address, fact, "record", name, text, said.get(fact, NOTHING))
        for fact, text in said.items():
            if fact not in best and not one_of(fact, BESIDES.get(name, ())):
                self.differ(address, fact, "record", name, NOTHING, text)

    def lines(self, address: str, name: str, found: list[Line]) -> None:
        """Compare the text in reading order. HTML does not tell the language of code."""
        with_language = name in {"twin", "llms-full"} and self.has_record(address)
        wanted, found = ([line for line in lines if with_language or line.role != "language"] for lines in (self.text_of(address), found))
        first, second = [key(line) for line in wanted], [key(line) for line in found]
        self.found.fields += len(first)
        if first == second:
            return
        for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
            for number in range(max(b - a, d - c) if tag != "equal" else 0):
                one = wanted[a + number] if a + number < b else None
                two = found[c + number] if c + number < d else None
                shown = next(line for line in (one, two) if line)
                self.differ(address, shown.name or shown.role, "record", name, _tell(one, two), _tell(two, one))

    def same(self, address: str, name: str, one: str, two: str, first: str, second: str) -> None:
        """Note a difference between two texts, if there is one."""
        self.found.fields += 1
        if first != second:
            self.differ(address, name, one, two, first, second)

    def differ(self, address: str, name: str, one: str, two: str, first: str, second: str) -> None:
        """Note a difference."""
        paths = self.path_of(address, one), self.path_of(address, two)
        texts = str(first), str(second)  # data that was changed may hold anything
        self.found.differences.append(Difference(str(address), name, (one, two), texts, paths))

    def path_of(self, address: str, name: str) -> str:
        """Return the file in which a format speaks of a page."""
        places = (self.places.get((name, address)), self.places.get((name, "")), self.sources.get(address))
        return next((path for path in places if path), name if self.built.has(name) else "")


def _index(built: Built) -> Any:
    """Return /api/index.json, if it is what it should be."""
    value = built.json("api/index.json")
    wanted = (value["url"], *(item["url"] for item in value["pages"]), *(item["url"] for item in value["kinds"]))
    if not all(isinstance(address, str) for address in wanted):
        raise TypeError("an address that is no text")
    return value


def _trouble(error: BaseException) -> str:
    """Return what a reader met, for people; nothing of the file's content."""
    if isinstance(error, KeyError) and error.args and isinstance(error.args[0], str) and len(error.args[0]) < _NAME:
        return f"`{error.args[0]}` is not there"
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON: line {error.lineno}, column {error.colno}"
    return f"a part of it is missing or is of another form ({type(error).__name__})"


def key(line: Line) -> tuple[str, str, tuple[str, ...]]:
    """Return that of a piece of text by which it is the same in two formats."""
    return line.role, line.text, line.links


def _tell(line: Line | None, other: Line | None) -> str:
    if line is None:
        return NOTHING
    if other is None or line.text != other.text:
        return line.text
    return f"({line.role}) {line.text}" if line.role != other.role else f"{line.text} -> {' '.join(line.links) or NOTHING}"
