"""The error finder in a real browser: what is typed or pasted is recognised, and a key in it is masked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
FIELD = "#ap-finder"
KEY = "sk-abcdef1234567890abcd"
BODY = json.dumps({"error": {"message": "The model `gpt-5x` does not exist", "type": "invalid_request_error", "code": "model_not_found"}})
MakeVisit = Callable[..., Visit]


def signals(visit: Visit) -> list[str]:
    return visit.page.locator(".ap-hit__signal").all_inner_texts()


def test_a_typed_status_code_shows_what_to_do(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open("/errors/")
    page.focus(FIELD)
    page.keyboard.type("401")
    assert signals(tried) == ["401"]
    labels = page.locator(".ap-hit dt").all_inner_texts()
    assert labels == ["先查", "处理", "不要做", "保留的证据", "详细页面"]
    expect(page.locator("tr[id='401']")).to_have_class(re.compile("ap-row--hit"))
    page.locator(".ap-hit dd a").last.click()
    expect(page).to_have_url(re.compile("/answers/http-401/$"))


def test_a_pasted_body_is_read_and_its_most_exact_signal_stands_first(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open("/errors/")
    tried.paste(FIELD, f"2026-11-22 14:30 took 500 ms\n{BODY}")
    expect(page.locator(".ap-hit").first).to_be_visible()
    found = signals(tried)
    assert found[:2] == ["The model does not exist", "model not found"]
    assert "500" not in found
    expect(page.locator(".ap-finder__read")).to_contain_text("model_not_found")


@pytest.mark.parametrize(
    "written",
    [
        KEY,
        f"密钥{KEY}不行",
        "ｓｋ－ａｂｃｄｅｆ１２３４５６７８９０ａｂｃｄ",
        "sk-abcd efgh 1234 5678 abcd",
        "sk-ab\u200bcdef1234567890abcd",
    ],
)
def test_a_pasted_key_is_masked_at_once_and_told_of(written: str, visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open("/errors/")
    tried.paste(FIELD, written)
    assert page.input_value(FIELD) == ("密钥sk-...abcd不行" if "不行" in written else "sk-...abcd")
    expect(page.locator("#ap-finder-key")).to_contain_text("完整的密钥")
    assert "1234567890" not in page.content()


def test_what_is_unknown_is_said_plainly_with_ways_on(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open("/errors/")
    tried.paste(FIELD, f"紫色的大象在跳舞 {KEY}")
    expect(page.locator(".ap-finder__told")).to_contain_text("没有认出")
    expect(page.locator(".ap-hit")).to_have_count(0)
    links = page.locator(".ap-finder__none a")
    targets = [unquote(link.evaluate("link => link.href")) for link in links.all()]
    assert targets[0] == f"{tried.address}/search/?q=紫色的大象在跳舞 sk-...abcd"
    assert [target.removeprefix(tried.address) for target in targets[1:]] == ["/topics/", "/pages/contact/"]


def test_a_link_to_a_row_opens_and_marks_it(visit: MakeVisit) -> None:
    page = visit().open("/errors/#402")
    row = page.locator("tr[id='402']")
    expect(row).to_be_in_viewport()
    assert row.evaluate("row => row.matches(':target')")
    assert row.evaluate("row => row.getBoundingClientRect().top") >= 48
    assert row.evaluate("row => getComputedStyle(row).borderTopColor") != page.locator("tr[id='403']").evaluate(
        "row => getComputedStyle(row).borderTopColor"
    )


def test_keys_alone_suffice(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open("/errors/")
    page.focus(FIELD)
    page.keyboard.type("429")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # look it up
    expect(page.locator(".ap-hit")).not_to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # clear
    expect(page.locator(FIELD)).to_have_value("")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(".ap-hit")).to_have_count(0)


def test_nothing_leaves_the_browser_and_it_works_offline(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open("/errors/")
    page.context.set_offline(True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    tried.paste(FIELD, "insufficient_quota")
    assert signals(tried)[0] == "insufficient_quota"
    assert asked == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_is_wide_enough(scheme: str, visit: MakeVisit) -> None:
    tried = visit(viewport={"width": 390, "height": 844}, color_scheme=scheme, has_touch=True)
    page = tried.open("/errors/")
    tried.paste(FIELD, f"{BODY} {KEY} {'x' * 300}")
    expect(page.locator(".ap-hit").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(FIELD).evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16  # or phones zoom in


def test_without_javascript_there_is_a_plain_table(visit: MakeVisit) -> None:
    page = visit(java_script_enabled=False).open("/errors/")
    expect(page.locator(".ap-finder")).to_be_hidden()
    expect(page.locator("tr[id='401']")).to_be_visible()
