"""What a page says, counted: its terms, and how often each field has them.

A *row* stands for terms that the same fields of a page have equally often, and that so say equally much of it, however
long the fields of all pages turn out to be on average (the single-pass indexing of Heinz & Zobel 2003, with rows for pages).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

from generator.search.analysis import RUN_OF_LATIN, fold, joinable, joins, key_of, parts
from generator.search.fields import FIELDS
from generator.search.pairs import chinese_of, neighbours, pairs_in, singles_in, text_of
from generator.search.query import Language

SINGLES = frozenset({"title", "question", "aliases", "signals", "headings", "description", "answer"})
"""Fields whose single characters are indexed: in long texts they say nothing."""
NAMES = ("title", "question", "aliases", "signals", "asked")
"""Fields whose whole wording finds the page, those first that are surer to."""
_BITS = 32
"""Bits that the count of a field has in a sum: the last field has the lowest."""
_BETWEEN = "\0"
_LATIN = re.compile(f"{RUN_OF_LATIN}(?: {RUN_OF_LATIN})*")
Term = TypeVar("Term", int, str)


class Counts(NamedTuple):
    """What a page says."""

    lengths: list[int]
    """Characters of each field."""
    rows: str
    """What the terms of each row have in common, as :func:`spelled` writes it, with spaces between. Those of Chinese ones come first."""
    sizes: list[int]
    """Terms of each row."""
    chinese: str
    """Chinese terms, each of two characters."""
    others: str
    """All other terms, with spaces between. What the page is called begins with ``=``."""


def counted(texts: Mapping[str, Sequence[str]], words: Language) -> Counts:
    """Return what texts by field say."""
    folded = dict(zip(FIELDS, _folded([texts[name] for name in FIELDS]), strict=True))
    chinese, others = _sums(folded, words)
    for place, name in reversed([*enumerate(NAMES)]):  # the field that is surest comes last
        for key in filter(None, (name_key(text, words) for text in folded[name])):
            others[f"={key}"] = -1 - place
    rows_of_chinese, rows_of_others = _rows(chinese), _rows(others)
    return Counts(
        [sum(map(len, texts[name])) for name in FIELDS],
        " ".join(map(spelled, (*rows_of_chinese, *rows_of_others))),
        [*map(len, rows_of_chinese.values()), *map(len, rows_of_others.values())],
        text_of(chain.from_iterable(rows_of_chinese.values())),
        " ".join(chain.from_iterable(rows_of_others.values())),
    )


def _folded(fields: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the texts of fields folded, all at once: it is the number of calls that costs."""
    folded = fold(_BETWEEN.join(chain.from_iterable(fields))).split(_BETWEEN)
    if len(folded) != sum(map(len, fields)):  # there are none, or a text has such a character itself
        return [list(map(fold, texts)) for texts in fields]
    found = iter(folded)
    return [[next(found) for _ in texts] for texts in fields]


def _sums(folded: Mapping[str, Iterable[str]], words: Language) -> tuple[dict[int, int], dict[str, int]]:
    """Return how often each field has each term, as one number: a *sum*. Chinese terms are apart from others."""
    chinese: dict[int, int] = {}
    others: dict[str, int] = {}
    for place, name in reversed([*enumerate(FIELDS)]):
        if text := "\n".join(folded[name]):
            one = 1 << _BITS * (len(FIELDS) - 1 - place)
            in_chinese, in_others = terms_in(text, words, singles=name in SINGLES)
            chinese, others = _added(chinese, in_chinese, one), _added(others, in_others, one)
    return chinese, others


def _added(sums: dict[Term, int], found: Iterable[Term], one: int) -> dict[Term, int]:
    """Return the sums of terms with what one more field has."""
    if not sums and one == 1:
        return dict(Counter(found))  # the last field comes first, and has most
    for term in found:
        sums[term] = sums.get(term, 0) + one
    return sums


def _rows(sums: Mapping[Term, int]) -> Mapping[int, Sequence[Term]]:
    """Return the terms of each sum."""
    rows = defaultdict[int, list[Term]](list)
    deque(map(list.append, map(rows.__getitem__, sums.values()), sums), maxlen=0)
    return rows


def terms_in(folded: str, words: Language, *, singles: bool) -> tuple[Iterable[int], Iterable[str]]:
    """Return the Chinese terms of a text, and all others: Latin ones, and the groups of synonyms that it names."""
    text = chinese_of(folded)
    numbers = neighbours(text)
    return chain(pairs_in(text, numbers), singles_in(text, all_=singles)), chain(
        latin_terms(folded), words.groups_in(folded, text, numbers)
    )


def latin_terms(folded: str) -> list[str]:
    """Return the Latin terms of a text."""
    found: list[str] = []
    for runs in _LATIN.findall(folded):
        before = ""
        for run in runs.split(" "):
            terms, first, last = _terms_of_run(run)
            found += terms
            if before and first:
                found.append(before + first)
            before = last
    return found


@lru_cache(maxsize=16_384)
def _terms_of_run(run: str) -> tuple[tuple[str, ...], str, str]:
    """Return the terms of a Latin run, and those with which it joins what stands before it and after it."""
    words = parts(run)
    first, last = (word if joinable(word, word) else "" for word in (words[0], words[-1]))
    return (*words, *joins(words)), first, last


@lru_cache(maxsize=4096)
def spelled(sum_: int) -> str:
    """Return a sum as fields with their counts; that of a name as the place of its field among NAMES.

    >>> spelled(2 + (1 << 8 * 32)), spelled(-1)
    ('0:1,8:2', '0')
    """
    places = ((place, sum_ >> _BITS * (len(FIELDS) - 1 - place) & (1 << _BITS) - 1) for place in range(len(FIELDS)))
    return ",".join(f"{place}:{count}" for place, count in places if count) if sum_ > 0 else str(-1 - sum_)


def name_key(folded: str, words: Language) -> str:
    """Return the key of a whole title or question that is folded, without the words that only ask."""
    return key_of(words.fillers.sub(" ", folded)) or key_of(folded)
