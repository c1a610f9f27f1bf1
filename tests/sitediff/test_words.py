"""The difference of two texts reads well, and loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sitediff.words import MOST_WORDS, likeness, paired, segments
from tests.properties import markdown, modest


def marked(old: str, new: str) -> str:
    frames = {"same": "{}", "old": "[-{}-]", "new": "[+{}+]"}
    return "".join(frames[kind].format(text) for kind, text in segments(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("余额不足时先查额度", "余额不足时先查分组", "余额不足时先查[-额度-][+分组+]"),
        ("查看余额", "查看额度", "查看[-余额-][+额度+]"),
        ("请不要发送完整密钥", "请发送完整密钥", "请[-不要-]发送完整密钥"),
        ("等待 30 秒再试", "等待 300 秒再试", "等待 [-30-][+300+] 秒再试"),
        ("用 api_key 登录", "用 api_token 登录", "用 [-api_key-][+api_token+] 登录"),
        ("使用 v1.2 接口", "使用 v1.3 接口", "使用 [-v1.2-][+v1.3+] 接口"),
        ("先登录，再查询", "再查询", "[-先登录，-]再查询"),
        ("", "新的", "[+新的+]"),
        ("旧的", "", "[-旧的-]"),
        ("一样", "一样", "一样"),
    ],
)
def test_a_change_is_shown_in_whole_words(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


@modest
@given(markdown, markdown)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    pieces = segments(old, new)
    assert "".join(text for kind, text in pieces if kind != "new") == old
    assert "".join(text for kind, text in pieces if kind != "old") == new
    assert all(text for _, text in pieces)


@pytest.mark.parametrize("length", [MOST_WORDS * 3, MOST_WORDS * 40])
def test_long_texts_are_compared_by_larger_pieces(length: int) -> None:
    """By clause, or by what is between the common start and end: never character by character."""
    old, new = "先查名称，" * length, "先查名称，" * (length // 2) + "再查分组，" + "先查名称，" * (length // 2)
    pieces = segments(old, new)
    assert len(pieces) < 20
    assert "".join(text for kind, text in pieces if kind != "old") == new


@modest
@given(st.lists(markdown, max_size=6), st.lists(markdown, max_size=6))
def test_every_line_has_one_place(old: list[str], new: list[str]) -> None:
    pairs = list(paired(old, new))
    assert sorted(one for one, _ in pairs if one is not None) == sorted(old)
    assert [two for _, two in pairs if two is not None] == new


def test_likeness_is_between_nothing_and_all() -> None:
    assert likeness("模型不存在", "模型不存在") == 1.0
    assert likeness("模型不存在", "余额") == 0.0
    assert 0.5 < likeness("先查模型的名称", "先查模型的分组") < 1.0
