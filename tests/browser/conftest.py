"""A real Chromium, and the first site behind a server that sends the policy of the site."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.deploy.survey import survey

CHROMIUM = "/usr/bin/chromium"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with one header more, and takes votes."""

    policy = ""
    votes: list[bytes]

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def do_POST(self) -> None:
        self.votes.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, votes: list[bytes] | None = None) -> Iterator[str]:
    """Serve a built folder under its policy on a free port; yield the address."""
    serving, _ = survey(folder, "https://help.alltkn.com/", {})
    serves = type("Serves", (Handler,), {"policy": serving.policy, "votes": [] if votes is None else votes})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(serves, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(first_site: Path) -> Iterator[str]:
    """The address of the first site."""
    with served(first_site) as found:
        yield found


@dataclass
class Visit:
    """A browser page, and what went wrong on it."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def open(self, route: str) -> Page:
        self.page.goto(self.address + route, wait_until="load")
        self.page.wait_for_load_state("networkidle")
        return self.page

    def paste(self, selector: str, text: str) -> None:
        """Paste by the keyboard."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.page.focus(selector)
        self.page.keyboard.press("Control+v")

    @property
    def clipboard(self) -> str:
        return str(self.page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """``visit()`` makes a page at the first site; keywords are those of a browser context. At the end nothing may have gone wrong."""
    contexts, visits = [], []

    def make(at: str = "", **settings: Any) -> Visit:
        settings = {"viewport": {"width": 1280, "height": 900}, "permissions": ["clipboard-read", "clipboard-write"]} | settings
        context = browser.new_context(**settings)
        contexts.append(context)
        made = Visit(context.new_page(), at or address)
        listen(made)
        visits.append(made)
        return made

    yield make
    for context in contexts:
        context.close()
    assert [text for made in visits for text in made.wrong] == []


def listen(visit: Visit) -> None:
    """Note console errors and warnings, exceptions, requests to other origins."""
    page, wrong = visit.page, visit.wrong
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((visit.address, "data:", "blob:")) else wrong.append(request.url))
