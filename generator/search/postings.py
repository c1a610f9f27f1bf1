"""What every term says of every page.

It is BM25F (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", §3.6): frequencies
are weighed by field and by the field's length, summed, then saturated. That sum is quantised to six bits (Anh & Moffat
2002, "Impact transformation").
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress, islice, repeat
from operator import and_, sub

from pydantic_core import to_json

from generator.search.bundle import Bundle, Bundles
from generator.search.counting import NAMES, text_of
from generator.search.fields import FIELDS
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
ENOUGH = 2 * MOST
"""Pages from which on the rest is let go while others are still to come."""


_LOWEST = 0 if sys.byteorder == "little" else array("I").itemsize - 1
"""Where the lowest byte of a number lies."""
_SAYS = bytes(byte & LEVELS for byte in range(256))


class Postings:
    """The pages of every term, as bundles in their order tell them."""

    def __init__(self, bundles: Bundles) -> None:
        lengths, count = bundles.lengths, len(FIELDS)
        self.pages = len(lengths) // count
        self._average = [sum(lengths[place::count]) / max(1, self.pages) or 1.0 for place in range(count)]
        self._found: dict[int | str, array[int]] = {}
        """By term: the pages that have it, each times 64 plus what it says."""
        self._left: Counter[int | str] = Counter()
        """How many pages were left out of those of a common term."""
        start = 0
        for bundle in bundles:
            start += self._add(bundle, start)

    def _add(self, bundle: Bundle, start: int) -> int:
        """Add the pages of a bundle, the first of which is page ``start``; return how many they are."""
        entries = array("I", map(self._entries(bundle, start).__getitem__, bundle.rows))
        found, at = self._found, 0
        for term, size in zip(bundle.terms, bundle.sizes, strict=True):
            held = found.get(term)
            if held is None:
                found[term] = entries[at : at + size]
            else:
                held += entries[at : at + size]
                if len(held) > ENOUGH:
                    self._left[term] += len(held) - MOST
                    found[term] = _best(held)
            at += size
        return len(bundle.ends)

    def _entries(self, bundle: Bundle, start: int) -> list[int]:
        """Return for each row its page times 64, plus what it says."""
        found, shapes = list[int](), bundle.shapes.split()
        for number, end in enumerate(bundle.ends):
            weights = self._weights(bundle.lengths[number * len(FIELDS) : (number + 1) * len(FIELDS)])
            found += [start + number << 6 | _impact(shape, weights) for shape in shapes[len(found) : end]]
        return found

    def _weights(self, lengths: Iterable[int]) -> list[float]:
        """Return how much a word counts in each field of a page, by their lengths."""
        return [
            FIELD_WEIGHTS[name] / (1 - LENGTHS[name] + LENGTHS[name] * length / average)
            for name, length, average in zip(FIELDS, lengths, self._average, strict=True)
        ]

    def __contains__(self, term: str) -> bool:
        """Tell whether a page has a term."""
        return term in self._found

    @property
    def characters(self) -> set[str]:
        """The Chinese characters that terms have."""
        return set(text_of(term for term in self._found if isinstance(term, int))) - {" "}

    def in_order(self, table: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
        """Yield (place, term, number of pages, its pages packed) by place: ``table`` has the syllables of characters."""
        pairs = [term for term in self._found if isinstance(term, int)]
        text = text_of(pairs)
        places: dict[str, int | str] = {sort_key(text[2 * at : 2 * at + 2].rstrip(), table): pair for at, pair in enumerate(pairs)}
        places |= {term: term for term in self._found if isinstance(term, str)}
        for place in sorted(places):
            term = places[place]
            entries = self._found[term]
            yield place, place.rpartition(" ")[2], len(entries) + self._left.get(term, 0), _packed(entries)


def _packed(entries: array[int]) -> str:
    """Return pages as text: steps from page to page, each with what the term says of it."""
    if len(entries) == 1:
        return str(entries[0])
    best = entries.tolist() if len(entries) <= MOST else _best(entries).tolist()
    before = chain((0,), map(and_, best, repeat(~LEVELS)))
    return to_json(list(map(sub, best, before))).decode()[1:-1]


def _best(entries: array[int]) -> array[int]:
    """Return the pages of which a term says most, the first of those of which it says the same, in their order."""
    says = entries.tobytes()[_LOWEST :: entries.itemsize].translate(_SAYS)
    least, room = LEVELS, MOST
    while (count := says.count(least)) <= room:
        room -= count
        least -= 1
    cut = next(islice(compress(range(len(says)), says.translate(_mask({least}))), room, None))
    levels = set(range(least, LEVELS + 1))
    chosen = says[:cut].translate(_mask(levels)) + says[cut:].translate(_mask(levels - {least}))
    return array("I", compress(entries, chosen))


def _mask(levels: Container[int]) -> bytes:
    """Return the table for :meth:`bytes.translate` that tells these levels from others."""
    return bytes(level in levels for level in range(256))


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
