"""Widths and the order of Chinese among Latin words."""

from __future__ import annotations

import unicodedata

import pytest

from generator.text.cjk import initial, sort_key, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("模型", 4),
        ("模型 a", 6),
        ("，。：（）", 10),
        ("ＡＢ", 4),
        ("ｱ", 1),
        ("𠮷", 2),
        ("é", 1),
        ("e\u0301", 1),
        ("🙂", 2),
        ("한글", 4),
        ("—…“”", 4),
    ],
)
def test_a_wide_character_counts_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_chinese_is_sorted_by_pinyin_among_latin_words() -> None:
    words = ["网关", "API Key", "重试", "base URL", "余额", "Base", "429", "分组", "Zod"]
    assert sorted(words, key=sort_key) == ["429", "API Key", "Base", "base URL", "重试", "分组", "网关", "余额", "Zod"]


def test_words_that_sound_alike_have_an_order() -> None:
    """The same bytes on every machine: the characters decide where the pinyin is the same."""
    assert sort_key("事") != sort_key("是")
    assert sorted(["是", "事"], key=sort_key) == sorted(["事", "是"], key=sort_key)


@pytest.mark.parametrize(
    ("text", "letter"),
    [("网关", "W"), ("api", "A"), ("Zod", "Z"), ("429", "#"), ("é", "#"), ("", "#"), ("“引号”", "#"), ("重试", "C"), ("𠮷", "#")],
)
def test_a_word_is_listed_under_its_letter(text: str, letter: str) -> None:
    assert initial(text) == letter


def test_what_is_taken_for_wide_at_a_look_is() -> None:
    """Every character by itself, beside its sum with a narrow one."""
    for code in (*range(0x2E80, 0xA000), *range(0xAC00, 0x10000)):
        character = chr(code)
        alone = 0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        assert width(character) == alone
        assert width(f"a{character}é") == alone + 2
