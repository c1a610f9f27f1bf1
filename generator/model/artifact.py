"""Artifacts, the jobs that make them, and the functions whose values are worth keeping."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: ``path`` relative to the site folder, with forward slashes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """A pure function and the arguments that make the artifact at ``path``.

    ``function`` returns text (written as UTF-8) or bytes, and depends on nothing but ``args``.
    """

    path: str
    function: Callable[..., str | bytes]
    args: tuple[Any, ...]

    def run(self) -> Artifact:
        """Return the artifact."""
        made = self.function(*self.args)
        return Artifact(self.path, made.encode() if isinstance(made, str) else made)


def identity(value: Any) -> str:
    """Return a text that equal values share and others do not: the digest of what ``repr`` says of a value.

    Values are frozen and print all their fields. A value that is asked often has an ``identity``
    of its own, which it works out once.
    """
    own = getattr(value, "identity", None)
    return own if isinstance(own, str) else digest(repr(value).encode("utf-8", "surrogatepass"))


def digest(data: bytes) -> str:
    """Return the digest of some bytes (BLAKE2b, 128 bits)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Memo:
    """Gives the values of pure functions. This one works them out each time; ``pipeline.cache`` has one that keeps them."""

    def each(self, function: Callable[..., Any], calls: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Yield ``function(*arguments)`` for every tuple of arguments, in their order.

        The function depends on nothing but its arguments. It returns text, or a value of JSON:
        what is kept between two builds is read back as the same.
        """
        return (function(*arguments) for arguments in calls)
