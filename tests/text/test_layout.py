"""Markdown laid out, in cells, list items and quotations."""

from __future__ import annotations

import pyromark
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text.layout import cell, fence, following, hang, quote, row, tidy
from generator.text.markdown import OPTIONS, begins_with_words
from tests.properties import modest


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("", "\n"),
        ("\n\n一\n\n\n\n\n二\n\n", "一\n\n二\n"),
        ("一\n \n\n\n二", "一\n \n\n二\n"),
        ("```\n一\n\n\n二\n```\n\n\n三", "```\n一\n\n\n二\n```\n\n三\n"),
        ("> ~~~\n> 一\n\n\n> ~~~\n\n\n二", "> ~~~\n> 一\n\n\n> ~~~\n\n二\n"),
        ("一\n\n\n`三`````\n\n\n二", "一\n\n`三`````\n\n二\n"),
    ],
)
def test_one_empty_line_is_left_but_in_code(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@modest
@given(st.text("a >\n", min_size=1).filter(lambda text: text.strip("\n") == text))
@example("a\n\n\n\n\na")
def test_a_page_without_code_is_tidied_as_one_with_code(text: str) -> None:
    assert tidy(f"{text}\n```\n```") == f"{tidy(text)}```\n```\n"


def test_a_row_keeps_to_its_line_and_its_cells() -> None:
    assert row(["一", "a|b", r"a\|b", "- 一\n- 二"]) == r"| 一 | a\|b | a\|b | 一 二 |"
    assert cell("`a|b`") == r"`a\|b`"


def test_what_follows_words_stands_in_their_line_or_below() -> None:
    assert following("一", "**题**:") == "**题**: 一"
    assert following("- 一", "**题**:") == "**题**:\n\n- 一"


def test_lines_belong_to_their_item_or_quotation() -> None:
    assert hang("一\n\n二", 2) == "一\n\n  二"
    assert quote("一\n\n二") == "> 一\n>\n> 二"


def test_a_fence_is_longer_than_any_inside() -> None:
    assert fence("a\n```\n", "sh") == "````sh\na\n```\n````"


@modest
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
@example("a\r===")
@example("a | b\n-|-")
def test_words_are_what_begins_a_paragraph(text: str) -> None:
    first = next(iter(pyromark.events(text, options=OPTIONS)), None)
    assert begins_with_words(text) == (first == {"Start": "Paragraph"})
