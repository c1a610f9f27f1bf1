"""``mkdocs serve``: an edit is shown, and while a file is broken the last good page is, with what is wrong over it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_site

ENTRY = "content/answers/http-401.yml"
PAGE = "answers/http-401/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_site("tiny", tmp_path_factory.mktemp("served") / "tiny")


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "-a", place]
    process = subprocess.Popen(command, cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL)
    seen(f"http://{place}/", bool)
    yield f"http://{place}/"
    process.terminate()
    process.wait()


def seen(address: str, what: Callable[[str], bool]) -> str:
    """Return the page as soon as it is so."""
    until, html = time.monotonic() + 60, ""
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address) as answer:
                html = answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            html = ""
        if html and what(html):
            return html
        time.sleep(0.05)
    raise AssertionError(html or "nobody answers")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_an_edit_is_shown(project: Path, address: str) -> None:
    change(project / ENTRY, "title: ", "title: Edited ")
    seen(address + PAGE, lambda html: "Edited " in html)


def test_what_is_broken_is_told_over_the_last_good_page_until_it_is_mended(project: Path, address: str) -> None:
    seen(address + PAGE, lambda html: '<section role="alert"' not in html)
    change(project / ENTRY, "title: ", "tilte: ")
    told = seen(address + PAGE, lambda html: '<section role="alert"' in html)
    assert f"{ENTRY}:1:1: error APS" in told
    assert "tilte" in told
    assert "md-content" in told
    assert 'role="alert"' in seen(address, lambda html: True)
    with urllib.request.urlopen(address + "llms.txt") as answer:
        assert b"alert" not in answer.read()
    change(project / ENTRY, "tilte: ", "title: ")
    mended = seen(address + PAGE, lambda html: '<section role="alert"' not in html)
    assert "md-content" in mended


def test_a_broken_configuration_is_told_too(project: Path, address: str) -> None:
    change(project / "mkdocs.yml", "  - answerpress", "  - answerpres")
    assert "answerpres" in seen(address + PAGE, lambda html: '<section role="alert"' in html)
    change(project / "mkdocs.yml", "  - answerpres", "  - answerpress")
    seen(address + PAGE, lambda html: '<section role="alert"' not in html)
