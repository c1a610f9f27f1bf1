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
    before, marked = line[: span.column - 1], line[span.column - 1 : _end(span, line)]
    yield f"  | {line}\n"
    yield f"  | {' ' * _columns(before)}{'^' * max(1, _columns(marked))}\n"


def _end(span: Span, line: str) -> int:
    return span.end_column - 1 if span.end_line == span.line and span.end_column > span.column else len(line)


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


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
