"""Diagnostics as GitHub workflow commands: annotations at the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Diagnostic


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one ``::error`` or ``::warning`` command a diagnostic."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {
        "file": span.path,
        "line": str(span.line),
        "endLine": str(span.end_line or span.line),
        "col": str(span.column),
        "title": f"{diagnostic.code.id} {diagnostic.code.name}",
    }
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _data(f"{diagnostic.message}\nhint: {diagnostic.hint}")
    return f"::{diagnostic.severity} {given}::{message}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
