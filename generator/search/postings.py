"""What every term says of every page.

It is BM25F (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", §3.6): frequencies
are weighed by field and by the field's length, summed, then saturated. That sum is quantised to six bits (Anh & Moffat
2002, "Impact transformation").
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import chain, compress, islice, repeat

from pydantic_core import to_json

from generator.search.counting import NAMES, Counts, Term
from generator.search.fields import FIELDS
from generator.search.pairs import numbers_of, text_of
from generator.search.sounds import sort_key

FIELD_WEIGHTS = {
    "title": 4.0,
    "question": 2.5,
    "aliases": 3.5,
    "signals": 3.0,
    "asked": 1.5,
    "headings": 1.5,
    "description": 1.5,
    "answer": 0.8,
    "text": 1.2,
}
"""How much a word says of a page, by the field that it stands in."""
LENGTHS = {
    "title": 0.3,
    "question": 0.3,
    "aliases": 0.2,
    "signals": 0.2,
    "asked": 0.5,
    "headings": 0.4,
    "description": 0.4,
    "answer": 0.4,
    "text": 0.4,
}
"""How far the length of a field counts (b of BM25F)."""
SATURATION = 6.0
LEVELS = 63
SURE = tuple(round(LEVELS * {"title": 1.0, "question": 1.0, "aliases": 0.7, "signals": 0.7, "asked": 0.5}[name]) for name in NAMES)
"""What the whole wording of a field says of its page."""
MOST = 600
"""Pages that are kept of one term: those of which it says most."""
AT_ONCE = 1000
"""Terms whose pages are packed at once."""


_BITS = 6
"""Bits of an entry that tell what a term says; those above them are the page."""
_LOWEST = 0 if sys.byteorder == "little" else array("I").itemsize - 1
"""Where the lowest byte of an entry lies."""
_SAYS = bytes(byte & LEVELS for byte in range(256))
_PAGE = array("I", (0x3FFFFFFF & ~LEVELS,)).tobytes()
_ANEW = array("I", (0xC0000000,)).tobytes()


class Postings:
    """The pages of every term: each page times 64, plus what the term says of it."""

    def __init__(self, pages: Iterable[Counts], averages: Sequence[float]) -> None:
        """``averages`` has how long each field is on average."""
        self._chinese = defaultdict[int, "array[int]"](partial(array, "I"))
        self._others = defaultdict[str, "array[int]"](partial(array, "I"))
        self._left: Counter[int | str] = Counter()
        """How many pages were left out of those of a common term."""
        for number, counts in enumerate(pages):
            self._add(counts, _entries(number, counts, averages))
            if number % MOST == 0:
                self._leave_out(self._chinese)
                self._leave_out(self._others)

    def _add(self, counts: Counts, entries: Iterable[int]) -> None:
        """Add a page; ``entries`` has one for each row."""
        having = chain(map(self._chinese.__getitem__, numbers_of(counts.chinese)), map(self._others.__getitem__, counts.others.split()))
        deque(map(array.append, having, chain.from_iterable(map(repeat, entries, counts.sizes))), maxlen=0)

    def _leave_out(self, terms: dict[Term, array[int]]) -> None:
        """Let go of pages of common terms of which these say less, while others are still to come."""
        for term, entries in [(term, entries) for term, entries in terms.items() if len(entries) > 2 * MOST]:
            terms[term] = _best(entries)
            self._left[term] += len(entries) - MOST

    def __contains__(self, term: str) -> bool:
        """Tell whether a page has a term that is not Chinese."""
        return term in self._others

    @property
    def characters(self) -> set[str]:
        """The Chinese characters that terms have."""
        return set(text_of(self._chinese)) - {" "}

    def in_order(self, table: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
        """Yield (place, term, number of pages, its pages packed) by place: ``table`` has the syllables of characters."""
        text = text_of(self._chinese)
        places: dict[str, int | str] = {sort_key(text[2 * at : 2 * at + 2].rstrip(), table): pair for at, pair in enumerate(self._chinese)}
        places |= {term: term for term in self._others}
        ordered = sorted(places)
        for at in range(0, len(ordered), AT_ONCE):
            terms = [places[place] for place in ordered[at : at + AT_ONCE]]
            having = [self._chinese[term] if isinstance(term, int) else self._others[term] for term in terms]
            for place, term, entries, text in zip(ordered[at:], terms, having, packed(having), strict=False):
                yield place, place.rpartition(" ")[2], len(entries) + self._left[term], text


def _entries(page: int, counts: Counts, averages: Iterable[float]) -> list[int]:
    """Return the entry of each row of a page."""
    weights = _weights(counts.lengths, averages)
    shapes = counts.rows.split()  # some are those of Chinese terms and of others
    found = {shape: page << _BITS | _impact(shape, weights) for shape in set(shapes)}
    return [found[shape] for shape in shapes]


def packed(having: Iterable[array[int]]) -> list[str]:
    """Return the entries of terms as text: steps from page to page, each with what the term says of it.

    All steps are worked out at once, by a subtraction of two numbers that are as long as the arrays. Between two terms
    stands what has no page and is more than any, so that nothing is borrowed; as a step, it alone is negative.
    """
    entries = _ANEW.join([found if len(found) <= MOST else _best(found) for found in having])
    before = _number(bytes(len(_ANEW)) + entries[: -len(_ANEW)]) & _number(_PAGE * (len(entries) // len(_PAGE)))
    steps = array("i", (_number(entries) - before).to_bytes(len(entries), sys.byteorder))
    first, *others = to_json(steps.tolist()).decode()[1:-1].split(",-")
    return [first, *[other.partition(",")[2] for other in others]]


def _number(entries: bytes) -> int:
    return int.from_bytes(entries, sys.byteorder)


def _best(entries: array[int]) -> array[int]:
    """Return the pages of which a term says most, the first of those of which it says the same, in their order."""
    says = entries.tobytes()[_LOWEST :: entries.itemsize].translate(_SAYS)
    least, room = LEVELS, MOST
    while (count := says.count(least)) <= room:
        room -= count
        least -= 1
    cut = next(islice(compress(range(len(says)), says.translate(_mask(least, least))), room, None))
    chosen = says[:cut].translate(_mask(least, LEVELS)) + says[cut:].translate(_mask(least + 1, LEVELS))
    return array("I", compress(entries, chosen))


@cache
def _mask(least: int, most: int) -> bytes:
    """Return the table for :meth:`bytes.translate` that tells these levels from others."""
    return bytes(least <= level <= most for level in range(256))


def _weights(lengths: Iterable[int], averages: Iterable[float]) -> list[float]:
    """Return how much a word counts in each field of a page, by their lengths."""
    return [
        FIELD_WEIGHTS[name] / (1 - LENGTHS[name] + LENGTHS[name] * length / average)
        for name, length, average in zip(FIELDS, lengths, averages, strict=True)
    ]


@lru_cache(maxsize=4096)
def _parts(shape: str) -> tuple[tuple[int, int], ...]:
    """Return fields and counts."""
    return tuple((int(field), int(count)) for field, _, count in (part.partition(":") for part in shape.split(",")))


def _impact(shape: str, weights: Sequence[float]) -> int:
    """Return what a row says of its page, from 1 to LEVELS."""
    if ":" not in shape:
        return SURE[int(shape)]
    total = 0.0
    for field, count in _parts(shape):
        total += count * weights[field]
    return round(LEVELS * total / (total + SATURATION)) or 1
