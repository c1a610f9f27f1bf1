"""Artifacts, the jobs that make them, and the functions whose values are worth keeping."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from generator.model.spool import Spool

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: ``path`` relative to the site folder, with forward slashes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Pieces:
    """A file of the whole site, which would fill the memory: its bytes are made one piece after the other, to be gone through once."""

    path: str
    pieces: Iterable[bytes]

    @property
    def data(self) -> bytes:
        """All of it."""
        return b"".join(self.pieces)


@dataclass(frozen=True, slots=True)
class Later:
    """A file that is made when it must be: ``key`` stands for all that its bytes depend on."""

    path: str
    key: str
    make: Callable[[], Artifact | Pieces]

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.make().data


@dataclass(frozen=True, slots=True)
class Job:
    """A pure function and the arguments that make the artifact at ``path``.

    ``function`` returns bytes, text (written as UTF-8), or pieces of such, and depends on nothing but ``args``. ``key`` stands for all
    that the bytes depend on, where that is known before they are made: a file that is there and was made of the same stays.
    """

    path: str
    function: Callable[..., str | bytes | Iterable[str | bytes]]
    args: tuple[Any, ...]
    key: str = ""

    def run(self) -> Artifact | Pieces | Later:
        """Return the artifact."""
        return Later(self.path, self.key, self._made) if self.key else self._made()

    def _made(self) -> Artifact | Pieces:
        made = self.function(*self.args)
        return Artifact(self.path, _bytes(made)) if isinstance(made, str | bytes) else Pieces(self.path, map(_bytes, made))


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands for a value: ``whole`` for all of it; ``parts`` has four bytes for each of its fields, to tell which one has changed."""

    whole: str
    parts: bytes


def imprint(value: Any) -> Imprint:
    """Return what stands for a value. One that is asked often has an ``imprint`` of its own, or as ``identity`` a text."""
    own = getattr(value, "imprint", None) or getattr(value, "identity", None)
    return own if isinstance(own, Imprint) else imprint_of(own or value)


def imprint_of(value: Any) -> Imprint:
    """Work out what stands for a value: equal values share it, and others do not."""
    layout = _layout(value.__class__)
    parts = [_spelled(part) for part in layout.values(value)] if layout else [_spelled(value)]
    named = _spelled(layout.name if layout else None)
    return Imprint(digest(b"".join([named, *parts])), b"".join(crc32(part).to_bytes(4) for part in parts))


def identity(value: Any) -> str:
    """Return a text that equal values share and others do not."""
    return imprint(value).whole


def _spelled(value: Any) -> bytes:
    """Return bytes from which the value could be read again; version 2 writes a value in one way, whoever else holds it."""
    return marshal.dumps(value if value.__class__ in _PLAIN else _plain(value), 2)


def _plain(value: Any) -> Any:
    """Return a value as plain ones. A list stands for whatever is none of them: what it is, then what it holds."""
    kind = value.__class__
    if kind is tuple:
        return tuple([part if part.__class__ in _PLAIN else _plain(part) for part in value]) if value else value
    if kind is date:
        return ["date", value.toordinal()]
    if layout := _layout(kind):
        return [layout.name, *[part if part.__class__ in _PLAIN else _plain(part) for part in layout.values(value)]]
    if isinstance(value, Mapping):
        return ["{}", *[(_plain(key), _plain(held)) for key, held in value.items()]]
    return value if kind in _PLAIN else [f"{kind.__module__}.{kind.__qualname__}", repr(value)]


_PLAIN = frozenset({str, int, float, bool, type(None)})


class _Layout(NamedTuple):
    """How a dataclass is read: its name, and the values of its fields."""

    name: str
    values: Callable[[Any], tuple[Any, ...]]


def told_fields(kind: type) -> list[str]:
    """Return the names of the fields that values of a class are told apart by; none of what is no dataclass."""
    return [part.name for part in fields(kind) if part.compare] if is_dataclass(kind) else []


@cache
def _layout(kind: type) -> _Layout | None:
    """Return how a class is read; None if it is no dataclass with fields."""
    names = told_fields(kind)
    if not names:
        return None
    getter = attrgetter(*names)
    return _Layout(f"{kind.__module__}.{kind.__qualname__}", getter if len(names) > 1 else lambda value: (getter(value),))


def digest(data: bytes) -> str:
    """Return the digest of some bytes (BLAKE2b, 128 bits)."""
    return hasher(data).hexdigest()


def hasher(data: bytes = b"") -> hashlib.blake2b:
    """Return what works out the digest of bytes that come one after the other."""
    return hashlib.blake2b(data, digest_size=16)


Brief = tuple[Any, Any]
"""What is said of a value, and the value; None if nobody has made it yet."""


class Memo:
    """Gives the values of pure functions. This one works them out each time; ``pipeline.cache`` has one that keeps them."""

    def each(self, function: Callable[..., Any], calls: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Yield ``function(*arguments)`` for every tuple of arguments, in their order.

        The function depends on nothing but its arguments. It returns text, or a value of JSON:
        what is kept between two builds is read back as the same.
        """
        return (function(*arguments) for arguments in calls)

    def briefly(self, function: Callable[..., Any], calls: Iterable[tuple[Any, ...]], brief: Callable[[Any], Any]) -> Iterator[Brief]:
        """Yield what ``brief`` says of the value of a function, and the value. Only the first is kept between two builds."""
        values = (function(*arguments) for arguments in calls)
        return ((brief(value), value) for value in values)

    def anew(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Return a value that is not kept: it stands in a file."""
        return function(*arguments)

    def key(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> str:  # noqa: ARG002 - there is nothing to compare with
        """Return what stands for a value between two builds; nothing where nothing is kept."""
        return ""

    def spool(self) -> Spool:
        """Return a place to put bytes aside."""
        return Spool()
