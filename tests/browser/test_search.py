"""Search in a real browser, on the first site, served from a sub-path: every way in which a query can arrive."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from bench.search.chromium import served

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("search")]
FAR = "zxqvwkj"
"""What no help centre tells of."""


@pytest.fixture(scope="module")
def address(first_site: Path) -> Iterator[str]:
    with served(first_site) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing may go wrong: no error, no warning, no failed request, nothing from elsewhere."""
    made, found = context.new_page(), list[str]()
    made.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    made.on("pageerror", lambda error: found.append(str(error)))
    made.on("response", lambda response: found.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    made.on("request", lambda request: None if "127.0.0.1" in request.url or request.url.startswith("blob:") else found.append(request.url))
    yield made
    assert found == []


def field(page: Page) -> Locator:
    return page.locator(".md-search__input")


def results(page: Page) -> Locator:
    return page.locator(".md-search .md-search-result__item")


def told(page: Page) -> Locator:
    return page.locator(".md-search .md-search-result__meta")


def test_typing_finds_and_marks(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    field(page).click()
    page.keyboard.type("stream 超时", delay=20)
    expect(results(page).first).to_contain_text("stream")
    expect(told(page)).to_have_text(re.compile(r"\d+"))
    assert set(page.locator(".md-search mark").all_text_contents()) <= {"stream", "Stream", "STREAM", "超时"}


@pytest.mark.parametrize("way", ["insertFromPaste", "insertFromDrop", "insertText"])
def test_text_that_no_key_typed_is_searched(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}/answers/")
    field(page).focus()
    field(page).evaluate(
        """(field, inputType) => {
          field.value = 'Incorrect API key provided';
          field.dispatchEvent(new InputEvent('input', { inputType, bubbles: true }));
        }""",
        way,
    )
    expect(results(page).first).to_contain_text("401")


def test_pasting_from_the_clipboard(page: Page, context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/")
    page.evaluate("navigator.clipboard.writeText('429 Too Many Requests')")
    field(page).focus()
    page.keyboard.press("Control+V")
    expect(results(page).first).to_contain_text("429")


def test_an_input_method_is_waited_for(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    field(page).focus()
    begin = """(field) => {
      field.dispatchEvent(new CompositionEvent('compositionstart'));
      field.value = 'yu e';
      field.dispatchEvent(new InputEvent('input', { isComposing: true }));
    }"""
    end = """(field) => {
      field.value = '余额';
      field.dispatchEvent(new InputEvent('input'));
      field.dispatchEvent(new CompositionEvent('compositionend'));
    }"""
    field(page).evaluate(begin)
    page.wait_for_timeout(300)
    expect(results(page)).to_have_count(0)
    field(page).evaluate(end)
    expect(results(page).first).to_contain_text("余额")


def test_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/glossary/")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("429")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results(page).first.locator("a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("s")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("429"))
    expect(page.locator("article mark").first).to_be_visible()
    assert "?" not in page.url


def test_a_heading_inside_a_page_is_a_result_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=余额突然变少")
    place = page.locator(".md-search .ap-result--place").first
    expect(place).to_be_visible()
    place.click()
    expect(page).to_have_url(re.compile("#"))
    assert page.evaluate("document.getElementById(location.hash.slice(1)) !== null")


def test_an_address_with_a_query_opens_the_dialog(page: Page, address: str) -> None:
    page.goto(f"{address}/guides/?q=余额不足")
    expect(field(page)).to_have_value("余额不足")
    expect(page.locator("#__search")).to_be_checked()
    expect(results(page).first).to_contain_text("余额")


def test_a_kind_filters(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=余额")
    chip = page.locator(".md-search .ap-kind", has_text="术语表")
    chip.click()
    expect(page.locator(".md-search .ap-kind[aria-pressed=true]")).to_contain_text("术语表")
    expect(results(page).first).to_be_visible()
    assert set(page.locator(".md-search .ap-result__kind").all_text_contents()) == {"术语表"}


def test_a_weak_result_is_shown_and_called_so(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=猫粮推荐")
    expect(told(page)).to_have_class(re.compile("ap-weak"))
    expect(results(page).first).to_be_visible()
    expect(page.locator(".md-search .ap-ways a").first).to_be_visible()


def test_nothing_found_leads_on(page: Page, address: str) -> None:
    page.goto(f"{address}/answers/?q={FAR}")
    expect(told(page)).to_contain_text(FAR)
    expect(results(page)).to_have_count(0)
    links = page.locator(".md-search .ap-ways a")
    assert [link.split("/help/centre")[1] for link in links.evaluate_all("all => all.map(one => one.href)")] == [
        "/errors/",
        "/topics/",
        "/pages/contact/",
    ]
    links.first.click()
    expect(page).to_have_url(re.compile("/errors/$"))


def test_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}/")
    page.locator("label.md-header__button[for=__search]").tap()
    expect(field(page)).to_be_focused()
    page.keyboard.type("余额不足")
    expect(results(page).first).to_be_visible()
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")  # the dialog grows out of its button
    results(page).first.locator("a").first.tap()
    expect(page).to_have_url(re.compile("/help/centre/.+/"))
    context.close()


def test_search_goes_on_without_the_network_where_it_has_been(page: Page, context: BrowserContext, address: str) -> None:
    page.goto(f"{address}/?q=余额")
    expect(results(page).first).to_be_visible()
    context.set_offline(True)
    field(page).fill("")
    field(page).fill("余额")
    expect(results(page).first).to_contain_text("余额")
    context.set_offline(False)


class TestThePage:
    """/search/."""

    def test_results_take_the_place_of_the_list(self, page: Page, address: str) -> None:
        page.goto(f"{address}/search/")
        expect(page.locator(".ap-page > section").first).to_be_visible()
        page.locator(".ap-search-page input").fill("余额")
        expect(page.locator(".ap-results .md-search-result__item").first).to_contain_text("余额")
        expect(page.locator(".ap-page > section").first).to_be_hidden()
        expect(page).to_have_url(re.compile(r"\?q=%E4%BD%99%E9%A2%9D$"))
        page.locator(".ap-search-page input").fill("")
        expect(page.locator(".ap-page > section").first).to_be_visible()

    def test_an_address_with_a_query_is_answered(self, page: Page, address: str) -> None:
        page.goto(f"{address}/search/?q=stream")
        expect(page.locator(".ap-results .md-search-result__item")).to_have_count(20)
        page.locator(".ap-results button.ap-button", has_text="再显示").click()
        expect(page.locator(".ap-results .md-search-result__item").nth(25)).to_be_visible()

    def test_what_is_not_found_is_noted_by_whoever_wants_it(self, page: Page, address: str) -> None:
        page.goto(f"{address}/search/?q={FAR}")
        expect(page.locator(".ap-found")).to_contain_text(FAR)
        page.wait_for_timeout(1800)
        assert page.evaluate("localStorage.getItem('answerpress.search.unanswered')") is None
        page.locator(".ap-log input").check()
        page.locator(".ap-search-page input").fill(f"{FAR}zz")
        save = page.locator(".ap-log button", has_text="（1）")
        expect(save).to_be_visible(timeout=6_000)
        with page.expect_download() as download:
            save.click()
        noted = json.loads(Path(download.value.path()).read_text("utf-8"))
        assert [one["query"] for one in noted["queries"]] == [f"{FAR}zz"]

    def test_without_javascript_it_is_a_list(self, browser: Browser, address: str, first_site: Path) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}/search/?q=余额")
        entries = json.loads((first_site / "api" / "index.json").read_text("utf-8"))["pages"]
        listed = set(page.locator(".ap-page > section a").all_inner_texts())
        assert {entry["title"] for entry in entries if entry["kind"] != "listing"} <= listed
        expect(page.locator("form.ap-search-page")).to_be_visible()
        context.close()
