"""What a few neighbouring pages say, by term: small enough to be kept between builds, and quickly put together with others.

A *row* stands for terms that the same fields of a page have equally often, and that so say equally much of it, however
long the fields of all pages turn out to be on average (the single-pass indexing of Heinz & Zobel 2003, with rows for pages).
"""

from __future__ import annotations

import sys
from array import array
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain, count

from pydantic_core import from_json, to_json

from generator.model.spool import Place, Spool
from generator.search.counting import Counts, numbers_of, spelled, text_of


@dataclass(frozen=True, slots=True)
class Bundle:
    """What some pages say."""

    lengths: array[int]
    """The lengths of all fields, page after page."""
    ends: array[int]
    """How many rows there are up to the end of each page."""
    shapes: str
    """What makes each row say what it says: fields with counts, or the field alone whose whole wording a name is."""
    chinese: str
    """Chinese terms, each of two characters."""
    others: str
    """All other terms, with spaces between."""
    sizes: array[int]
    """How many rows have each term, Chinese ones first."""
    rows: array[int]
    """The rows of all terms, one after another."""

    @property
    def terms(self) -> Iterator[int | str]:
        """The terms; Chinese ones are numbers."""
        return chain(numbers_of(self.chinese), self.others.split())

    def packed(self) -> list[str]:
        """Return the bundle as texts."""
        return [part if isinstance(part := getattr(self, name.name), str) else _packed(part) for name in fields(self)]


def unpacked(parts: Iterable[str]) -> Bundle:
    """Return the bundle that was packed."""
    lengths, ends, shapes, chinese, others, sizes, rows = parts
    return Bundle(_numbers(lengths), _numbers(ends), shapes, chinese, others, _numbers(sizes), _numbers(rows))


class Bundles:
    """Bundles one after the other, put aside until all are known: of a large site they would be a tenth of what a build holds."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._places: list[Place] = []
        self.lengths = array("I")
        """The lengths of all fields, page after page."""

    def add(self, packed: Sequence[str]) -> None:
        """Put a packed bundle aside."""
        self._places.append(self._spool.add(to_json(packed)))
        self.lengths += _numbers(packed[0])

    def __iter__(self) -> Iterator[Bundle]:
        """Yield the bundles, each when it is asked for."""
        return (unpacked(from_json(self._spool.read(*place))) for place in self._places)


def bundled(pages: Iterable[Counts]) -> Bundle:
    """Return what pages say together."""
    lengths, ends, shapes = array("I"), array("I"), list[str]()
    chinese, others = defaultdict[int, list[int]](list), defaultdict[str, list[int]](list)
    for page in pages:
        rows = defaultdict[int, int](count(len(shapes)).__next__)  # a new sum is a new row
        for pair, sum_ in page.chinese.items():
            if pair & 0xFFFF and pair >> 16:  # else it is a character at an edge of what is Chinese
                chinese[pair].append(rows[sum_])
        for term, sum_ in page.others.items():
            others[term].append(rows[sum_])
        shapes += map(spelled, rows)
        lengths.extend(page.lengths)
        ends.append(len(shapes))
    having = [*chinese.values(), *others.values()]
    sizes, rows_of_all = array("I", map(len, having)), array("I", chain.from_iterable(having))
    return Bundle(lengths, ends, " ".join(shapes), text_of(chinese), " ".join(others), sizes, rows_of_all)


def _packed(numbers: array[int]) -> str:
    return b64encode(_little(numbers).tobytes()).decode()


def _numbers(packed: str) -> array[int]:
    return _little(array("I", b64decode(packed)))


def _little(numbers: array[int]) -> array[int]:
    """Return numbers of this machine as little-endian ones, or the other way round."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
