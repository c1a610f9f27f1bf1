"""The journal of a push: one line for each reply that a help desk has taken, on disk before the next is sent."""

from __future__ import annotations

import os
from pathlib import Path


def append(path: Path, line: str) -> None:
    """Add a line, and return when it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as journal:
        journal.write(line)
        journal.flush()
        os.fsync(journal.fileno())


def clear(path: Path) -> None:
    """Remove the journal: the lock says it all by now."""
    path.unlink(missing_ok=True)
