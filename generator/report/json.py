"""Diagnostics as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.diagnostics import Diagnostic, Span


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a JSON object with the list of diagnostics, in order: an instance of :data:`generator.report.schema.REPORT`."""
    return json.dumps({"diagnostics": [_record(item) for item in diagnostics]}, ensure_ascii=False, indent=2) + "\n"


def _record(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code.id,
        "name": diagnostic.code.name,
        "severity": diagnostic.severity,
        **_place(diagnostic.span),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "fixable": diagnostic.fix is not None,
        "others": [_place(span) for span in diagnostic.others],
    }


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or span.line,
        "end_column": span.end_column or span.column,
    }
