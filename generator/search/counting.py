"""What a page says, counted: its terms, and how often each field has them.

This is :func:`generator.search.analysis.terms` for much text at once: a field is folded and cut in one go, and a
Chinese term is a number while it is counted, two UTF-16 units side by side (a character alone has a space beside it).
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from generator.search.analysis import RUN_OF_LATIN, fold, joinable, joins, key_of, parts
from generator.search.fields import FIELDS
from generator.search.query import Language

SINGLES = frozenset({"title", "question", "aliases", "signals", "headings", "description", "answer"})
"""Fields whose single characters are indexed: in long texts they say nothing."""
NAMES = ("title", "question", "aliases", "signals", "asked")
"""Fields whose whole wording finds the page, those first that are surer to."""
UNITS = f"utf-16-{sys.byteorder[0]}e"
"""The encoding in which two characters are a number of this machine."""

_LATIN = re.compile(f"{RUN_OF_LATIN}(?: {RUN_OF_LATIN})*")
_OTHER = re.compile("[^\u3400-\u9fff]+")
_ALONE = re.compile("(?<![\u3400-\u9fff])[\u3400-\u9fff](?![\u3400-\u9fff])")
_EDGE = "\0"
_BITS = 32
"""Bits that the count of a field has in a sum: the last field has the lowest."""
Term = TypeVar("Term", int, str)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a page says. How often each field has a term is one number, a *sum*: :func:`spelled` takes it apart."""

    lengths: list[int]
    """Characters of each field."""
    chinese: dict[int, int]
    """Sums of Chinese terms, and of characters with an edge."""
    others: dict[str, int]
    """Sums of all other terms. What the page is called begins with ``=``."""


def counted(texts: Mapping[str, list[str]], words: Language) -> Counts:
    """Return what texts by field say."""
    lengths = [sum(map(len, texts[name])) for name in FIELDS]
    chinese: dict[int, int] = {}
    others: dict[str, int] = {}
    for place in sorted(range(len(FIELDS)), reverse=True):
        if lengths[place]:
            folded = fold("\n".join(texts[FIELDS[place]]))
            chinese = _sums(chinese, chinese_terms(folded, singles=FIELDS[place] in SINGLES), place)
            others = _sums(others, other_terms(folded, words), place)
    for place, name in reversed([*enumerate(NAMES)]):  # the field that is surest comes last
        others |= {f"={key}": -1 - place for text in texts[name] if (key := name_key(text, words))}
    return Counts(lengths, chinese, others)


def _sums(before: dict[Term, int], found: Iterable[Term], place: int) -> dict[Term, int]:
    """Return the sums of terms with what one more field has."""
    counts = Counter(found)
    shift = _BITS * (len(FIELDS) - 1 - place)
    if not shift:
        return dict(counts)  # the last field comes first, and has most
    for term, count in counts.items():
        before[term] = before.get(term, 0) + (count << shift)
    return before


@lru_cache(maxsize=4096)
def spelled(sum_: int) -> str:
    """Return a sum as fields with their counts; that of a name as the place of its field among NAMES.

    >>> spelled(2 + (1 << 8 * 32)), spelled(-1)
    ('0:1,8:2', '0')
    """
    places = ((place, sum_ >> _BITS * (len(FIELDS) - 1 - place) & (1 << _BITS) - 1) for place in range(len(FIELDS)))
    return ",".join(f"{place}:{count}" for place, count in places if count) if sum_ > 0 else str(-1 - sum_)


def chinese_terms(folded: str, *, singles: bool) -> array[int]:
    """Return the Chinese terms of a text as numbers, and characters with the edges where Chinese begins and ends."""
    text = _OTHER.sub(_EDGE, folded)
    units = text.encode(UNITS)
    found = array("I", units[: len(units) & ~3])
    found.frombytes(units[2 : 2 + (len(units) - 2 & ~3)])
    if alone := text.replace(_EDGE, "") if singles else "".join(_ALONE.findall(text)):
        found.extend(numbers_of(" ".join(alone) + " "))
    return found


def other_terms(folded: str, words: Language) -> list[str]:
    """Return the terms of a text that are not Chinese, and the groups of synonyms that it names."""
    found: list[str] = []
    for runs in _LATIN.findall(folded):
        before = ""
        for run in runs.split(" "):
            terms, first, last = _latin_terms(run)
            found += terms
            if before and first:
                found.append(before + first)
            before = last
    for _, _, word in words.wordings(folded):
        found += words.concepts[word]
    return found


@lru_cache(maxsize=16_384)
def _latin_terms(run: str) -> tuple[tuple[str, ...], str, str]:
    """Return the terms of a Latin run, and those with which it joins what stands before it and after it."""
    words = parts(run)
    first, last = (word if joinable(word, word) else "" for word in (words[0], words[-1]))
    return (*words, *joins(words)), first, last


def numbers_of(text: str) -> array[int]:
    """Return Chinese terms, two characters each, as numbers."""
    return array("I", text.encode(UNITS))


def text_of(numbers: Iterable[int]) -> str:
    """Return the Chinese terms that are numbers."""
    return array("I", numbers).tobytes().decode(UNITS)


def name_key(text: str, words: Language) -> str:
    """Return the key of a whole title or question, without the words that only ask."""
    folded = fold(text, words.variants)
    return key_of(words.fillers.sub(" ", folded)) or key_of(folded)
