"""Replies: filled in, marked where something is missing, and never with a complete key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.mcp_server.replies import LONGEST, get_reply
from generator.mcp_server.site import BuiltSite, RefusedError

HELLO, ASK = "template:first-replies#hello", "template:first-replies#ask-model"
KEY = "sk-" + "a1B2" * 8


def test_reply_is_filled_in(site: BuiltSite) -> None:
    result = get_reply(site, HELLO, {"user_name": " 王女士 "})
    (reply,) = result.replies
    assert reply.text.startswith("王女士，您好。请先看排查页。")
    assert reply.missing == ()
    assert reply.ready
    assert result.page.url == "https://help.example.com/templates/first-replies/#hello"
    assert [item.label for item in result.never_ask] == ["完整密钥", "余额截图"]
    assert result.hand_over == "查日志和扣费由支持团队接手。"
    assert result.boundary == "涉及扣费的对话转工单。"


@pytest.mark.parametrize("values", [{}, {"user_name": ""}, {"user_name": "  "}])
def test_what_is_missing_is_marked_and_explained(site: BuiltSite, values: dict[str, str]) -> None:
    (reply,) = get_reply(site, HELLO, values).replies
    assert reply.text.startswith("⟦missing: 客户称呼⟧，您好。")
    assert not reply.ready
    (variable,) = reply.missing
    assert variable.example == "王女士"
    assert variable.boundary == "只写称呼，不写手机号。"


def test_what_only_staff_may_see_is_never_written_out(site: BuiltSite) -> None:
    result = get_reply(site, ASK, {"user_name": "王女士", "model_name": "demo-1", "agent_note": "内部备注"})
    (reply,) = result.replies
    assert reply.text == "王女士，您用的模型是 demo-1 吗？（⟦staff only: 客服备注⟧）"
    assert not reply.ready
    assert any("staff only" in note for note in result.notes)


def test_template_gives_all_its_replies(site: BuiltSite) -> None:
    result = get_reply(site, "template:first-replies", {"user_name": "王女士"})
    assert [reply.id for reply in result.replies] == [HELLO, ASK]
    assert [reply.ready for reply in result.replies] == [True, False]
    assert result.page.url == "https://help.example.com/templates/first-replies/"


@pytest.mark.parametrize("value", [KEY, f"密钥 {KEY}", f"{KEY[:14]} {KEY[14:]}", KEY[:9] + "\u200b" + KEY[9:]])
@pytest.mark.parametrize("name", ["user_name", "model_name", "agent_note"])
def test_complete_key_is_refused_and_not_repeated(site: BuiltSite, name: str, value: str) -> None:
    with pytest.raises(RefusedError, match=f"the value of `{name}` looks like a complete key") as refusal:
        get_reply(site, ASK, {name: value})
    assert "sk-...9a2f" in str(refusal.value)
    assert value not in str(refusal.value)
    assert KEY[5:] not in str(refusal.value)


def test_masked_key_is_welcome(site: BuiltSite) -> None:
    assert "sk-...9a2f" in get_reply(site, HELLO, {"user_name": "sk-...9a2f"}).replies[0].text


def test_value_is_text_and_not_a_template(site: BuiltSite) -> None:
    values = {"user_name": r"{{model_name}} \1 \g<0>", "model_name": "demo-1"}
    assert get_reply(site, ASK, values).replies[0].text.startswith(r"{{model_name}} \1 \g<0>，您用的模型是 demo-1")


def test_value_has_a_length(site: BuiltSite) -> None:
    with pytest.raises(RefusedError, match="longer than 2,000 characters"):
        get_reply(site, HELLO, {"user_name": "长" * (LONGEST + 1)})


@pytest.mark.parametrize(
    ("request_", "hint"),
    [
        ("template:first-reply", "did you mean `template:first-replies`"),
        ("template:first-replies#helo", "did you mean `template:first-replies#hello`"),
        ("../../content/policy.yml", "search for it"),
        ("", "search for it"),
    ],
)
def test_unknown_reply_is_refused_with_the_nearest(site: BuiltSite, request_: str, hint: str) -> None:
    with pytest.raises(RefusedError, match=hint):
        get_reply(site, request_)


def test_unknown_variable_is_refused_with_the_nearest(site: BuiltSite) -> None:
    with pytest.raises(RefusedError, match="no variable `username`; did you mean `user_name`"):
        get_reply(site, HELLO, {"username": "王女士"})
    with pytest.raises(RefusedError, match="the variables are user_name"):
        get_reply(site, HELLO, {"《》": "x"})


def test_reply_past_its_review_is_not_ready(site: BuiltSite) -> None:
    old = tuple(reply.model_copy(update={"active": False}) for reply in site.replies)
    result = get_reply(BuiltSite(site.folder, site.index, (), old, (), site.masking), HELLO, {"user_name": "王女士"})
    assert not result.replies[0].ready
    assert any("2099-01-01" in note for note in result.notes)


def test_optional_variable_may_be_left_empty(site: BuiltSite) -> None:
    replies = tuple(
        reply.model_copy(update={"variables": tuple(item.model_copy(update={"required": False}) for item in reply.variables)})
        for reply in site.replies
    )
    optional = BuiltSite(site.folder, site.index, (), replies, (), site.masking)
    (reply,) = get_reply(optional, HELLO, {"user_name": ""}).replies
    assert reply.text.startswith("，您好。")
    assert reply.ready
    assert not get_reply(optional, HELLO).replies[0].ready


def test_replies_json_says_how_a_key_is_masked(built: Path) -> None:
    published = json.loads((built / "replies.json").read_text("utf-8"))
    assert published["masking"] == {"text": "保留前三位与后四位。", "example": "sk-...9a2f"}
    assert published["key_shapes"] == [{"id": "sk_key", "label": "sk 开头的密钥", "pattern": "sk-[A-Za-z0-9]{20,}"}]
