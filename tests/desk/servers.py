"""Help desks on this machine that behave as their documentation says: lists in pages, tokens, refusals, limits, failures."""

from __future__ import annotations

import base64
import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "t0p-secret-0123456789abcdef"
USER = "agent@example.com"
PER_PAGE = 7


@dataclass
class Desk:
    """What a help desk holds, and what is to go wrong: ``faults`` are taken one a request, None lets it pass."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    faults: list[tuple[str, int, dict[str, str], Any] | None] = field(default_factory=list)
    log: list[tuple[str, str]] = field(default_factory=list)
    break_after: int = 10**9
    """Writes after which the desk answers 500 to everything."""
    next_id: int = 1000
    writes: int = 0
    url: str = ""

    def contents(self) -> list[dict[str, Any]]:
        return sorted(({name: value for name, value in row.items() if name != "id"} for row in self.rows), key=json.dumps)


class Handler(BaseHTTPRequestHandler):
    """What both desks share."""

    protocol_version = "HTTP/1.1"
    desk: Desk

    def log_message(self, *args: Any) -> None:
        pass

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        self.desk.log.append((self.command, self.path))
        fault = self.desk.faults.pop(0) if self.desk.faults else None
        if fault is not None and fault[0] in {self.command, "*"}:
            if fault[1] == 0:  # the line breaks, after the desk has done its work
                self.route(body)
                self.close_connection = True
                self.connection.close()
                return
            self.answer(fault[1], fault[3], fault[2])
        elif not self.allowed():
            self.answer(401, {"error": "Couldn't authenticate you"}, {})
        elif self.desk.writes >= self.desk.break_after and self.command != "GET":
            self.answer(500, {"error": "InternalError"}, {})
        else:
            self.answer(*self.route(body), {})

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 - names of the standard library

    def answer(self, status: int, value: Any, headers: dict[str, str]) -> None:
        data = json.dumps(value).encode() if value is not None else b""
        with contextlib.suppress(OSError):
            self.send_response(status)
            for name, text in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(data)

    def allowed(self) -> bool:
        raise NotImplementedError

    def route(self, body: Any) -> tuple[int, Any]:
        raise NotImplementedError

    def _made(self, row: dict[str, Any]) -> dict[str, Any]:
        self.desk.next_id += 1
        self.desk.writes += 1
        made = {"id": self.desk.next_id, **row}
        self.desk.rows.append(made)
        return made

    def _row(self, remote: str) -> dict[str, Any] | None:
        return next((row for row in self.desk.rows if str(row["id"]) == remote), None)


class ZendeskHandler(Handler):
    """Macros, seven a page by cursor."""

    def allowed(self) -> bool:
        basic = "Basic " + base64.b64encode(f"{USER}/token:{TOKEN}".encode()).decode()
        return self.headers.get("Authorization") in {basic, f"Bearer {TOKEN}"}

    def route(self, body: Any) -> tuple[int, Any]:
        parts = urlsplit(self.path)
        if self.command == "GET" and parts.path == "/api/v2/macros.json":
            return 200, self._page(parse_qs(parts.query))
        if self.command == "POST" and parts.path == "/api/v2/macros.json":
            macro = body["macro"]
            if not macro.get("actions") or len(macro["title"]) > 255:
                return 422, {
                    "error": "RecordInvalid",
                    "description": "Record validation errors",
                    "details": {"title": [{"description": "Title: is too long"}]},
                }
            return 201, {"macro": self._made(macro)}
        row = self._row(parts.path.rpartition("/")[2].removesuffix(".json"))
        if row is None:
            return 404, {"error": "RecordNotFound", "description": "Not found"}
        self.desk.writes += 1
        row.update(body["macro"])
        return 200, {"macro": row}

    def _page(self, query: dict[str, list[str]]) -> dict[str, Any]:
        start = int(query.get("page[after]", ["0"])[0])
        end = start + PER_PAGE
        more = end < len(self.desk.rows)
        following = f"{self.desk.url}/api/v2/macros.json?page[size]=100&page[after]={end}" if more else None
        return {"macros": self.desk.rows[start:end], "meta": {"has_more": more, "after_cursor": str(end)}, "links": {"next": following}}


class ChatwootHandler(Handler):
    """Canned responses of account 1, all in one list; a short code is unique."""

    def allowed(self) -> bool:
        return self.headers.get("api_access_token") == TOKEN

    def route(self, body: Any) -> tuple[int, Any]:
        path = "/api/v1/accounts/1/canned_responses"
        if self.path == path and self.command == "GET":
            return 200, self.desk.rows
        if self.path == path and self.command == "POST":
            if any(row["short_code"] == body["short_code"] for row in self.desk.rows):
                return 422, {"message": "Short code has already been taken", "attributes": ["short_code"]}
            return 200, self._made(body)
        row = self._row(self.path.rpartition("/")[2])
        if row is None:
            return 404, {"error": "Resource could not be found"}
        self.desk.writes += 1
        if self.command == "DELETE":
            self.desk.rows.remove(row)
            return 200, None
        row.update(body)
        return 200, row


@contextlib.contextmanager
def serving(handler: type[Handler]) -> Iterator[Desk]:
    desk = Desk()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (handler,), {"desk": desk}))
    server.daemon_threads = True
    desk.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield desk
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
