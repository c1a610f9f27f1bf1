"""What a reader sees, told at a look where nothing but words, code and links to entries stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.text import visible as module
from generator.text.visible import visible
from tests.properties import modest

PIECES = st.sampled_from(
    [
        *"`()[]!^-:.1a中，$=|",
        "  ",
        "](answer:a-b)",
        "[x](term:y#z)",
        "{{a}}",
        "`code`",
        "` a`",
        "``",
        "1. ",
        "+ ",
        "https://e.com/a",
        "a@b.c",
    ]
)


@modest
@given(st.lists(PIECES, min_size=2, max_size=10).map("".join))
def test_a_simple_line_is_read_as_the_parser_reads_it(text: str) -> None:
    assume(module._SIMPLE.fullmatch(text))
    at_a_look = visible.__wrapped__(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_SIMPLE", re.compile("(?!)"))
        parsed = visible.__wrapped__(text)
    assert (at_a_look.text, at_a_look.places, at_a_look.depths) == (parsed.text, parsed.places, parsed.depths)


@pytest.mark.parametrize("text", ["先查 `Base URL`，再看[模型](answer:model)。", "`a` 与 `b c`"])
def test_most_lines_with_markup_are_simple(text: str) -> None:
    assert module._SIMPLE.fullmatch(text)


@pytest.mark.parametrize("text", ["![图](answer:a)", "- `a`", "1. `a`", "**粗** `a`", "`a\nb`", "[a](answer:b) ", "[^1](answer:b) [x]"])
def test_other_lines_are_parsed(text: str) -> None:
    assert not module._SIMPLE.fullmatch(text)
