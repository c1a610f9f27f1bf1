"""Walking the texts and references of any part, by the markers of its fields."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.model.fields import Part, Prose, RefTo, Words

Path = tuple[str | int, ...]
Marker = Prose | RefTo


def texts(part: Part, without: frozenset[str] = frozenset(), path: Path = ()) -> Iterator[tuple[Path, str, bool]]:
    """Yield (path, text, whether it is Markdown) for every text of ``part`` that people read, in field order.

    ``without`` names fields that are passed over, with all that they hold.
    """
    for name, markdown in _wordy(type(part)):
        if name not in without:
            yield from _texts(getattr(part, name), markdown, without, (*path, name))


def _texts(value: Any, markdown: bool | None, without: frozenset[str], path: Path) -> Iterator[tuple[Path, str, bool]]:
    if isinstance(value, str):
        if markdown is not None:
            yield path, value, markdown
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(item, markdown, without, (*path, number))
    elif isinstance(value, Part):
        yield from texts(value, without, path)


@cache
def _wordy(model: type[Part]) -> tuple[tuple[str, bool | None], ...]:
    """Return the fields of a part that hold texts (Markdown or not), and those that hold parts only (None)."""
    found: list[tuple[str, bool | None]] = []
    for name, info in model.model_fields.items():
        marks = [*info.metadata, *_metadata(info.annotation)]
        if any(isinstance(mark, Prose | Words) for mark in marks):
            found.append((name, any(isinstance(mark, Prose) for mark in marks)))
        elif any(parts_in(info.annotation)):
            found.append((name, None))
    return tuple(found)


def _metadata(annotation: Any) -> Iterator[Any]:
    for argument in typing.get_args(annotation):
        yield argument
        yield from _metadata(argument)


def leaves(part: Part) -> list[tuple[Path, str, Marker]]:
    """Return (path, text, marker) for every marked text of ``part``, in field order."""
    found: list[tuple[Path, str, Marker]] = []
    _collect(part, (), found)
    return found


def _collect(part: Part, path: Path, found: list[tuple[Path, str, Marker]]) -> None:
    """Add what a part holds to ``found``: one list for all, as a generator in a generator hands every text up step by step."""
    fields = part.__dict__
    for name, marker in _shape(type(part)):
        value = fields[name]
        if value is not None and value != ():
            _leaves(value, marker, (*path, name), found)


def _leaves(value: Any, marker: Marker | None, path: Path, found: list[tuple[Path, str, Marker]]) -> None:
    if isinstance(value, str):
        if marker is not None:
            found.append((path, value, marker))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            _leaves(item, marker, (*path, number), found)
    elif isinstance(value, Part):
        _collect(value, path, found)


@cache
def _shape(model: type[Part]) -> tuple[tuple[str, Marker | None], ...]:
    """Return the fields of a part that hold marked texts, or parts."""
    shapes = []
    for name, info in model.model_fields.items():
        marker = _marker(info.annotation) or next((m for m in info.metadata if isinstance(m, Prose | RefTo)), None)
        if marker or any(parts_in(info.annotation)):
            shapes.append((name, marker))
    return tuple(shapes)


def _marker(annotation: Any) -> Marker | None:
    for argument in typing.get_args(annotation):
        if isinstance(argument, Prose | RefTo):
            return argument
        if found := _marker(argument):
            return found
    return None


def parts_in(annotation: Any) -> Iterator[type[Part]]:
    """Yield the classes of parts that a field's annotation may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from parts_in(argument)


def model_at(model: type[Part], path: Path) -> type[Part] | None:
    """Return the class of the part at ``path`` inside ``model``, if there is one way only."""
    for step in path:
        if isinstance(step, int):
            continue
        info = model.model_fields.get(step)
        inner = list(parts_in(info.annotation)) if info else []
        if len(inner) != 1:
            return None
        model = inner[0]
    return model
