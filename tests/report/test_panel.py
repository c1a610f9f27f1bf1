"""A panel over the pages that somebody else serves."""

from __future__ import annotations

import pytest

from generator.report.panel import over, panel


def answer(body: bytes, media_type: str, shown: str) -> tuple[bytes, dict[str, str]]:
    headers: dict[str, str] = {}

    def app(_environ, start_response):
        start_response("200 OK", [("Content-Type", media_type), ("Content-Length", str(len(body)))])
        return iter([body[:2], body[2:]])

    found = b"".join(over(app, lambda: shown)({}, lambda status, told: headers.update(told)))
    assert headers["Content-Length"] == str(len(found))
    return found, headers


@pytest.mark.parametrize(
    ("body", "media_type", "wanted"),
    [
        (b"<body><p>a</body></html>", "text/html", "<body><p>aPANEL</body></html>"),
        ("没有".encode(), "text/html; charset=utf-8", "没有PANEL"),
        (b"<body></body>", "text/plain", "<body></body>"),
    ],
)
def test_it_stands_at_the_end_of_pages_alone(body, media_type, wanted):
    assert answer(body, media_type, "PANEL")[0].decode() == wanted


def test_without_one_an_answer_stays_as_it_is():
    assert answer(b"<body></body>", "text/html", "")[0] == b"<body></body>"


def test_what_a_report_quotes_is_text():
    shown = panel("a <title>", 'entry.yml:1:1: error: "<script>"')
    assert "a &lt;title&gt;" in shown
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown
