"""Counting much text at once gives the terms of each, and of common terms the best pages stay."""

from __future__ import annotations

import doctest
import json
import re
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, chain, repeat
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from generator.search import counting, language
from generator.search.analysis import fold, is_han, terms
from generator.search.counting import NAMES, SINGLES, counted, name_key, terms_in
from generator.search.fields import FIELDS
from generator.search.index import build_index, said
from generator.search.pairs import text_of
from generator.search.postings import LEVELS, MOST, packed
from generator.search.query import Language
from tests.search.test_analysis import MIXED, WORDS
from tests.search.test_engine import made, page


def cut(folded: str, *, singles: bool) -> Counter[str]:
    """Return the terms of a text as pages are counted, without groups of synonyms."""
    numbers, others = terms_in(folded, WORDS, singles=singles)
    text = text_of(numbers)
    return Counter([text[at : at + 2].rstrip() for at in range(0, len(text), 2)] + [term for term in others if term[0] != "@"])


@given(st.lists(st.one_of(st.text(max_size=80), MIXED), max_size=5), st.booleans())
def test_texts_that_are_counted_at_once_have_the_terms_of_each(texts: list[str], singles: bool) -> None:
    each = Counter(term for text in texts for term in terms(text, singles=singles))
    assert cut(fold("\n".join(texts)), singles=singles) == each


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(counting).failed == 0


ODD = Language((*language.GROUPS, ("api 密钥", ".env", "密钥c"), ("密钥", "env", "c++", "c"), ("한국", "3d")))
KNOWN = st.sampled_from(
    ["p图片", "p图", ".env", "env", "api 密钥", "密钥c++", "한국", "3d", "不", "=", *sorted(chain.from_iterable(language.GROUPS))]
)


def wordings(folded: str) -> Iterator[str]:
    """Yield known wordings as they are said to be found: the longest at every place, Latin ones only as whole words."""
    at, known = 0, sorted((word for word in ODD.concepts if len(word) > 1), key=len, reverse=True)
    while at < len(folded):
        for word in known:
            whole = is_han(word) or not re.search("[a-z0-9]", folded[at - 1 : at] + folded[at + len(word) : at + len(word) + 1])
            if folded.startswith(word, at) and whole:
                yield word
                at += len(word)
                break
        else:
            at += 1


@given(st.lists(st.one_of(MIXED, KNOWN), max_size=8).map("".join))
def test_groups_are_those_of_the_wordings_that_a_text_has(text: str) -> None:
    folded = fold(text)
    _, others = terms_in(folded, ODD, singles=False)
    assert [word for _, _, word in ODD.wordings(folded)] == list(wordings(folded))
    assert Counter(term for term in others if term[0] == "@") == Counter(group for word in wordings(folded) for group in ODD.concepts[word])


@given(st.lists(st.lists(st.one_of(st.text(max_size=20), MIXED), max_size=3), min_size=len(FIELDS), max_size=len(FIELDS)))
def test_each_row_tells_how_often_the_fields_have_its_terms(fields: list[list[str]]) -> None:
    words = Language(())
    counts = counted(dict(zip(FIELDS, fields, strict=True)), words)
    wanted = Counter[tuple[str, str]]()
    for place, (name, texts) in enumerate(zip(FIELDS, fields, strict=True)):
        wanted.update((str(place), term) for text in texts for term in terms(text, singles=name in SINGLES))
    all_terms = [*(counts.chinese[at : at + 2].rstrip() for at in range(0, len(counts.chinese), 2)), *counts.others.split()]
    rows = chain.from_iterable(map(repeat, counts.rows.split(), counts.sizes))
    held = [(term, part.partition(":")) for row, term in zip(rows, all_terms, strict=True) for part in row.split(",")]
    assert {(field, term): int(count) for term, (field, _, count) in held if count} == wanted
    names = {
        key: str(place) for place, name in reversed([*enumerate(NAMES)]) for text in fields[place] if (key := name_key(fold(text), words))
    }
    assert {term[1:]: field for term, (field, _, count) in held if not count} == names
    assert counts.lengths == [sum(map(len, texts)) for texts in fields]


def test_what_a_page_says_is_read_back_as_it_was_kept() -> None:
    one = said(made(1)[0], WORDS)
    assert json.loads(json.dumps(one)) == one


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 2000), st.integers(1, LEVELS)), min_size=1, max_size=5, unique_by=itemgetter(0)), min_size=1)
)
def test_pages_are_packed_as_steps_from_one_to_the_next(terms_: list[list[tuple[int, int]]]) -> None:
    entries = [array("I", sorted(page << 6 | says for page, says in found)) for found in terms_]
    for found, text in zip(entries, packed(entries), strict=True):
        assert list(accumulate(map(int, text.split(",")), lambda before, step: (before & ~LEVELS) + step)) == found.tolist()


def test_of_a_common_term_those_pages_stay_of_which_it_says_most() -> None:
    count = 3 * MOST + 50
    said_often = {number for number in range(count) if number % 7 == 3}
    files = build_index((page(number, f"p{number}", text=["限流 " * (5 if number in said_often else 1)]) for number in range(count)), {})
    leaf = next(
        found for path, text in files.items() if path.startswith("terms/") and "限流" in (found := json.loads(text))["terms"].split()
    )
    at = leaf["terms"].split().index("限流")
    steps = leaf["pages"][at]
    places, place = [], 0
    for step in steps:
        place += step >> 6
        places.append((place, step & LEVELS))
    order = sorted(made_id(number) for number in range(count))
    best = {order.index(made_id(number)) for number in said_often}
    rest = [number for number in range(count) if number not in best][: MOST - len(best)]
    assert [number for number, _ in places] == sorted(best.union(rest))
    assert leaf["idf"][at] < 100


def made_id(number: int) -> str:
    return page(number, "").id
