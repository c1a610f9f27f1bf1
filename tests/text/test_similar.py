"""Texts that are nearly the same: all of them are found, and few are compared."""

from __future__ import annotations

import random
import re
import unicodedata
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.similar import Comparison, Sketches, alike, distinctive, pairs_in, plain_words, plain_words_of, shingles, sketch
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
    comparison = Comparison([pairs_in(plain_words("模型不存在时先查什么"))] * 2_000, 0.75)
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


def test_short_texts_are_told_by_their_numbers() -> None:
    assert alike(("模型不存在时先查什么", "怎样充值", "模型不存在时先查些什么"), 0.6) == [[0, 2]]


def test_texts_of_other_numbers_and_names_are_not_even_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []

    def noted(_: Comparison[str], first: int, __: int) -> float:
        held.append(first)
        return 0.0

    monkeypatch.setattr(Comparison, "_share", noted)
    assert alike(tuple(f"返回 {number} 时先查什么" for number in range(400, 500)), 0.75) == []
    assert held == []
    assert alike(("返回 401 时先查什么", "返回 401 时先查些什么"), 0.75) == []
    assert held == [0]


@modest
@given(texts=st.lists(st.text("网关密钥 a1", max_size=6), max_size=12), least=st.sampled_from([0.3, 0.75]))
def test_the_one_that_a_text_is_most_like_may_be_told_apart(texts: list[str], least: float) -> None:
    pairs = Comparison([pairs_in(plain_words(text)) for text in texts], least).alike()
    same = [[first, second] for first, second, _ in pairs if distinctive(texts[first]) == distinctive(texts[second])]
    assert alike(texts, least) == same


def like(page: str, share: float, chance: random.Random) -> str:
    """A page with so many of the passages of another."""
    kept = int(len(page) * 2 * share / (1 + share))
    return page[:kept] + "".join(chance.choices("发票工单客服退款账号注销", k=len(page) - kept))


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 1.0])
def test_sketches_find_what_whole_sets_find(share: float) -> None:
    """Of a hundred pages and a copy of each, as many pairs as without sketches, with the same shares."""
    chance = random.Random(round(share * 10))
    texts = ["".join(chance.choices("网关密钥模型分组余额请求状态时间记录核对控制台", k=900)) for _ in range(100)]
    texts += [like(text, share, chance) for text in texts]
    pieces = [shingles(text) for text in texts]
    asked: set[int] = set()

    def pieces_of(number: int) -> frozenset[str]:
        asked.add(number)
        return pieces[number]

    unlike = Sketches([frozenset(sketch(one)) for one in pieces[:100]], share - 0.05, pieces_of)
    assert list(unlike.alike()) == []
    assert asked == set()
    found = list(Sketches([frozenset(sketch(one)) for one in pieces], share - 0.05, pieces_of).alike())
    assert found == list(Comparison(pieces, share - 0.05, 8).alike())
    assert len(found) > 40


def test_a_sketch_is_small_and_the_same_whatever_the_hash_seed() -> None:
    pieces = shingles("网关密钥模型分组余额请求状态时间记录核对控制台" * 40)
    assert sketch(pieces) == sketch(sorted(pieces, reverse=True))
    assert len(sketch(f"passage {number}" for number in range(1000))) == 64
    assert sketch({"一"}) == [crc32("一".encode())]


@modest
@given(st.text(max_size=60))
def test_passages_are_every_fourth_by_their_first_character(text: str) -> None:
    words = plain_words(text)
    wanted = {words[number : number + 8] for number in range(max(1, len(words) - 7)) if not ord(words[number : number + 1] or "\0") % 4}
    assert shingles(text) == wanted
    assert words == re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


@modest
@given(st.lists(st.text("网关a1，。 \n\ua500é\u0301Ⅷ", max_size=6), max_size=6))
def test_texts_are_made_plain_in_one_go_as_one_by_one(texts: list[str]) -> None:
    assert plain_words_of(texts) == [plain_words(text) for text in texts]
