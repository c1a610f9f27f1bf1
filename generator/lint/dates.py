"""Days that are not written as `2026-05-01`, and what they mean where that is beyond doubt."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Fix
from generator.source.offsets import places, region
from generator.source.yamldoc import Document

FIELDS = frozenset({"published", "updated", "review_by", "date", "checked", "until"})
"""Fields that hold a day."""
_WRITTEN = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")


def mended(text: str) -> str | None:
    """Return a day as it should be written; None if it is, or if it is no day with the year first.

    >>> mended("2026/5/1"), mended("2026年5月1日"), mended("1/5/2026"), mended("2026-05-01")
    ('2026-05-01', '2026-05-01', None, None)
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        return None
    year, _, *parts = match.groups()
    month, day = (int(part) for part in parts if part)
    try:
        written = datetime.date(int(year), month, day).isoformat()
    except ValueError:
        return None
    return written if written != text else None


def fixes(document: Document) -> Iterator[tuple[int, Fix]]:
    """Yield (line, fix) for every day of a document that is written otherwise."""
    for where, mark in document.values.items():
        value = document.value_at(where)
        if where and where[-1] in FIELDS and where[0] != "internal" and isinstance(value, str) and (day := mended(value)):
            found = region(places(document, where), 0, len(value))
            if found:
                yield mark.line + 1, Fix(*found, day)


def with_fixes(problems: list[Diagnostic], document: Document) -> list[Diagnostic]:
    """Return the findings of the reader; those about a day that can be mended with the fix."""
    known = dict(fixes(document))
    return [_with(problem, known.get(problem.span.line)) if problem.code.id.startswith("APS") else problem for problem in problems]


def _with(problem: Diagnostic, fix: Fix | None) -> Diagnostic:
    return Diagnostic(problem.span, problem.code, problem.message, problem.hint, problem.others, fix) if fix else problem
