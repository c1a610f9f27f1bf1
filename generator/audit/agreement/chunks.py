"""The passages for retrieval against their pages."""

from __future__ import annotations

import json

from generator.audit.agreement.comparison import Comparison, key
from generator.audit.difference import NOTHING
from generator.audit.formats.markdown import markdown_lines
from generator.audit.said import Line, plain


def compare_chunks(comparison: Comparison, path: str) -> None:
    """Compare the passages for retrieval: every piece of a passage stands in its page, and none of a page's own is missing."""
    comparison.places["chunks", ""] = path
    told: dict[str, list[Line]] = {}
    for row in comparison.built.text(path).splitlines():
        chunk = json.loads(row)
        address, _, _ = chunk["url"].partition("#")
        facts = comparison.best[address]
        comparison.same(address, "title", "record", "chunks", facts.get("title", NOTHING), plain(chunk["title"]))
        comparison.same(address, "updated", "record", "chunks", facts.get("updated", NOTHING), chunk["updated"])
        comparison.same(address, "stale", "record", "chunks", str("stale" in facts), str(chunk["stale"]))
        heading = [Line("heading 2", plain(chunk["heading"]))] if "#" in chunk["url"] else []
        told.setdefault(address, []).extend([*heading, *markdown_lines(chunk["text"])])
    for address, lines in told.items():
        _known_lines(comparison, address, lines)
    for address in comparison.entries:
        _passages(comparison, address, {line.text for line in told.get(address, ())})


def _known_lines(comparison: Comparison, address: str, lines: list[Line]) -> None:
    """Find pieces of passages that their page does not have."""
    best = comparison.text_of(address)
    wanted = {key(line)[1:] for line in best}
    texts = {text.partition(". ")[2] for role, text, _ in map(key, best) if role == "heading 2"}
    for line in lines:
        comparison.found.fields += 1
        if key(line)[1:] not in wanted and line.text not in texts:
            comparison.differ(address, "passage", "record", "chunks", NOTHING, line.text)


def _passages(comparison: Comparison, address: str, told: set[str]) -> None:
    """Compare the questions, steps, cells and code of a page with its passages: those are what is asked for."""
    for line in comparison.text_of(address):
        if line.role in {"step", "cell", "code"}:
            comparison.found.fields += 1
            if line.text not in told:
                comparison.differ(address, line.name, "record", "chunks", line.text, NOTHING)
