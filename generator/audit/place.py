"""Where a text stands in a file, however the file writes it: as it is, in HTML, in JSON, in Markdown, or broken over lines."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from generator.diagnostics import Span

_ENOUGH = 24
"""Characters of the beginning of a text that are looked for when the whole of it is not to be found."""

_LEAST = 4

_SHORT = 12
"""Characters of a word that is looked for as a word first."""


def place(path: str, text: str, needle: str, *, after: str = "", line: int = 0) -> Span:
    """Return the first place of ``needle`` in a file, behind ``after`` or from ``line`` on, else that of ``after`` or of ``line``.

    ``text`` is the text of the file at ``path``.
    """
    anchor = _find(text, after, 0) if after else None
    start = anchor[1] if anchor else _offset(text, line)
    found = _before(text, needle, anchor[0], start) if anchor else None
    found = found or _find(text, needle, start)
    if found is None and anchor is None and start:
        found = _find(text, needle, 0)
    found = found or anchor
    return span_at(path, text, *found) if found else Span(path, max(1, line))


def span_at(path: str, text: str, start: int, end: int) -> Span:
    """Return the span of the characters from ``start`` to ``end``."""
    line, column = _line_and_column(text, start)
    end_line, end_column = _line_and_column(text, end)
    return Span(path, line, column, end_line, end_column)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _offset(text: str, line: int) -> int:
    """Return where a line begins."""
    offset = 0
    for _ in range(line - 1):
        offset = text.find("\n", offset) + 1
        if not offset:
            return 0
    return offset


def _before(text: str, needle: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place in the line before an anchor, if it is nearer than the next one behind it."""
    offset = text.rfind(needle, text.rfind("\n", 0, start) + 1, start) if needle else -1
    behind = text.find(needle, end, end + start - offset)
    return (offset, offset + len(needle)) if offset >= 0 and behind < 0 else None


def _find(text: str, needle: str, start: int) -> tuple[int, int] | None:
    if len(needle) <= _SHORT and needle.isalnum():
        match = re.compile(rf"(?<![A-Za-z0-9]){re.escape(needle)}(?![A-Za-z0-9])").search(text, start)
        if match:
            return match.start(), match.end()
    for written in _writings(needle):
        offset = text.find(written, start)
        if offset >= 0:
            return offset, offset + len(written)
    words = needle.split()
    if 1 < len(words) <= _ENOUGH:
        found = re.compile(r"[\s>*_`~|\\]+".join(re.escape(word) for word in words)).search(text, start)
        if found:
            return found.start(), found.end()
    beginning = needle[:_ENOUGH]
    if _LEAST <= len(beginning) < len(needle):
        return _find(text, beginning, start)
    return None


def _writings(needle: str) -> Iterator[str]:
    if needle:
        yield needle
        yield html.escape(needle)
        yield html.escape(needle, quote=False)
        yield json.dumps(needle, ensure_ascii=False)[1:-1]
        yield json.dumps(needle)[1:-1]
        yield re.sub(r"([\\`*_\[\]<>|])", r"\\\1", needle)
