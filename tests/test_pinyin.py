"""Chinese by its sound: as pypinyin spells it, and in its order among Latin words."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.pinyin import _READINGS, initial, sort_keys, sounds, spelled
from tests.properties import modest


@cache
def package() -> Any:
    """The package itself, with the readings that it lacks."""
    import pypinyin

    pypinyin.load_phrases_dict({word: [[syllable] for syllable in reading.split()] for word, reading in _READINGS.items()})
    return pypinyin


def test_every_character_and_phrase_is_spelled_as_the_package_does() -> None:
    characters = list(map(chr, package().constants.PINYIN_DICT))
    assert {character: [syllable] for character, syllable in sounds(characters).items()} == {
        character: package().lazy_pinyin(character) for character in characters
    }
    phrases = list(package().constants.PHRASES_DICT)
    assert spelled(phrases) == {phrase: package().lazy_pinyin(phrase) for phrase in phrases}


_runs = st.sampled_from(
    ["重", "重庆", "重试", "长", "长连接", "行", "一丁", "不", "的", "了", "网关", "〇", "㐀", "a", " ", "1", "，", "𠮷", "\ue815"]
)


@modest
@given(st.lists(st.lists(_runs, max_size=8).map("".join), max_size=4))
@example(["一丁不"])
@example(["重定", "长文 本"])
@example(["", "abc"])
def test_any_text_is_spelled_as_the_package_does(texts: list[str]) -> None:
    assert spelled(texts) == {text: package().lazy_pinyin(text) for text in texts}


def test_chinese_is_sorted_by_pinyin_among_latin_words() -> None:
    words = ["网关", "API Key", "重试", "base URL", "余额", "Base", "429", "分组", "Zod"]
    assert sorted(words, key=sort_keys(words).__getitem__) == ["429", "API Key", "Base", "base URL", "重试", "分组", "网关", "余额", "Zod"]


def test_words_that_sound_alike_have_an_order() -> None:
    """The same bytes on every machine: the characters decide where the pinyin is the same."""
    keys = sort_keys(["事", "是"])
    assert keys["事"] != keys["是"]
    assert sorted(["是", "事"], key=keys.__getitem__) == sorted(["事", "是"], key=keys.__getitem__)


@pytest.mark.parametrize(
    ("text", "letter"),
    [("网关", "W"), ("api", "A"), ("Zod", "Z"), ("429", "#"), ("é", "#"), ("", "#"), ("“引号”", "#"), ("重试", "C"), ("𠮷", "#")],
)
def test_a_word_is_listed_under_its_letter(text: str, letter: str) -> None:
    assert initial(sort_keys([text])[text]) == letter
