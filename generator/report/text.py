"""Diagnostics for a terminal: place, message, the source line with a caret, the hint."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from generator.diagnostics import Diagnostic, Span

_RED, _YELLOW, _CYAN, _BOLD, _DIM, _OFF = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render(diagnostics: Iterable[Diagnostic], line_of: Callable[[str, int], str | None], *, colour: bool = False) -> str:
    """Return the report; ``line_of`` gives a line of a file (counted from 1), if it can be had."""
    return "".join(_one(diagnostic, line_of, colour=colour) for diagnostic in diagnostics)


def _one(diagnostic: Diagnostic, line_of: Callable[[str, int], str | None], *, colour: bool) -> str:
    def paint(style: str, text: str) -> str:
        return f"{style}{text}{_OFF}" if colour else text

    code = diagnostic.code
    tint = _RED if diagnostic.severity == "error" else _YELLOW
    head = f"{paint(_BOLD, str(diagnostic.span))}: {paint(tint, diagnostic.severity)} {code.id} {code.name}: {diagnostic.message}\n"
    lines = [head, *_excerpt(diagnostic.span, line_of)]
    lines += [f"  {paint(_DIM, 'also')} {span}\n" for span in diagnostic.others]
    lines.append(f"  {paint(_CYAN, 'hint')} {diagnostic.hint}\n")
    return "".join(lines)


def _excerpt(span: Span, line_of: Callable[[str, int], str | None]) -> Iterator[str]:
    line = line_of(span.path, span.line)
    if line is None or not line.strip():
        return
    start, end = span.column - 1, _end(span, line)
    left = _clip(line[:start][::-1], _BEFORE)[::-1]
    marked = _clip(line[start:end], _MARKED)
    right = "" if marked.endswith("…") else _clip(line[end:], max(0, _MARKED - _columns(marked)))
    yield f"  | {_visible(left + marked + right)}\n"
    yield f"  | {' ' * _columns(left)}{'^' * max(1, _columns(marked))}\n"


_BEFORE, _MARKED = 40, 60
"""Columns of a line that are shown before a place, and from there on: a wrapped line has its caret nowhere."""


def _end(span: Span, line: str) -> int:
    return span.end_column - 1 if span.end_line == span.line and span.end_column > span.column else len(line)


def _clip(text: str, columns: int) -> str:
    """Return as much of the beginning of ``text`` as fits, with an ellipsis for the rest."""
    width = 0
    for number, character in enumerate(text):
        width += _columns(character)
        if width > columns:
            return f"{text[:number]}…"
    return text


def _visible(text: str) -> str:
    """Return ``text`` with every invisible character made visible; it keeps its width."""
    return "".join("\ufffd" if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} else character for character in text)


def _columns(text: str) -> int:
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def verdict(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line that says how many errors and warnings there are."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    errors, warnings = severities.count("error"), severities.count("warning")
    if not severities:
        return "no errors, no warnings"
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def summary(kinds: dict[str, int], artifacts: int, diagnostics: Iterable[Diagnostic], seconds: float, site_dir: object | None) -> str:
    """Return what a build did: pages by kind, outputs, diagnostics, seconds, where to look."""
    counts = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    where = f"{site_dir}/index.html" if site_dir else "nothing was published; the last good site is as it was"
    return "\n".join(
        [
            f"pages    {sum(kinds.values())}{f' ({counts})' if counts else ''}",
            f"outputs  {artifacts} files beside the pages",
            f"checked  {verdict(diagnostics)}",
            f"seconds  {seconds:.1f}",
            f"look at  {where}",
        ]
    )
