"""What is found in a file by itself, as a value that can be kept between builds.

A rule that declares ``ALONE`` is shown one file at a time, with what bears on any file, and nothing else: what it finds cannot
depend on what the key of the value does not hold. So is the ``part`` of a rule that compares entries: what it needs of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import ModuleType
from typing import Any

from generator.diagnostics import Diagnostic, Fix, Span
from generator.lint.limits import severity_of
from generator.lint.project import Around, Files
from generator.lint.rules import RULES
from generator.lint.settle import OFF

ALONE: tuple[ModuleType, ...] = tuple(rule for rule in RULES if getattr(rule, "ALONE", False))
"""The rules that judge every file by itself."""
COMPARING: tuple[ModuleType, ...] = tuple(rule for rule in RULES if hasattr(rule, "part"))
"""The rules that are given a part of every entry."""
_CODES = {rule.CODE.id: rule.CODE for rule in ALONE}


def judged(files: Files) -> list[Any]:
    """Return what the rules find in a file, as rows of JSON, and the parts of those that compare, if it is an entry."""
    found = [_row(diagnostic) for rule in _on(files.around) for diagnostic in rule.check(files)]
    return [found, [rule.part(files) for rule in COMPARING if files.items]]


@lru_cache(maxsize=1)  # asked for with every file
def _on(around: Around) -> tuple[ModuleType, ...]:
    """Return the rules that are not off."""
    return tuple(rule for rule in ALONE if severity_of(around.rules.get(rule.CODE.name)) not in OFF)


def _row(diagnostic: Diagnostic) -> list[Any]:
    spans = [_place(span) for span in (diagnostic.span, *diagnostic.others)]
    fix = diagnostic.fix
    return [diagnostic.code.id, spans, diagnostic.message, diagnostic.hint, [fix.start, fix.end, fix.text] if fix else None]


def _place(span: Span) -> list[Any]:
    return [span.path, span.line, span.column, span.end_line, span.end_column]


def read_back(rows: Iterable[Any]) -> Iterator[Diagnostic]:
    """Yield the findings of some rows."""
    for code, spans, message, hint, fix in rows:
        span, *others = (Span(*place) for place in spans)
        yield _CODES[code].at(span, message, hint, others=others, fix=Fix(*fix) if fix else None)
