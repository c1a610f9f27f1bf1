"""Counting much text at once gives the terms of each, pages are bundled without a loss, and of common terms the best pages stay."""

from __future__ import annotations

import doctest
import json
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generator.model.artifact import Memo
from generator.model.page import Page
from generator.outputs.search import TOGETHER, neighbourhoods
from generator.search import counting
from generator.search.analysis import fold, terms
from generator.search.bundle import bundled, unpacked
from generator.search.counting import chinese_terms, counted, other_terms, text_of
from generator.search.fields import Wordings
from generator.search.index import build_index, index_files, language_of, said
from generator.search.postings import LEVELS, MOST
from tests.search.test_analysis import MIXED, WORDS
from tests.search.test_engine import made, page


def cut(folded: str, *, singles: bool) -> Counter[str]:
    """Return the terms of a text as pages are counted, without edges and groups of synonyms."""
    numbers = [number for number in chinese_terms(folded, singles=singles) if number & 0xFFFF and number >> 16]
    text = text_of(numbers)
    others = [term for term in other_terms(folded, WORDS) if term[0] != "@"]
    return Counter([text[at : at + 2].rstrip() for at in range(0, len(text), 2)] + others)


@given(st.lists(st.one_of(st.text(max_size=80), MIXED), max_size=5), st.booleans())
def test_texts_that_are_counted_at_once_have_the_terms_of_each(texts: list[str], singles: bool) -> None:
    each = Counter(term for text in texts for term in terms(text, singles=singles))
    assert cut(fold("\n".join(texts)), singles=singles) == each


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(counting).failed == 0


def test_a_bundle_is_read_back_as_it_was_packed() -> None:
    bundle = bundled(counted(one.texts, WORDS) for one in made(20))
    assert unpacked(json.loads(json.dumps(bundle.packed()))) == bundle


def test_an_index_is_the_same_however_its_pages_are_bundled() -> None:
    pages = sorted(made(100), key=lambda one: one.place)
    words = language_of(pages)
    for size in (1, 7, 100):
        saying = (said(pages[at : at + size], words) for at in range(0, len(pages), size))
        assert dict(index_files(pages, saying, words, {}, Memo())) == build_index(pages, {})


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


def test_a_page_that_comes_changes_its_own_neighbourhood_alone() -> None:
    pages = [Page(f"/answers/{number}/", f"answer:{number}", "answer", "", "", "en", ()) for number in range(40 * TOGETHER)]
    found = [(one, Wordings()) for one in pages]
    before = list(neighbourhoods(found))
    new = (Page("/answers/new/", "answer:new", "answer", "", "", "en", ()), Wordings())
    after = list(neighbourhoods([*found[:500], new, *found[500:]]))
    assert [one for part in before for one in part.pages] == found
    assert len({part.identity for part in before}) == len(before) > 20
    assert len({part.identity for part in after} - {part.identity for part in before}) <= 2
