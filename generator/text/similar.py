"""Finding texts that are nearly the same among many, without comparing each with each.

A text becomes a set of pieces; how alike two are is what they share of all their pieces (Jaccard). Two sets that
share enough must share one of their rarest pieces (prefix filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006), so
that only texts which meet in a rare piece are compared.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NO_WORDS = re.compile(r"[\W_]+")
_LATIN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*")
_SAMPLE = 4
"""Of long texts every fourth piece is kept, chosen by its first character: the same ones wherever a passage stands."""
_MOST = 16
"""Texts under one rare piece that a further one is compared with: copies of copies are found by the first of them."""


class Alike(NamedTuple):
    """Texts number ``first`` and ``second``, and the share of pieces that both have."""

    first: int
    second: int
    share: float


def plain_words(text: str) -> str:
    """Return a text without case, width, spaces and punctuation."""
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())


def distinctive(text: str) -> frozenset[str]:
    """Return the Latin words and numbers of a text: "401" and "402" make otherwise equal titles different ones."""
    return frozenset(_LATIN.findall(unicodedata.normalize("NFKC", text).casefold()))


def pairs_of(text: str) -> frozenset[str]:
    """Return the pieces of a short text: every two neighbouring characters."""
    words = plain_words(text)
    return frozenset(words[number : number + 2] for number in range(max(1, len(words) - 1)))


def shingles(text: str, length: int = 8) -> frozenset[str]:
    """Return a sample of the passages of a long text."""
    words = plain_words(text)
    last = max(1, len(words) - length + 1)
    return frozenset(words[number : number + length] for number in range(last) if not ord(words[number : number + 1] or "\0") % _SAMPLE)


class Comparison:
    """Finds pairs of sets that are at least ``least`` alike.

    Candidates share ``together`` of their rarest pieces, which long texts do not by chance (AdaptJoin: Wang, Li,
    Feng, SIGMOD 2012). ``compared`` counts how many pairs were held against each other.
    """

    def __init__(self, sets: Sequence[frozenset[str]], least: float, together: int = 1) -> None:
        self.sets = sets
        self.least = least
        self.together = together
        self.compared = 0

    def alike(self) -> Iterator[Alike]:
        """Yield every text that is like an earlier one, with the one that it is most like."""
        frequency = Counter(piece for pieces in self.sets for piece in pieces)
        holders: dict[str, list[int]] = {}
        for number, pieces in enumerate(self.sets):
            rarest = self._rarest(pieces, frequency)
            met = Counter(other for piece in rarest for other in holders.get(piece, ()))
            candidates = sorted(other for other, count in met.items() if count >= min(self._needed(number), self._needed(other)))
            found = [Alike(other, number, share) for other in candidates if (share := self._share(other, number)) >= self.least]
            if found:
                yield max(found, key=lambda pair: (pair.share, -pair.first))
            for piece in rarest:
                if len(held := holders.setdefault(piece, [])) < _MOST:
                    held.append(number)

    def _rarest(self, pieces: frozenset[str], frequency: Counter[str]) -> list[str]:
        """Return those of the rarest pieces, one of which every like text holds, that another text holds as well."""
        count = len(pieces) - math.ceil(self.least * len(pieces)) + self.together
        rarest = sorted(pieces, key=lambda piece: (frequency[piece], piece))[:count]
        return [piece for piece in rarest if frequency[piece] > 1]

    def _needed(self, number: int) -> int:
        return min(self.together, math.ceil(self.least * len(self.sets[number])))

    def _share(self, first: int, second: int) -> float:
        one, other = self.sets[first], self.sets[second]
        if min(len(one), len(other)) < self.least * max(len(one), len(other)):
            return 0.0
        self.compared += 1
        both = len(one & other)
        return both / (len(one) + len(other) - both)
