"""What a screen reader is told: landmarks, names, and what changes by itself. Read from Chromium's accessibility tree."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("tools")]
MakeVisit = Callable[..., Visit]


def test_a_page_begins_with_a_way_to_its_text_and_names_its_landmarks(visit: MakeVisit) -> None:
    page = visit().open("/answers/http-401/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#ap-content"
    expect(page.locator("body")).to_match_aria_snapshot("""
        - banner:
          - dialog "搜索"
        - main:
          - article:
            - navigation "当前位置"
            - heading [level=1]
            - region "直接回答"
            - heading [level=2]
    """)


def test_results_of_a_search_are_announced_and_named(visit: MakeVisit) -> None:
    page = visit().open("/")
    page.keyboard.press("/")
    page.keyboard.type("限流")
    expect(page.get_by_role("dialog", name="搜索")).to_match_aria_snapshot(r"""
        - dialog "搜索":
          - search:
            - textbox: 限流
          - status: /找到 \d+ 页/
          - group "按类型筛选":
            - button /全部 \d+/ [pressed]
          - list:
            - listitem:
              - link /限流/
    """)


def test_the_finder_says_how_much_it_knows(visit: MakeVisit) -> None:
    page = visit().open("/errors/")
    page.fill("#ap-finder", "429")
    expect(page.locator(".ap-finder")).to_match_aria_snapshot(r"""
        - textbox "把状态码、报错原文或日志贴进来": "429"
        - paragraph:
          - button "比对"
          - button "清空"
        - status: /认出 \d+ 种情况/
        - article:
          - heading "429"
          - term: 先查
          - definition
    """)


def test_a_field_is_named_described_and_warned_of(visit: MakeVisit) -> None:
    page = visit().open("/templates/ai-api-support-replies/")
    field = page.locator("[data-ap-form] input").first
    name = field.get_attribute("data-label") or ""
    expect(field).to_have_accessible_name(name)
    expect(field).to_have_accessible_description(page.locator(".ap-form__boundary").first.inner_text())
    field.fill("13800138000")
    warning = page.locator(".ap-form__field [role=alert]").first
    expect(warning).not_to_be_empty()
    expect(field).to_have_accessible_description(f"{page.locator('.ap-form__boundary').first.inner_text()} {warning.inner_text()}")


def test_a_reply_is_an_article_whose_gaps_are_a_list(visit: MakeVisit) -> None:
    page = visit().open("/templates/ai-api-support-replies/")
    expect(page.locator("article.ap-reply").first).to_match_aria_snapshot(r"""
        - article:
          - heading [level=3]
          - paragraph:
            - mark: /\{\{\w+\}\}/
          - text: /还缺 \d+ 项/
          - list:
            - listitem
          - paragraph:
            - button "复制文字"
            - status
    """)


def test_a_tick_is_named_by_its_item_and_progress_is_announced(visit: MakeVisit) -> None:
    page = visit().open("/checklists/launch/")
    box = page.get_by_role("checkbox").first
    assert len(box.evaluate("box => box.getAttribute('aria-label') ?? box.labels[0]?.innerText ?? ''") or box.aria_snapshot()) > 8
    status = page.locator(".ap-tally").get_by_role("status").first
    before = status.inner_text()
    box.check()
    expect(status).not_to_have_text(before)
