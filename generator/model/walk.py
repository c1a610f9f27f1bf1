"""Walking the texts and references of any part, by the markers of its fields."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from generator.model.fields import Part, Prose, RefTo, Words

Path = tuple[str | int, ...]
Marker = Prose | RefTo
Marked = tuple[Path, str, Prose | RefTo | Words]
"""The path of a text, the text, and what its field says of it."""


def marked(part: Part) -> list[Marked]:
    """Return every text of ``part`` that people read or that names something, in field order."""
    found: list[Marked] = []
    _collect(part, (), _all_marked, found)
    return found


def texts(part: Part, without: frozenset[str] = frozenset()) -> Iterator[tuple[Path, str, bool]]:
    """Yield (path, text, whether it is Markdown) for every text of ``part`` that people read, in field order.

    ``without`` names fields that are passed over, with all that they hold.
    """
    return read_of(marked(part), without)


def read_of(found: Iterable[Marked], without: frozenset[str] = frozenset()) -> Iterator[tuple[Path, str, bool]]:
    """Yield the same of texts that were found before."""
    for path, text, marker in found:
        if type(marker) is not RefTo and without.isdisjoint(path):
            yield path, text, type(marker) is Prose


def leaves(part: Part) -> list[tuple[Path, str, Marker]]:
    """Return (path, text, marker) for every text of ``part`` that is Markdown or names something, in field order."""
    found: list[tuple[Path, str, Marker]] = []
    _collect(part, (), _shape, found)
    return found


def _collect(part: Part, path: Path, shape_of: Callable[[type[Part]], Shape], found: list[Any]) -> None:
    """Add what a part holds to ``found``: one list for all, as a generator in a generator hands every text up step by step."""
    fields = part.__dict__
    for name, marker in shape_of(type(part)):
        value = fields[name]
        if isinstance(value, str):
            if marker is not None:
                found.append(((*path, name), value, marker))
        elif isinstance(value, tuple):
            _collect_each(value, marker, (*path, name), shape_of, found)
        elif isinstance(value, Part):
            _collect(value, (*path, name), shape_of, found)


def _collect_each(values: tuple[Any, ...], marker: Any, path: Path, shape_of: Callable[[type[Part]], Shape], found: list[Any]) -> None:
    for number, value in enumerate(values):
        if isinstance(value, str):
            if marker is not None:
                found.append(((*path, number), value, marker))
        elif isinstance(value, Part):
            _collect(value, (*path, number), shape_of, found)
        elif isinstance(value, tuple):
            _collect_each(value, marker, (*path, number), shape_of, found)


Shape = tuple[tuple[str, Any], ...]
"""The fields of a part that hold marked texts, with their markers, or parts alone (None)."""


@cache
def _all_marked(model: type[Part]) -> Shape:
    shapes = []
    for name, info in model.model_fields.items():
        marker = _marker(info.annotation) or next((mark for mark in info.metadata if isinstance(mark, Prose | RefTo | Words)), None)
        if marker or any(parts_in(info.annotation)):
            shapes.append((name, marker))
    return tuple(shapes)


@cache
def _shape(model: type[Part]) -> Shape:
    holders = {name for name, info in model.model_fields.items() if any(parts_in(info.annotation))}
    kept = ((name, None if isinstance(marker, Words) else marker) for name, marker in _all_marked(model))
    return tuple((name, marker) for name, marker in kept if marker or name in holders)


def _marker(annotation: Any) -> Prose | RefTo | Words | None:
    for argument in typing.get_args(annotation):
        if isinstance(argument, Prose | RefTo | Words):
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
