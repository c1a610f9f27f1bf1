"""What the harness must know of a generator."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus.plan import Plan

Command = Sequence[str]


ASIDE = ".aside"
"""Where things lie that are deleted when all is measured."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Where programs lie: our own Python, and the environment of the peers."""

    python: Path
    """The Python in which AnswerPress is installed."""
    peers: Path
    """The environment with the peers."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One generator. Commands run in the project's folder."""

    name: str
    requires: tuple[str, ...]
    """What pip installs for it."""
    write: Callable[[Plan, Path], None]
    """Writes the project."""
    build: Callable[[Tools], Command]
    serve: Callable[[Tools, int], Command] | None
    """The command of its preview, on a port; None if it has none."""
    edited: Callable[[Plan], str]
    """Path of the source that carries the mark."""
    route: Callable[[Plan], str]
    """Address of that page."""
    output: str
    """Folder of the built site."""
    caches: tuple[str, ...]
    """Folders that a cold build must not find."""
    lacks: str
    """What it did not do of the same work."""
    package: str = ""
    """The distribution whose version is told."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """What its commands find in their environment."""

    def clean(self, project: Path) -> None:
        """Put aside what earlier builds left.

        Deleted, it would be in the figures: ext4 searches long for a place for a new file where many were deleted a moment ago.
        """
        for name in (self.output, *self.caches):
            if (project / name).exists():
                (project.parent / ASIDE).mkdir(exist_ok=True)
                (project / name).rename(Path(tempfile.mkdtemp(dir=project.parent / ASIDE)) / "left")
