"""Where keys and values stand in a file."""

from __future__ import annotations

from typing import NamedTuple

from generator.diagnostics import Span

Path = tuple[str | int, ...]
"""Keys and numbers that lead from the whole of a file to a value."""


class Mark(NamedTuple):
    """Where a value stands: lines and columns from 0, the end exclusive, and the scalar's style."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str | None = None


START = Mark(0, 0, 0, 0)


def span_at(path: str, text: str, mark: Mark) -> Span:
    """Return the place of a mark. libyaml ends a file with a line end, whether it has one or not."""
    lines = text.split("\n")
    last = len(lines) - 1
    line, end_line = min(mark.line, last), min(mark.end_line, last)
    column = min(mark.column, len(lines[line])) if mark.line <= last else len(lines[line])
    end_column = min(mark.end_column, len(lines[end_line])) if mark.end_line <= last else len(lines[end_line])
    return Span(path, line + 1, column + 1, end_line + 1, end_column + 1)
