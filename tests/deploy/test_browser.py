"""The whole site works in a browser under its own policy: nothing is blocked, search finds, the palette changes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.config import read_config
from generator.deploy.survey import survey
from tests.conftest import ROOT
from tests.deploy.servers import Server, nginx

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("deploy-browser")]
CHROMIUM = "/usr/bin/chromium"
LEFT = "net::ERR_ABORTED"
"""What a request is told that was under way when the page was left."""


@pytest.fixture(scope="module")
def site(first_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The first site behind nginx, with the rules for the address that it will have."""
    config, _ = read_config(ROOT, datetime.date(2026, 11, 22))
    assert config is not None
    serving, _ = survey(first_site, config.site_url, {})
    with nginx(tmp_path_factory.mktemp("browser"), serving, first_site) as running:
        yield running


@pytest.fixture
def heard(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and all that goes wrong on it: console errors and warnings, exceptions, blocked and failed requests."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page, found = context.new_page(), list[str]()
    page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: None if request.failure == LEFT else found.append(f"{request.url}: {request.failure}"))
    page.on("response", lambda response: found.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => console.error('blocked: ' + e.violatedDirective + ' ' + e.blockedURI))"
    )
    yield page, found
    context.close()


def test_the_policy_is_on_and_matches_the_scripts(heard: tuple[Page, list[str]], site: Server) -> None:
    page, found = heard
    response = page.goto(f"{site.address}/")
    assert response is not None
    assert "'sha256-" in response.headers["content-security-policy"]
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.let_in = 1'}))")
    assert page.evaluate("window.let_in") is None
    assert any("blocked: script-src" in text for text in found)


def test_one_page_of_each_shape_loads_without_a_word(heard: tuple[Page, list[str]], site: Server, first_site: Path) -> None:
    page, found = heard
    shapes = {path.relative_to(first_site).parts[0]: path for path in sorted(first_site.glob("*/*/index.html"))}
    routes = ["/", *(f"/{name}/" for name in shapes), *(f"/{path.parent.relative_to(first_site).as_posix()}/" for path in shapes.values())]
    assert len(routes) > 20
    for route in routes:
        page.goto(f"{site.address}{route}", wait_until="load")
        page.evaluate("scrollTo(0, document.body.scrollHeight), new Promise((then) => setTimeout(then, 50))")
        assert found == [], route


def test_the_page_for_what_is_missing_works_as_well(heard: tuple[Page, list[str]], site: Server) -> None:
    page, found = heard
    page.goto(f"{site.address}/answers/nothing/here/", wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert [text for text in found if "404" not in text] == []


def test_search_finds(heard: tuple[Page, list[str]], site: Server) -> None:
    page, found = heard
    page.goto(f"{site.address}/glossary/", wait_until="networkidle")
    page.keyboard.press("/")
    expect(page.locator("input:focus")).to_be_visible()
    page.keyboard.type("429")
    result = page.locator(".md-search a[href*='429'], [data-md-component=search-result] a[href*='429'], dialog a[href*='429']").first
    expect(result).to_be_visible(timeout=15_000)
    result.click()
    expect(page).to_have_url(re.compile("429"))
    assert found == []


def test_the_palette_changes_and_stays(heard: tuple[Page, list[str]], site: Server) -> None:
    page, found = heard
    page.goto(f"{site.address}/", wait_until="networkidle")
    before = page.locator("body").get_attribute("data-md-color-media")
    page.locator("label[for^=__palette]:visible").first.click()
    after = page.locator("body").get_attribute("data-md-color-media")
    assert after != before
    page.goto(f"{site.address}/answers/", wait_until="networkidle")
    assert page.locator("body").get_attribute("data-md-color-media") == after
    assert found == []
