"""The quick reading: the value of a file of plain data. Of any other it says nothing, not even what is wrong: the careful reader does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from generator.source.scalars import ESCAPED, MAX_DEPTH, Doubt, plain_scalar

Next = Callable[[], Any]


class _NotPlainError(Exception):
    """Stops the reading of a file that holds more than plain data."""


def plain_value(text: str) -> dict[str, Any] | None:
    """Return the mapping that a file holds; None if anything in it has to be looked at with care.

    No position is taken down: events are all that libyaml is asked for, and most of the time goes into these.
    """
    parser = yaml.CLoader(text)
    try:
        following: Next = parser.get_event
        following(), following()  # of the stream, and of the document
        begin = following()
        if type(begin) is not MappingStartEvent or begin.anchor or begin.tag:
            return None
        value = _mapping(following, 1)
        following()
        return value if type(following()) is StreamEndEvent else None
    except (yaml.YAMLError, _NotPlainError):
        return None
    finally:
        parser.dispose()


def _mapping(following: Next, depth: int) -> dict[str, Any]:
    """Return the mapping that has just begun; its values lie ``depth`` deep."""
    result: dict[str, Any] = {}
    while type(event := following()) is ScalarEvent:
        key = event.value
        if event.anchor or event.tag or key in result or (not event.style and key == "<<") or (event.style == '"' and ESCAPED.search(key)):
            raise _NotPlainError
        event = following()
        result[key] = _scalar(event) if type(event) is ScalarEvent else _collection(event, following, depth)
    if type(event) is not MappingEndEvent:
        raise _NotPlainError
    return result


def _sequence(following: Next, depth: int) -> list[Any]:
    """Return the list that has just begun; its values lie ``depth`` deep."""
    result: list[Any] = []
    while type(event := following()) is not SequenceEndEvent:
        result.append(_scalar(event) if type(event) is ScalarEvent else _collection(event, following, depth))
    return result


def _collection(event: Any, following: Next, depth: int) -> Any:
    kind = type(event)
    if kind not in {MappingStartEvent, SequenceStartEvent} or event.anchor or event.tag or depth >= MAX_DEPTH:
        raise _NotPlainError  # an alias, or more than a collection
    return (_mapping if kind is MappingStartEvent else _sequence)(following, depth + 1)


def _scalar(event: Any) -> Any:
    if event.anchor or event.tag:
        raise _NotPlainError
    if event.style:
        if event.style == '"' and ESCAPED.search(event.value):
            raise _NotPlainError
        return event.value
    value = plain_scalar(event.value)
    if type(value) is Doubt:
        raise _NotPlainError
    return value
