"""Looking at prose: what is code and what is quoted stays out, places stay where they are, and no text takes for ever."""

from __future__ import annotations

import re

import pytest

from generator.lint.claims import clause_before, opening, sentences, words_of
from generator.lint.rules import leaning_answer, over_promise, unsupported_number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("先看 `a。b`，再说", "先看 " + " " * 5 + "，再说"),
        ("``a ` b`` c", "          c"),
        ("```\n保证\n```\n后面", "   \n  \n   \n后面"),
        ("[见上](answer:x) 文", "[见上]           文"),
        ("取值 <fact:api_base>。", "取值 " + " " * 15 + "。"),
        ("看 https://a.example/b，再", "看                    ，再"),
        ("{{name}} 您好", "         您好"),
        ("一个 ` 不成对", "一个 ` 不成对"),
    ],
)
def test_code_addresses_and_variables_become_blanks(text: str, words: str) -> None:
    assert words_of(text) == words
    assert len(words_of(text)) == len(text)


def test_quotations_are_left_out_where_they_are_talked_about() -> None:
    assert words_of("不写“保证”。") == "不写“保证”。"
    assert words_of("不写“保证”。", quotations=False) == "不写    。"


def test_a_sentence_ends_at_its_mark_or_line_and_not_inside_a_number() -> None:
    assert [text for _, text in sentences("- 第一项\n- 第 1.5 项。第三？")] == ["- 第一项\n", "- 第 1.5 项。", "第三？"]
    assert [offset for offset, _ in sentences("一。二。")] == [0, 2]


def test_a_text_opens_behind_its_marks() -> None:
    assert opening("- **首先**，看") == (4, "首先，看")
    assert clause_before("一，二；三四", 5) == "三"


@pytest.mark.parametrize("piece", ["`", "``` ", "](", "1", "1,", "“", "<", "{{", "保证", "如果 1 元", "随着", "如下", "."])
def test_hostile_texts_come_to_an_end(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    assert len(words_of(text)) == len(text)
    for find in (unsupported_number._claims, leaning_answer._ANYWHERE.finditer):
        assert all(found is not None for found in find(text))
    assert all(start < end for start, end in over_promise._promises(text, re.compile("保证")))
