"""The files of an index: read as they are needed, decoded once, kept. ``index.js`` does the same."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.search.analysis import HAN
from generator.search.index import ROOT, SOUNDS
from generator.search.postings import LEVELS
from generator.search.sounds import sort_key

MOST_LEAVES = 3
"""Leaves that one prefix may span."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the index: how rare it is, and its pages with impacts."""

    idf: float
    pages: dict[int, int]


class Leaves:
    """The terms of an index by their place; ``read`` returns the text of a file of it."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self.root: dict[str, Any] = self.file(ROOT)
        self._sounds = _by_character(self.root["sounds"])
        self._all_sounds = False
        self._branches: dict[int, list[str]] = {}
        self._leaves: dict[int, dict[str, Entry]] = {}

    def file(self, path: str) -> Any:
        """Return a file of the index as a value."""
        return json.loads(self._read(path))

    def key(self, term: str) -> str:
        """Return the place of a term; the syllables of characters that the site does not use are read when one is met."""
        if not self._all_sounds and any(character >= HAN and character not in self._sounds for character in term):
            self._all_sounds = True
            self._sounds |= _by_character(self.file(SOUNDS))
        return sort_key(term, self._sounds)

    def entry(self, term: str) -> Entry | None:
        """Return a term of the index."""
        return self._leaf(self._at(self.key(term))).get(term)

    def beginning(self, low: str) -> list[str]:
        """Return the terms of the leaves in which keys that begin with ``low`` stand, and some of their neighbours."""
        first, last = self._at(low), self._at(low + "\uffff")
        return [term for number in range(first, min(last + 1, first + MOST_LEAVES)) for term in self._leaf(number)]

    def _at(self, key: str) -> int:
        """Return the number of the leaf in which a key stands, if anywhere."""
        place, fan = _place(self.root["starts"], key), self.root["fan"]
        if fan == 1:
            return place
        if place not in self._branches:
            self._branches[place] = self.file(f"branches/{place}.json")
        return int(place * fan + _place(self._branches[place], key))

    def _leaf(self, number: int) -> dict[str, Entry]:
        if number not in self._leaves and number < self.root["leaves"]:
            leaf = self.file(f"terms/{number}.json")
            found = zip(leaf["terms"].split(" "), leaf["idf"], leaf["pages"], strict=True)
            self._leaves[number] = {term: Entry(idf / 100, _pages(steps)) for term, idf, steps in found}
        return self._leaves.get(number, {})


def _place(starts: list[str], key: str) -> int:
    return max(0, bisect_right(starts, key) - 1)


def _by_character(table: dict[str, str]) -> dict[str, str]:
    return {character: sound for sound, characters in table.items() for character in characters}


def _pages(steps: list[int]) -> dict[int, int]:
    found, page = {}, 0
    for step in steps:
        page += step >> 6
        found[page] = step & LEVELS
    return found
