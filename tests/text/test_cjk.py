"""Widths of text that mixes Chinese and Latin."""

from __future__ import annotations

import unicodedata

import pytest

from generator.text.cjk import width


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


def test_what_is_taken_for_wide_at_a_look_is() -> None:
    """Every character by itself, beside its sum with a narrow one."""
    for code in (*range(0x2E80, 0xA000), *range(0xAC00, 0x10000)):
        character = chr(code)
        alone = 0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        assert width(character) == alone
        assert width(f"a{character}é") == alone + 2
