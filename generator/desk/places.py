"""Where a finding of :mod:`generator.desk.fit` stands in the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.desk.fit import Finding
from generator.diagnostics import Span
from generator.model.entry import Entry
from generator.source.yamldoc import Document

_OF_ENTRY = {"note": "never_ask", "topics": "topics"}


def place(finding: Finding, entries: Mapping[str, tuple[Entry, Document]]) -> Span:
    """Return the place of the field that a finding is about; entries by id, with their documents."""
    id_, _, anchor = finding.reply.partition("#")
    entry: Any
    entry, document = entries[id_]
    if finding.field in _OF_ENTRY:
        return document.key_span((_OF_ENTRY[finding.field],))
    number = next(number for number, reply in enumerate(entry.replies) if reply.id == anchor)
    return document.span(("replies", number, finding.field))
