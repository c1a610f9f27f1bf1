"""Writing: artifacts, the lock of a site folder, and the swap that makes a new site live."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from generator import codes
from generator.diagnostics import Diagnostic, Span
from generator.model.artifact import Artifact

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_artifacts(folder: Path, artifacts: Iterable[Artifact]) -> None:
    """Write artifacts under ``folder``; none can lead out of it."""
    base = folder.resolve()
    for artifact in artifacts:
        target = (base / artifact.path).resolve()
        if not target.is_relative_to(base):
            raise ValueError(f"artifact outside the site: {artifact.path}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.data)


@contextlib.contextmanager
def staged(site_dir: Path) -> Iterator[Path | Diagnostic]:
    """Give a fresh folder beside ``site_dir`` to build in, under a lock; or say why not.

    The lock belongs to the process, so a killed build leaves none. What such a build left
    behind is removed here. Where ``site_dir`` is a link, the folder that it leads to is the site.
    """
    site_dir = site_dir.resolve()
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    span = Span(site_dir.name)
    if foreign := _foreign(site_dir):
        hint = "choose another site folder, or empty this one yourself"
        yield codes.NOT_A_SITE.at(span, f"{site_dir} holds {foreign} and no site", hint)
        return
    lock = _lock(_beside(site_dir, "lock"))
    if lock is None:
        yield codes.LOCKED.at(span, "another build writes this site", "wait for it to end, then build again")
        return
    with lock:
        stage, old = _beside(site_dir, "stage"), _beside(site_dir, "old")
        if not site_dir.exists() and old.exists():
            old.rename(site_dir)
        for leftover in (stage, old):
            shutil.rmtree(leftover, ignore_errors=True)
        stage.mkdir()
        try:
            yield stage
        finally:
            for leftover in (stage, old):
                shutil.rmtree(leftover, ignore_errors=True)
            _beside(site_dir, "lock").unlink(missing_ok=True)


def _lock(path: Path) -> IO[str] | None:
    """Return the locked file, or None if another build holds it.

    Whoever holds it removes it in the end. A file that was opened before and locked after that
    has no name any more and keeps nobody out: then once more.
    """
    while True:
        lock = path.open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            return None
        with contextlib.suppress(OSError):
            if os.path.samestat(os.fstat(lock.fileno()), path.stat()):
                return lock
        lock.close()


def _beside(site_dir: Path, what: str) -> Path:
    return site_dir.parent / f".{site_dir.name}.answerpress-{what}"


def _foreign(site_dir: Path) -> str | None:
    """Return the name of something in a folder that no build of a site has written."""
    if not site_dir.exists() or (site_dir / "llms.txt").is_file():
        return None
    if not site_dir.is_dir():
        return "a file"
    return next((entry.name for entry in sorted(site_dir.iterdir())), None)


def publish(stage: Path, site_dir: Path) -> None:
    """Put the staged site in the place of the live one, in one step where the system can.

    Linux swaps two folders atomically (renameat2, RENAME_EXCHANGE). Elsewhere the old one is
    moved aside first; :func:`staged` brings it back if the process dies in between.
    """
    site_dir = site_dir.resolve()
    if not site_dir.exists():
        stage.rename(site_dir)
    elif not _exchange(stage, site_dir):
        old = _beside(site_dir, "old")
        site_dir.rename(old)
        stage.rename(site_dir)


def _exchange(first: Path, second: Path) -> bool:
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0)
