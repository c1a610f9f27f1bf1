"""Ranking over the files of an index. ``rank.js`` does the same, with the same numbers.

The score of a page is the sum over slots of the best phrase's impacts, raised by how much of the query the
page covers and by whether it is called so. A word that no page has falls back: Chinese to homophones, then to
single characters; Latin to prefixes, misspellings (Damerau 1964: optimal string alignment), then to pinyin.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import cached_property

from generator.search.analysis import HAN, SHORT, is_han
from generator.search.language import WEAK
from generator.search.leaves import Leaves
from generator.search.postings import LEVELS
from generator.search.query import Language, Phrase, Plan, Slot, plan
from generator.search.weights import Weights

LONG = 7
"""Letters up to which a word may have one misspelling, and no more."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found. ``coverage`` is how much of the query it has."""

    number: int
    id: str
    kind: str
    route: str
    title: str
    description: str
    places: tuple[tuple[str, str], ...]
    score: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found, best first; ``weak`` when nothing fits well."""

    hits: tuple[Hit, ...]
    total: int
    weak: bool


class Engine:
    """Searches one index; ``read`` returns the text of a file of it."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._leaves = Leaves(read)
        self.root = self._leaves.root
        self.weights = Weights(**self.root["weights"])
        self.rarest: float = self.root["rarest"] / 100

    @cached_property
    def words(self) -> Language:
        """The tables of queries."""
        old, new = self.root["variants"]
        groups = tuple(tuple(group) for group in self.root["groups"])
        return Language(groups, tuple(self.root["asking"]), str.maketrans(old, new), self.weights)

    def search(self, query: str, *, limit: int = 10, kind: str = "", typing: bool = False) -> Results:
        """Return the best pages for ``query``."""
        wanted = plan(query, self.words)
        scores: dict[int, float] = {}
        covered: dict[int, float] = {}
        total = 0.0
        for slot in wanted.slots:
            importance = self._add(self._resolve(slot, wanted.last if typing else ""), scores, covered)
            total += importance if slot.falls else 0.0
        called = self._leaves.entry("=" + wanted.key) if wanted.key else None
        if called:
            for page in called.pages:
                scores.setdefault(page, self.weights.called_only)
        return self._ranked(scores, covered, total, called.pages if called else {}, limit, kind, wanted)

    def _resolve(self, slot: Slot, last: str) -> Slot:
        """Return the slot with fallbacks, if nothing of what was typed is known."""
        typed = slot.phrases[0].terms
        if len(typed) != 1:
            return slot
        [term] = typed
        known = any(self._leaves.entry(one) for phrase in slot.phrases for one in phrase.terms)
        more: list[Phrase] = []
        if not known and slot.falls:
            more = self._unknown_han(term) if is_han(term) else self._unknown_latin(term)
        elif term == last and len(term) > 1:
            more = [Phrase((one,), self.weights.typing) for one in self._prefixed(term)]
        return Slot(slot.weight, (*slot.phrases, *more)) if more else slot

    def _unknown_han(self, term: str) -> list[Phrase]:
        """Return what sounds the same, or else the characters of a pair."""
        if len(term) == 1:
            return []
        key = self._leaves.key(term)
        same = self._sounding(key[: key.rindex(" ") + 1], len(term))
        if same:
            return [Phrase((one,), self.weights.homophone) for one in same]
        return [Phrase((one,), self.weights.character) for one in term if one not in WEAK]

    def _unknown_latin(self, term: str) -> list[Phrase]:
        found = [Phrase((one,), self.weights.prefix) for one in self._prefixed(term)] if len(term) > 1 else []
        if len(term) > SHORT and not term.isdigit():
            most = 2 if len(term) > LONG else 1
            for one in self._leaves.beginning(term[:2]):
                if _latin(one) and len(one) >= SHORT and abs(len(one) - len(term)) <= most and not one.isdigit():
                    away = distance(term, one, most)
                    found += [Phrase((one,), self.weights.near if away == 1 else self.weights.far)] if away <= most else []
        if not found and term.isalpha():
            found = self._spelt(term)
        return found

    def _prefixed(self, term: str) -> list[str]:
        found = self._leaves.beginning(term)
        return sorted(one for one in found if _latin(one) and one.startswith(term) and one != term)[: self.weights.most_near]

    def _sounding(self, low: str, length: int) -> list[str]:
        """Return the Chinese terms of a length whose key begins with ``low``."""
        found = self._leaves.beginning(low)
        return [one for one in found if one[0] >= HAN and len(one) == length and self._leaves.key(one).startswith(low)]

    def _spelt(self, letters: str) -> list[Phrase]:
        """Return Chinese terms that letters spell in pinyin: liushi is 流式."""
        for one, two in segmentations(letters, self.root["sounds"]):
            if found := self._sounding(f"{one} {two} ", 2):
                return [Phrase((term,), self.weights.sound) for term in found]
        return []

    def _add(self, slot: Slot, scores: dict[int, float], covered: dict[int, float]) -> float:
        """Add what a slot says of pages; return how much it is of the query."""
        best: dict[int, float] = {}
        sure: dict[int, float] = {}
        importance = 0.0
        for phrase in slot.phrases:
            found, idf = self._say(phrase)
            if not importance:
                importance = idf if phrase.weight > self.weights.character else self.rarest * self.weights.unknown
            for page, value in found.items():
                if value * phrase.weight > best.get(page, 0.0):
                    best[page] = value * phrase.weight
                sure[page] = max(sure.get(page, 0.0), self._credit(phrase.weight))
        if not best:
            return slot.weight * self.rarest * (self.weights.unknown if is_han(slot.phrases[0].terms[0]) else 1.0)
        for page, value in best.items():
            scores[page] = scores.get(page, 0.0) + slot.weight * value
            covered[page] = covered.get(page, 0.0) + (slot.weight * importance * sure[page] if slot.falls else 0.0)
        return slot.weight * importance

    def _credit(self, weight: float) -> float:
        """Return how far a phrase of some weight covers its slot: a synonym does, a single character hardly."""
        return 1.0 if weight > self.weights.prefix - 0.01 else 0.7 if weight > self.weights.character else 0.15

    def _say(self, phrase: Phrase) -> tuple[dict[int, float], float]:
        """Return what a phrase says of pages, and how rare it is. Pages with a part of it get less than that part."""
        entries = [entry for entry in map(self._leaves.entry, phrase.terms) if entry]
        count = len(phrase.terms)
        sums: dict[int, float] = {}
        met: dict[int, int] = {}
        for entry in entries:
            for page, impact in entry.pages.items():
                sums[page] = sums.get(page, 0.0) + entry.idf * impact / LEVELS
                met[page] = met.get(page, 0) + 1
        part = {page: value * math.pow(met[page] / count, self.weights.partly) / math.sqrt(count) for page, value in sums.items()}
        return part, sum(entry.idf for entry in entries) / math.sqrt(count)

    def _ranked(
        self, scores: dict[int, float], covered: dict[int, float], total: float, called: dict[int, int], limit: int, kind: str, wanted: Plan
    ) -> Results:
        defining = self.weights.bare_standing if wanted.bare else self.weights.sentence_standing
        kinds: list[tuple[str, float]] = [
            (name, standing * (defining if defines else 1.0))
            for name, _, count, standing, defines in self.root["kinds"]
            for _ in range(count)
        ]
        ranked: list[tuple[float, int, float]] = []
        for page, score in scores.items():
            name, standing = kinds[page]
            if kind and name != kind:
                continue
            part = min(1.0, covered.get(page, 0.0) / total) if total else 0.0
            if page in called:
                part = max(part, called[page] / LEVELS)
            value = score * math.pow(part, self.weights.coverage) * standing * (1 + self.weights.called * called.get(page, 0) / LEVELS)
            ranked.append((-round(value, 6), page, part))
        ranked.sort()
        hits = tuple(self._hit(page, kinds[page][0], -value, part) for value, page, part in ranked[:limit])
        faint = self.weights.faint * self.rarest
        weak = not ranked or ranked[0][2] < self.weights.poor or -ranked[0][0] < faint
        return Results(hits, len(ranked), weak)

    def _hit(self, page: int, kind: str, score: float, part: float) -> Hit:
        together = self.root["together"]
        id_, route, title, description, places = self._leaves.file(f"pages/{page // together}.json")[page % together]
        return Hit(page, id_, kind, route, title, description, tuple((anchor, text) for anchor, text in places), score, part)


def _latin(term: str) -> bool:
    return "0" <= term[0] <= "z" and term[0] != "="


def segmentations(letters: str, syllables: Container[str]) -> list[tuple[str, str]]:
    """Return the ways to read letters as two syllables.

    >>> segmentations("liushi", {"liu", "shi"})
    [('liu', 'shi')]
    """
    cuts = ((letters[:cut], letters[cut:]) for cut in range(1, min(7, len(letters))))
    return [(one, two) for one, two in cuts if one in syllables and two in syllables]


def distance(one: str, two: str, most: int) -> int:
    """Return the optimal string alignment distance, or ``most + 1`` when it is more.

    >>> distance("lobchat", "lobechat", 2), distance("chta", "chat", 1), distance("abcd", "wxyz", 2)
    (1, 1, 3)
    """
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(two, 1):
            value = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                value = min(value, before[j - 2] + 1)
            new.append(value)
        if min(new) > most:
            return most + 1
        before, row = row, new
    return row[-1]
