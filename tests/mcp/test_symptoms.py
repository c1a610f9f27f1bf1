"""Looking up errors: what people and programs paste, and the symptom that must come first."""

from __future__ import annotations

import json

import pytest

from generator.mcp_server.built import Named, Source, Symptom
from generator.mcp_server.site import BuiltSite, RefusedError
from generator.mcp_server.symptoms import LONGEST, lookup_error, normal
from tests.mcp.test_keys import SHAPES

SIGNALS = (
    ("401", "status"),
    ("404", "status"),
    ("429", "status"),
    ("500", "status"),
    ("404 page not found", "message"),
    ("Incorrect API key provided", "message"),
    ("invalid api key", "message"),
    ("insufficient_quota", "message"),
    ("model not found", "message"),
    ("The model does not exist", "message"),
    ("rate limit", "message"),
    ("timeout", "message"),
    ("Too Many Requests", "message"),
    ("Unexpected token '<'", "message"),
    ("余额不足", "message"),
    ("视频任务一直排队", "behaviour"),
    ("stream=true 没有 data 行", "behaviour"),
)


@pytest.fixture(scope="module")
def errors(site: BuiltSite) -> BuiltSite:
    """The site with the signals above."""
    page = Source(title="t", url="u")
    made = tuple(
        Symptom(signal=signal, type=type_, url="u", check_first="c", action="a", avoid="v", evidence=(Named(id="e", label="l"),), page=page)
        for signal, type_ in SIGNALS
    )
    return BuiltSite(site.folder, site.index, made, (), SHAPES, site.masking)


def found(site: BuiltSite, text: str) -> list[tuple[str, str]]:
    return [(match.signal, match.match) for match in lookup_error(site, text).matches]


BODY = json.dumps(
    {
        "error": {
            "message": "Incorrect API key provided: sk-...9a2f.\nSee the docs.",
            "type": "invalid_request_error",
            "code": "invalid_api_key",
        }
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("401", [("401", "exact")]),
        (" 401\n", [("401", "exact")]),
        ("４０１", [("401", "exact")]),
        ("HTTP/1.1 401", [("401", "contains")]),
        ("返回 429 了", [("429", "contains")]),
        ("HTTP/1.1 429 Too Many Requests", [("Too Many Requests", "contains"), ("429", "contains")]),
        ("404 page not found", [("404 page not found", "exact"), ("404", "contains")]),
        (
            "openai.RateLimitError: Error code: 429 - {'error': {'code': 'rate_limit_exceeded'}}",
            [("rate limit", "contains"), ("429", "contains")],
        ),
        ("INCORRECT  api-key\nprovided", [("Incorrect API key provided", "exact")]),
        (BODY, [("Incorrect API key provided", "contains"), ("invalid api key", "contains")]),
        ('{"code":"model_not_found","status":404}', [("model not found", "contains"), ("404", "contains")]),
        ("The model `gpt-9` does not exist or you do not have access to it", [("The model does not exist", "contains")]),
        ('SyntaxError: Unexpected token ‘<’, "<!DOCTYPE "... is not valid JSON', [("Unexpected token '<'", "contains")]),
        ("请求失败：余额不足，请充值", [("余额不足", "contains")]),
        ("stream=true 但没有 data 行", [("stream=true 没有 data 行", "similar")]),
        ("任务一直排队", [("视频任务一直排队", "similar")]),
        ("read ECONNRESET after connect timeouts", [("timeout", "contains")]),
    ],
)
def test_longest_and_most_exact_signal_comes_first(errors: BuiltSite, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(errors, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "took 500 ms",
        "限制 500 字以内",
        "upstream answered after 429.5",
        "request req_401abc was fine",
        "v1.404 released",
        "14041",
        "hypertimeouts",
        "hello",
        "？",
    ],
)
def test_what_only_looks_like_a_signal_is_none(errors: BuiltSite, text: str) -> None:
    assert found(errors, text) == []


def test_number_in_a_long_text_is_told_apart_from_a_status(errors: BuiltSite) -> None:
    text = "我们昨天一共生成了很多图片，其中有 500 张是横图，剩下的都是竖图，请问怎样批量下载这些图片"
    assert found(errors, text) == [("500", "number")]
    assert found(errors, f"{text}，接口返回 500") == [("500", "contains")]


def test_known_error_says_what_to_do(site: BuiltSite) -> None:
    result = lookup_error(site, '{"error": {"code": "model_not_found"}}')
    best = result.matches[0]
    assert best.check_first == "核对模型名是否逐字一致。"
    assert best.action
    assert best.avoid
    assert [field.id for field in best.evidence] == ["request_time", "model_name"]
    assert best.page.url == "https://help.example.com/answers/model-missing/"
    assert result.pages == ()
    assert result.warning is None


def test_unknown_error_leads_to_pages(site: BuiltSite) -> None:
    result = lookup_error(site, "密钥所属的分组")
    assert result.matches == ()
    assert result.pages[0].id == "answer:model-missing"
    assert lookup_error(site, "zzzqqq").pages == ()


def test_limit(errors: BuiltSite) -> None:
    text = "401 Incorrect API key provided, invalid api key, insufficient_quota, model not found, rate limit, timeout"
    assert len(lookup_error(errors, text).matches) == 5
    assert [match.signal for match in lookup_error(errors, text, limit=1).matches] == ["Incorrect API key provided"]


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_is_refused(errors: BuiltSite, text: str) -> None:
    with pytest.raises(RefusedError, match="paste a status code"):
        lookup_error(errors, text)


def test_complete_key_in_a_paste_is_warned_of_and_not_repeated(errors: BuiltSite) -> None:
    key = "sk-" + "a1B2" * 8
    result = lookup_error(errors, f"Incorrect API key provided: {key}")
    assert result.warning is not None
    assert "disable it" in result.warning
    assert key not in result.model_dump_json()
    assert result.matches[0].signal == "Incorrect API key provided"


def test_key_beyond_what_is_read_is_still_warned_of(errors: BuiltSite) -> None:
    assert lookup_error(errors, "x " * LONGEST + "sk-" + "a1B2" * 8).warning


@pytest.mark.parametrize("part", ["401 ", "the model ", "a", "\\", "{", "模型"])
def test_of_a_very_long_text_the_beginning_is_read(errors: BuiltSite, part: str) -> None:
    text = part * (200_000 // len(part))
    assert lookup_error(errors, text) == lookup_error(errors, text[:LONGEST])


def test_normal_form() -> None:
    assert normal("  Model_Not-Found\\n“x” ") == "model not found 'x'"
