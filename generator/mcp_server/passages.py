"""The part of a page that fits a query best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.mcp_server.search import query_tokens, texts_of, tokens

LENGTH = 200
"""Characters of a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page; no anchor for what stands before the first section."""

    anchor: str
    text: str


def best_passage(record: dict[str, Any], query: str) -> Passage:
    """Return the part that has most of the query's words, cut to :data:`LENGTH` around the first of them."""
    wanted = set(query_tokens(query))
    found = [passage for passage in _passages(record) if passage.text]
    if not found:
        return Passage("", str(record.get("description", "")))
    best = max(found, key=lambda passage: len(wanted & set(tokens(passage.text))))
    return Passage(best.anchor, _cut(best.text, wanted))


def _passages(record: dict[str, Any]) -> Iterator[Passage]:
    for block in record.get("blocks", ()):
        anchor = block.get("anchor", "") if block.get("type") == "Section" else ""
        yield Passage(anchor, " ".join(text for name in ("question", "headings", "text") for text in texts_of(block)[name]))


def _cut(text: str, wanted: set[str]) -> str:
    places = (text.lower().find(word) for word in wanted)
    first = min((place for place in places if place >= 0), default=0)
    start = 0 if len(text) <= LENGTH else max(0, min(first - LENGTH // 4, len(text) - LENGTH))
    return f"{'…' * (start > 0)}{text[start : start + LENGTH]}{'…' * (start + LENGTH < len(text))}"
