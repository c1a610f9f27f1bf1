"""Finding texts that are nearly the same among many, without comparing each with each.

A text becomes a set of pieces; how alike two are is what they share of all their pieces (Jaccard). Two sets that
share enough must share one of their rarest pieces (prefix filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006), so
that only texts which meet in a rare piece are compared.
"""

from __future__ import annotations

import math
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import add, methodcaller
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

_NO_WORDS = re.compile(r"[\W_]+")
_MARKS = "，：；！？（）"
"""The wide marks of Chinese prose. Text with any of them is slow to normalise, and they are left out anyway."""
_APART = "\ua500"
"""A letter that stays as it is, and that nobody writes."""
_LATIN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*")
_SAMPLE = 4
"""Of long texts every fourth piece is kept, chosen by its first character: the same ones wherever a passage stands."""
_SAMPLED = bytes(not number % _SAMPLE for number in range(256))
_SKETCH = 64
"""Digests of a sketch. Of two sets that share half of their pieces, 32 are the same, give or take 4."""
_MOST = 16
"""Texts under one rare piece that a further one is compared with: copies of copies are found by the first of them."""


class Alike(NamedTuple):
    """Texts number ``first`` and ``second``, and the share of pieces that both have."""

    first: int
    second: int
    share: float


def plain_words(text: str) -> str:
    """Return a text without case, width, spaces and punctuation."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())


def plain_words_of(texts: Sequence[str]) -> list[str]:
    """Return the same of many texts, made plain in one go."""
    joined = _APART.join(texts)
    if joined.count(_APART) >= len(texts):
        return [plain_words(text) for text in texts]
    return plain_words(joined).split(_APART)


def distinctive(text: str) -> frozenset[str]:
    """Return the Latin words and numbers of a text: "401" and "402" make otherwise equal titles different ones."""
    return frozenset(_LATIN.findall(unicodedata.normalize("NFKC", text).casefold()))


def pairs_in(words: str) -> frozenset[str]:
    """Return the pieces of a short text that has been made plain: every two neighbouring characters."""
    return frozenset(map(add, words, words[1:])) if len(words) > 1 else frozenset({words})


def shingles(text: str, length: int = 8) -> frozenset[str]:
    """Return a sample of the passages of a long text."""
    return shingles_of(plain_words(text), length)


def shingles_of(words: str, length: int = 8) -> frozenset[str]:
    """Return a sample of the passages of a text that has been made plain."""
    if not words:
        return frozenset({""})
    last = max(1, len(words) - length + 1)
    sampled = words.encode("utf-32-le", "surrogatepass")[::4].translate(_SAMPLED)  # the lowest byte of every character
    return frozenset([words[number : number + length] for number in compress(range(last), sampled)])


_encoded = methodcaller("encode", "utf-8", "surrogatepass")


def sketch(pieces: Iterable[str]) -> list[int]:
    """Return so few numbers for a set of pieces that how alike two sets are can be told from them, roughly.

    They are the smallest digests (Broder, On the resemblance and containment of documents, 1997).
    """
    return sorted(set(map(crc32, map(_encoded, pieces))))[:_SKETCH]


P = TypeVar("P", str, int)


class Comparison(Generic[P]):
    """Finds pairs of sets that are at least ``least`` alike.

    Candidates share ``together`` of their rarest pieces, which long texts do not by chance (AdaptJoin: Wang, Li,
    Feng, SIGMOD 2012). ``compared`` counts how many pairs were held against each other.
    """

    def __init__(self, sets: Sequence[Collection[P]], least: float, together: int = 1) -> None:
        self.sets: Sequence[Collection[P]] = sets
        self.least = least
        self.together = together
        self.compared = 0
        self._needed = [min(together, math.ceil(least * len(pieces))) for pieces in sets]

    def alike(self, asked: Sequence[bool] | None = None) -> Iterator[Alike]:
        """Yield every text that is like an earlier one, with the one that it is most like; of those ``asked`` for."""
        frequency = Counter(chain.from_iterable(self.sets))
        shared = sorted((count, piece) for piece, count in frequency.items() if count > 1)
        rank = {piece: number for number, (_, piece) in enumerate(shared, 1)}
        holders: list[list[int]] = [[] for _ in range(len(rank) + 1)]
        for number, pieces in enumerate(self.sets):
            met = [holders[piece] for piece in self._rarest(pieces, rank)]
            if asked is None or asked[number]:
                found = [Alike(other, number, share) for other in self._candidates(number, met) if (share := self._share(other, number))]
                if found:
                    yield max(found, key=lambda pair: (pair.share, -pair.first))
            for held in met:
                if len(held) < _MOST:
                    held.append(number)

    def _rarest(self, pieces: Collection[P], rank: Mapping[P, int]) -> list[int]:
        """Return those of the rarest pieces, one of which every like text holds, that another text holds as well, by their ranks."""
        shared = sorted(filter(None, map(rank.get, pieces)))
        count = len(shared) - math.ceil(self.least * len(pieces)) + self.together  # the rarest of all are not shared
        return shared[: max(0, count)]

    def _candidates(self, number: int, met: Iterable[list[int]]) -> Iterable[int]:
        """Return the texts met in so many pieces as two like texts have in common, or as the shorter one needs."""
        others, needed = chain.from_iterable(met), self._needed[number]
        if needed <= 1:
            return set(others)
        return [other for other, count in Counter(others).items() if count >= min(needed, self._needed[other])]

    def _share(self, first: int, second: int) -> float:
        """Return the share of pieces that two texts have in common; 0 if it is less than is looked for."""
        one, other = self.sets[first], self.sets[second]
        if min(len(one), len(other)) < self.least * max(len(one), len(other)):
            return 0.0
        self.compared += 1
        both = len(frozenset(one).intersection(other))
        share = both / (len(one) + len(other) - both)
        return share if share >= self.least else 0.0


def alike(texts: Sequence[str], least: float) -> list[list[int]]:
    """Return the numbers of every short text that is like an earlier one, behind that of the one that it is most like.

    Texts of other Latin words and numbers are told apart by them, and left out.
    """
    names = [distinctive(text) for text in texts]
    first = {name: number for number, name in reversed(list(enumerate(names)))}
    again = [first[name] < number for number, name in enumerate(names)]
    pairs = Comparison(_numbered(map(pairs_in, plain_words_of(texts))), least).alike(again) if any(again) else ()
    return [[pair.first, pair.second] for pair in pairs if names[pair.first] == names[pair.second]]


def _numbered(sets: Iterable[Iterable[str]]) -> list[array[int]]:
    """Return numbers for pieces, in the order of these: texts by the thousand then take little room."""
    known: dict[str, int] = {}
    held = [array("I", [known.setdefault(piece, len(known)) for piece in pieces]) for pieces in sets]
    place = {known[piece]: number for number, piece in enumerate(sorted(known))}
    return [array("I", map(place.__getitem__, numbers)) for numbers in held]


class Sketches(Comparison[int]):
    """Finds the same from sketches; only the sets of texts whose sketches are alike are asked for, by their number.

    A pair is passed over when its sketches share so little that chance does that to one pair in ten thousand.
    """

    def __init__(self, sketches: Sequence[Collection[int]], least: float, pieces_of: Callable[[int], frozenset[str]]) -> None:
        fewest = max(4.0, _SKETCH * least - 4 * math.sqrt(_SKETCH * least * (1 - least)))
        super().__init__(sketches, fewest / (2 * _SKETCH - fewest), 4)
        self._wanted = least
        self._pieces_of = pieces_of

    def _share(self, first: int, second: int) -> float:
        if not super()._share(first, second):
            return 0.0
        one, other = self._pieces_of(first), self._pieces_of(second)
        both = len(one & other)
        share = both / (len(one) + len(other) - both)
        return share if share >= self._wanted else 0.0
