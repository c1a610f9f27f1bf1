"""Diagnostics over a page, for previews whose pages somebody else serves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application (PEP 3333)."""


def panel(title: str, report: str) -> str:
    """Return a panel with a report, as HTML that needs no style sheet."""
    style = "position:fixed;inset:auto 0 0;z-index:2147483647;max-height:60vh;overflow:auto;padding:.8rem 1.2rem"
    colours = "font:14px/1.5 ui-monospace,monospace;color:#fff;background:#3b0d0d;border-top:4px solid #ff6b6b"
    return f'<section role="alert" style="{style};{colours}"><b>{escape(title)}</b><pre>{escape(report)}</pre></section>'


def over(app: App, shown: Callable[[], str]) -> App:
    """Return the application with a panel over its pages while ``shown`` gives one."""

    def answered(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        held = shown()
        if not held:
            return app(environ, start_response)
        told: list[tuple[str, list[tuple[str, str]]]] = []
        body = b"".join(app(environ, lambda status, headers, *_: told.append((status, headers))))
        status, headers = told[0]
        if dict(headers).get("Content-Type", "").startswith("text/html"):
            before, end, after = body.rpartition(b"</body>")
            body = before + held.encode() + end + after if end else body + held.encode()
            headers = [*((name, value) for name, value in headers if name != "Content-Length"), ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    return answered
