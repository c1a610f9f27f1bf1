"""Texts that are nearly the same: all of them are found, and few are compared."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.similar import Comparison, distinctive, pairs_of, plain_words, shingles
from tests.properties import modest

SETS = st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), max_size=9), max_size=12)


@modest
@given(sets=SETS, least=st.sampled_from([0.3, 0.5, 0.75, 1.0]), together=st.integers(1, 4))
def test_every_like_text_is_found_with_the_one_that_it_is_most_like(sets: list[frozenset[str]], least: float, together: int) -> None:
    found = {pair.second: pair for pair in Comparison(sets, least, together).alike()}
    for number, pieces in enumerate(sets):
        shares = [len(pieces & other) / len(pieces | other) if pieces | other else 0.0 for other in sets[:number]]
        best = max(shares, default=0.0)
        assert (number in found) == (bool(pieces) and best >= least)
        if number in found:
            assert found[number].share == best == shares[found[number].first]
            assert found[number].first == shares.index(best)


def pages(count: int, seed: int) -> list[frozenset[str]]:
    """Pages that share the words of their field, as pages of one site do, but no passages."""
    chance = random.Random(seed)
    return [shingles("".join(chance.choices("网关密钥模型分组余额请求状态时间记录核对控制台", k=600))) for _ in range(count)]


@pytest.mark.parametrize("count", [200, 400, 800])
def test_the_work_grows_with_the_pages_and_not_with_their_pairs(count: int) -> None:
    copies = pages(count, 1)
    copies[count // 2] = copies[3]
    comparison = Comparison(copies, 0.5, 8)
    assert [(pair.first, pair.second) for pair in comparison.alike()] == [(3, count // 2)]
    assert comparison.compared <= count


def test_many_copies_of_one_page_do_not_make_it_quadratic() -> None:
    comparison = Comparison([pairs_of("模型不存在时先查什么")] * 2_000, 0.75)
    assert len(list(comparison.alike())) == 1_999
    assert comparison.compared <= 2_000 * 16


def test_the_same_whatever_the_hash_seed() -> None:
    sets = pages(60, 2) + pages(60, 2)
    assert list(Comparison(sets, 0.5, 8).alike()) == list(Comparison([frozenset(sorted(pieces)) for pieces in sets], 0.5, 8).alike())


def test_a_moved_passage_keeps_its_pieces() -> None:
    passage = "每天早上先看一眼控制台的用量曲线和前一天同一时段比较差得多就找原因"
    assert shingles(passage) <= shingles("先看一眼别的。" + passage + "然后再说。")


def test_case_width_spaces_and_marks_make_no_difference() -> None:
    assert plain_words("先查 Base URL，再看「模型」！") == plain_words("先查base ＵＲＬ再看模型")


def test_numbers_and_latin_names_make_a_difference() -> None:
    assert distinctive("状态码 401 与 OpenAI 3.5") == {"401", "openai", "3.5"}
