"""What entries say, in a form that is kept between builds: a file that nobody has touched is not parsed again.

Kept is what a file says when nothing is wrong in it by itself and all of it, beside its private half, is for the public: a draft, and
an entry that says what the team lives with (`allow`), are read each time.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from generator.diagnostics import Diagnostic
from generator.kinds import BY_NAME
from generator.kinds.compose import Kind
from generator.model.entry import Entry, Internal
from generator.pipeline.names import unique_in
from generator.source.decode import decode
from generator.source.files import SourceFile
from generator.source.yamldoc import Document, parse, with_value

INTERNAL = "internal"


class Reading:
    """Reads entries for a memo. What it had to parse itself, it has at hand as well."""

    def __init__(self) -> None:
        self._parsed: dict[tuple[str, str], tuple[Entry, dict[str, Any]]] = {}

    def form(self, kind: str, text: str) -> str:
        """Return what a file of a kind says, as JSON; nothing if it is not kept. Depends on nothing but the two."""
        document, problems = parse("", text)
        if document is None or problems:
            return ""
        entry, problems = decode(document, BY_NAME[kind].model, without=(INTERNAL,))
        _, faults = notes_of(document)
        if entry is None or problems or faults or any(unique_in(document, document.value, ())):
            return ""
        self._parsed[kind, text] = entry, document.value
        if entry.status != "published" or entry.allow:
            return ""
        return to_json({name: value for name, value in document.value.items() if name != INTERNAL}).decode()

    def entry(self, kind: Kind, source: SourceFile, form: str) -> tuple[Entry, Document] | None:
        """Return the entry that a form stands for, and its document; None if the file has to be read."""
        document = Document(source.path, source.text)
        if parsed := self._parsed.pop((kind.name, source.text), None):
            return parsed[0], with_value(document, parsed[1])
        try:
            return (kind.model.model_validate_json(form), document) if form else None
        except ValidationError:  # nothing that was ever kept: somebody has meddled with the store
            return None


def notes_of(document: Document) -> tuple[Internal | None, list[Diagnostic]]:
    """Return the private half of an entry, if it has one, and what is wrong with it."""
    return (None, []) if document.value.get(INTERNAL) is None else decode(document, Internal, inside=(INTERNAL,))
