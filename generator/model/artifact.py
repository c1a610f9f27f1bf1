"""Artifacts, and the jobs that make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


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
