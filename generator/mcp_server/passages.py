"""The part of a page that fits a query best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.mcp_server.search import asked, words

LENGTH = 200
"""Characters of a passage."""
_CHROME = frozenset({"related", "siblings", "used_by", "change_log", "trust", "pages"})
"""Roles of sections that lead elsewhere."""
_ASIDE = frozenset({"type", "role", "lang", "anchor", "markdown", "url", "route", "origin", "language", "style", "tone", "row_anchors"})
"""Fields of a block that nobody reads as text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page; no anchor for what stands before the first section."""

    anchor: str
    text: str


def best_passage(record: dict[str, Any], query: str) -> Passage:
    """Return the part that has most of the query's words, cut to :data:`LENGTH` around the first of them."""
    wanted = asked(query)
    found = [passage for passage in _passages(record) if passage.text]
    if not found:
        return Passage("", str(record.get("description", "")))
    best = max(found, key=lambda passage: len(wanted & words(passage.text)))
    return Passage(best.anchor, _cut(best.text, wanted))


def _passages(record: dict[str, Any]) -> Iterator[Passage]:
    for block in record.get("blocks", ()):
        anchor = block.get("anchor", "") if block.get("type") == "Section" else ""
        yield Passage(anchor, " ".join(texts_of(block)))


def texts_of(value: Any) -> Iterator[str]:
    """Yield what blocks of a record show, in their order, without lists of other pages."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, dict) and value.get("role") not in _CHROME:
        for name, item in value.items():
            if name not in _ASIDE:
                yield from texts_of(item)


def _cut(text: str, wanted: set[str]) -> str:
    places = (text.lower().find(word) for word in wanted)
    first = min((place for place in places if place >= 0), default=0)
    start = 0 if len(text) <= LENGTH else max(0, min(first - LENGTH // 4, len(text) - LENGTH))
    return f"{'…' * (start > 0)}{text[start : start + LENGTH]}{'…' * (start + LENGTH < len(text))}"
