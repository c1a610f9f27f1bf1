"""Names inside one file: those of one list must differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import codes
from generator.diagnostics import Diagnostic
from generator.source.yamldoc import Document


def unique_in(document: Document, value: Any, path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    """Names of one list must differ: ``id`` of anything, ``name`` of variables."""
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, dict | list):
                yield from unique_in(document, item, (*path, key))
    if not isinstance(value, list):
        return
    seen: dict[str, tuple[str | int, ...]] = {}
    for number, item in enumerate(value):
        if isinstance(item, dict | list):
            yield from unique_in(document, item, (*path, number))
        key = "id" if isinstance(item, dict) and "id" in item else "name"
        name = item.get(key) if isinstance(item, dict) else item if path[-1:] in {("variables",), ("topics",)} else None
        if not isinstance(name, str):
            continue
        place = (*path, number, key) if isinstance(item, dict) else (*path, number)
        if name in seen:
            message = f"`{name}` stands in this list a second time"
            yield codes.DUPLICATE_NAME.at(document.span(place), message, "rename or remove one", others=[document.span(seen[name])])
        seen.setdefault(name, place)
