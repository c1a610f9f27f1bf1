"""The server of a preview, for one person on one machine: pages from memory, the rest from the last whole build."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.live.state import State, UnshownError, as_record
from generator.report.text import verdict
from generator.source.files import line_reader, read_bytes

OWN = "__answerpress/"
"""Addresses of the preview itself: no page can have them."""
BEAT = 15.0
"""Seconds after which a silent connection gets a sign of life."""
FIRST_BUILD = 60.0
"""Seconds for which a file waits that only a whole build makes."""
_HERE = Path(__file__).parent
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".md": "text/markdown", ".xsl": "text/xsl", ".txt": "text/plain"}
_TYPES |= {".json": "application/json", ".jsonl": "application/jsonl", ".xml": "application/xml", ".svg": "image/svg+xml"}
_TYPES |= {".woff2": "font/woff2", ".webmanifest": "application/manifest+json", ".css": "text/css", ".html": "text/html"}
_TEXT = ("text/", "application/json", "application/jsonl", "application/xml", "application/manifest+json")

Outputs = Callable[[str, float], bytes | None]
"""Gives a file of the last whole build; waits for the first one for some seconds."""


class Preview(ThreadingHTTPServer):
    """The server; ``base`` is the path under which the site lies."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], state: State, outputs: Outputs, mark: str) -> None:
        self.state, self.outputs, self.mark = state, outputs, mark
        self.closing = False
        super().__init__(address, _Handler)

    @property
    def base(self) -> str:
        """The path of the site's address, with slashes at both ends."""
        config = self.state.config
        path = urlsplit(config.site_url).path if config else "/"
        return f"/{path.strip('/')}/".replace("//", "/")

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that went away."""


class _Handler(BaseHTTPRequestHandler):
    server: Preview
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "answerpress", ""

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with the page or file at the address."""
        if not self._is_for_us():
            self._send(421, "text/plain", b"this address is not that of the preview\n")
            return
        path = unquote(urlsplit(self.path).path)
        base = self.server.base
        if not path.startswith(base):
            self._redirect(base)
            return
        self._answer(path[len(base) :])

    def _answer(self, path: str) -> None:
        state = self.server.state
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN))
            return
        if state.pages is None:
            self._send(503, "text/html", self._with_script(self._problems_page()))
            return
        try:
            self._site(path)
        except UnshownError:
            self._send(500, "text/html", self._with_script(self._problems_page()))

    def _site(self, path: str) -> None:
        """Answer with what the site has at an address."""
        state = self.server.state
        route = f"/{path.removesuffix('index.html')}"
        if route.endswith("/") and (html := state.html(route)) is not None:
            self._send(200, "text/html", self._with_script(html))
        elif not route.endswith("/") and state.has(f"{route}/"):
            self._redirect(f"{self.server.base}{path}/")
        elif (found := self._file(path)) is not None:
            self._send(200, _type_of(path if Path(path).suffix else "index.html"), found)
        else:
            self._send(404, "text/html", self._with_script(state.not_found()))

    def _file(self, path: str) -> bytes | None:
        """Return a twin, a file of the theme or an asset, or a file that only a whole build makes."""
        state = self.server.state
        if path.endswith(".md") and (twin := state.twin(f"/{path}")) is not None:
            return twin.encode()
        if (found := state.static_file(path)) is not None:
            return found
        if ".." in path.split("/") or path.startswith("/"):
            return None
        return self.server.outputs(f"{path}index.html" if path.endswith("/") or not path else path, FIRST_BUILD)

    # the preview itself

    def _own(self, name: str) -> None:
        if name == "events":
            self._events()
        elif name in {"client.js", "client.css"}:
            self._send(200, _type_of(name), read_bytes(_HERE / name))
        else:
            self._send(404, "text/plain", b"there is no such address\n")

    def _events(self) -> None:
        """Tell news as they come, as server-sent events."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        number = -1
        try:
            while not self.server.closing:
                news = self.server.state.wait(number, BEAT)
                told = f"data: {self._told()}\n\n" if news.number > number else ": still here\n\n"
                number = news.number
                self.wfile.write(told.encode())
                self.wfile.flush()
        except OSError:
            return

    def _told(self) -> str:
        """Return the news as a browser takes them."""
        state = self.server.state
        news = state.news
        line_of = line_reader(state.config.root) if state.config else (lambda path, number: None)
        errors = [problem for problem in news.problems if problem.severity == "error"]
        records = [as_record(problem, line_of(problem.span.path, problem.span.line)) for problem in errors]
        generation = f"{self.server.mark}.{news.generation}"
        return json.dumps({"generation": generation, "verdict": verdict(errors), "problems": records}, ensure_ascii=False)

    def _problems_page(self) -> str:
        """Return what is shown while there is no site yet; the script fills it."""
        title = escape(verdict(self.server.state.news.problems))
        return f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body></body></html>"

    def _with_script(self, html: str) -> bytes:
        """Add the script that reloads the page; a built file never has it."""
        generation = f"{self.server.mark}.{self.server.state.news.generation}"
        script = f'<script src="{escape(self.server.base + OWN)}client.js" data-generation="{generation}" defer></script>'
        head, close, rest = html.rpartition("</body>")
        return (f"{head}{script}{close}{rest}" if close else html + script).encode("utf-8", "xmlcharrefreplace")

    # answers

    def _is_for_us(self) -> bool:
        """Tell whether a request names this machine: a page of another site must not read the preview through a name of its own."""
        host = self.server.server_address[0]
        if host not in {"127.0.0.1", "::1"}:
            return True
        name = (self.headers.get("Host") or "").rsplit(":", 1)
        return name[0] in _LOOPBACK or self.headers.get("Host") in _LOOPBACK

    def _redirect(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, media_type: str, body: bytes) -> None:
        charset = "; charset=utf-8" if media_type.startswith(_TEXT) else ""
        self.send_response(status)
        self.send_header("Content-Type", media_type + charset)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is theirs
        """Say nothing of requests."""


def _type_of(path: str) -> str:
    suffix = Path(path).suffix
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
