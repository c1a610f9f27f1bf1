"""A preview in a real browser: saved, reloaded; broken, told on the page; mended, gone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT, copy_site

ANSWER = "content/answers/where-is-key.yml"
ROUTE = "answers/where-is-key/"
PATIENCE = 60_000


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_site("all-kinds", tmp_path_factory.mktemp("live") / "site")


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """A preview in a process of its own, as an editor starts it."""
    command = [sys.executable, "-m", "generator", "-C", str(project), "serve", "--address", "127.0.0.1:0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert found, line
    yield found[0]
    process.send_signal(2)
    assert process.wait(30) == 0
    process.stdout.close()
    assert {path.name for path in project.iterdir()} - {".answerpress"} == {"content", "mkdocs.yml"}


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address + ROUTE, wait_until="load")
    yield page
    context.close()
    assert wrong == []


def save(project: Path, path: str, old: str, new: str) -> None:
    """Save as most editors do: write a file beside it, and move it over."""
    file = project / path
    text = file.read_text()
    assert old in text
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(text.replace(old, new, 1))
    beside.replace(file)


def test_a_saved_title_is_seen_without_a_hand_on_the_browser(page, project):
    save(project, ANSWER, "title: ", "title: 刚刚改过的")
    expect(page.locator("h1")).to_contain_text("刚刚改过的", timeout=PATIENCE)
    expect(page).to_have_title(re.compile("刚刚改过的"))
    save(project, ANSWER, "title: 刚刚改过的", "title: ")
    expect(page.locator("h1")).not_to_contain_text("刚刚改过的", timeout=PATIENCE)


def test_a_broken_file_is_told_over_the_last_good_page_and_forgotten_when_mended(page, project):
    panel = page.locator("#ap-live")
    title = page.locator("h1").inner_text()
    expect(panel).to_be_hidden()
    save(project, ANSWER, "owner: ", "owner: nobody-")
    expect(panel).to_be_visible(timeout=PATIENCE)
    expect(panel).to_contain_text(f"{ANSWER}:")
    expect(panel).to_contain_text("nobody-")
    expect(page.locator("h1")).to_have_text(title)
    page.reload()
    expect(panel).to_be_visible(timeout=PATIENCE)
    save(project, ANSWER, "owner: nobody-", "owner: ")
    expect(page.locator("#ap-live")).to_be_hidden(timeout=PATIENCE)
    expect(page.locator("h1")).to_have_text(title)


def test_a_style_of_the_project_is_taken_in(page, project):
    style = project / "templates" / "theme" / "answerpress" / "answerpress.css"
    text = (ROOT / "templates" / "theme" / "answerpress" / "answerpress.css").read_text()
    style.parent.mkdir(parents=True)
    style.write_text(text + "\nh1 { outline-style: dashed }\n")
    expect(page.locator("h1")).to_have_css("outline-style", "dashed", timeout=PATIENCE)
    for path in (style, *style.parents[:3]):
        path.unlink() if path.is_file() else path.rmdir()
    expect(page.locator("h1")).not_to_have_css("outline-style", "dashed", timeout=PATIENCE)


def test_search_works_in_a_preview(page):
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("密钥")
    expect(page.locator(".md-search-result__list a").first).to_be_visible(timeout=PATIENCE)
