"""Spacing and punctuation of Chinese text, and what is left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import chinese
from generator.text.chinese import corrections
from generator.text.visible import HIDDEN, visible
from tests.properties import markdown, modest


def corrected(text: str) -> str:
    for correction in reversed(corrections(text)):
        text = text[: correction.start] + correction.text + text[correction.end :]
    return text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("你好world的API,很好", "你好 world 的 API，很好"),
        ("你好,世界.", "你好，世界。"),
        ("请看(这里)", "请看（这里）"),
        ("用`x`字段", "用 `x` 字段"),
        ("１２３ＡＢＣ字", "123ABC 字"),
        ("你好 ，世界", "你好，世界"),
        ("“ 你好 ”，", "“你好”，"),
        ("见[Base URL](term:x)的**API**字段", "见 [Base URL](term:x) 的 **API** 字段"),
        ('他说:"好的"。', "他说：“好的”。"),
        ("说明:见文档;然后?", "说明：见文档；然后？"),
        ("第3步(API)", "第 3 步（API）"),
        ("2026年5月1日", "2026 年 5 月 1 日"),
        ("| 列A |\n|---|\n| 值B |", "| 列 A |\n|---|\n| 值 B |"),
    ],
)
def test_what_is_written_otherwise(written: str, meant: str) -> None:
    assert corrected(written) == meant
    assert corrections(meant) == ()


@pytest.mark.parametrize(
    "text",
    [
        "环境-用途-负责团队",
        "春季新品-03",
        "接口 (API) 用",
        "函数 foo(bar) 返回",
        "见 https://a.com/你好,这里",
        "写到 a.b@example.com 去",
        "{{user}}您好，{{ name }}好",
        "`你好a,b(中)` 与 `c`",
        "```\n你好a,b\n```",
        "地址是<fact:api_base>。",
        "见[指南](guide:a-b)和[表](guide:b)。",
        "好……然后——看。",
        "比例 16:9，时间 12:30。",
        "密钥写成 sk-...9a2f。",
        "English only, with (marks): fine.",
        "价格 $100，100% 的 5 GB。",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert corrections(text) == ()


@modest
@given(markdown)
def test_every_visible_character_has_its_place(text: str) -> None:
    seen = visible(text)
    assert len(seen.text) == len(seen.places) == len(seen.depths)
    assert list(seen.places) == sorted(seen.places)
    assert all(text[place] == sign for sign, place in zip(seen.text, seen.places, strict=True) if sign not in {HIDDEN, "`", "x", "\n"})


@modest
@given(markdown)
def test_letters_are_never_changed(text: str) -> None:
    for correction in corrections(text):
        before, after = text[correction.start : correction.end], correction.text
        assert correction.what == "width" or not any(map(str.isalnum, before + after))


PIECES = st.sampled_from(
    [*"中文请的一日，。；：、！？（）“”《》「」aZb019-._/`", " ", " ", "API", "3.5", "GPT-4o", "`x`", "12：30", "\n", "{{x}}", "…", "**"]
)


@modest
@given(st.lists(PIECES, min_size=2, max_size=14).map("".join), st.sampled_from([True, False]))
def test_a_text_that_is_tidy_at_a_look_is_tidy(text: str, is_markdown: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chinese, "_TIDY", re.compile("(?!)"))
        looked_into = corrections(text, markdown=is_markdown)
    assert corrections(text, markdown=is_markdown) == looked_into


@pytest.mark.parametrize("text", ["先查 `Base URL`，再看「模型」！", "约 3.5 秒（见 GPT-4o 一行）。\n第二行", "结果：成功"])
def test_tidy_text_is_told_at_a_look(text: str) -> None:
    assert chinese._TIDY.fullmatch(text)
    assert corrections(text) == ()
