"""Writing: artifacts, the lock of a site folder, and the swap that makes a new site live."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from generator import codes
from generator.diagnostics import Diagnostic, Span
from generator.model.artifact import Artifact, digest
from generator.source.files import read_bytes

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


class Written(NamedTuple):
    """A file as it was written: the digest of its bytes, its size, and when it last changed (nanoseconds)."""

    digest: str
    size: int
    changed: int


class Folder:
    """A folder that is being written.

    ``known`` is what it held when it was last written, and stays where it is the same; what another
    folder, ``like``, holds is shared with it. ``files`` is what has been put into it, ``written``
    counts the bytes that were.
    """

    def __init__(
        self, path: Path, known: Mapping[str, Written] | None = None, like: Path | None = None, held: Mapping[str, Written] | None = None
    ) -> None:
        self.path = path
        self.files: dict[str, Written] = {}
        self.written = 0
        self._known = known or {}
        self._like, self._held = like, held or {}
        self._folders: set[Path] = set()

    def write(self, artifacts: Iterable[Artifact]) -> None:
        """Write artifacts; none can lead out of the folder."""
        for artifact in artifacts:
            place = PurePosixPath(artifact.path)
            if place.is_absolute() or ".." in place.parts:
                raise ValueError(f"artifact outside the site: {artifact.path}")
            self._write(place.as_posix(), artifact.data)

    def _write(self, path: str, data: bytes) -> None:
        target, now = self.path / path, digest(data)
        if (known := self._known.get(path)) and known.digest == now and is_as_written(target, known):
            self.files[path] = known
            return
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.unlink(missing_ok=True)  # the file may be shared with the live site: that one is never written to
        if not self._shared(path, target, now):
            target.write_bytes(data)
            self.written += len(data)
            self.files[path] = Written(now, len(data), target.stat().st_mtime_ns)

    def _shared(self, path: str, target: Path, now: str) -> bool:
        """Take the file of the other folder for this one too, if it is the same."""
        held = self._held.get(path)
        if not self._like or not held or held.digest != now or not is_as_written(self._like / path, held):
            return False
        with contextlib.suppress(OSError):
            os.link(self._like / path, target)
            self.files[path] = held
            return True
        return False

    def take(self, other: Path) -> None:
        """Take over the files of a folder inside this one; what has been written already stands."""
        for name, folders, files in os.walk(other):
            folders.sort()
            for file in sorted(files):
                path = (Path(name) / file).relative_to(other).as_posix()
                if path not in self.files:
                    self._write(path, read_bytes(Path(name) / file))
        shutil.rmtree(other)

    def finish(self) -> None:
        """Remove what was there and has not been written."""
        for name, _, files in os.walk(self.path, topdown=False):
            here = Path(name)
            for file in files:
                if (here / file).relative_to(self.path).as_posix() not in self.files:
                    (here / file).unlink()
            with contextlib.suppress(OSError):  # there is something in it
                here.rmdir()


def is_as_written(path: Path, known: Written) -> bool:
    """Tell whether a file has the size and the time that it was written with."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and (found.st_size, found.st_mtime_ns) == (known.size, known.changed)


def is_intact(folder: Path, files: Mapping[str, Written]) -> bool:
    """Tell whether a folder holds just these files, none of them touched since."""
    found = {(Path(name) / file).relative_to(folder).as_posix() for name, _, held in os.walk(folder) for file in held}
    return found == set(files) and all(is_as_written(folder / path, known) for path, known in files.items())


@contextlib.contextmanager
def staged(site_dir: Path, spare: Path | None = None, mark: str = "llms.txt") -> Iterator[Path | Diagnostic]:
    """Give a folder beside ``site_dir`` to build in, under a lock; or say why not.

    The lock belongs to the process, so a killed build leaves none. What such a build left
    behind is removed here. Where ``site_dir`` is a link, the folder that it leads to is the site.
    ``spare`` is where a site that was replaced lies until the next build writes over it; without
    it the folder is fresh, and what is replaced is removed. ``mark`` is the file by which a site is
    known that may be written over: a staff site has another than a public one.
    """
    site_dir = site_dir.resolve()
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    span = Span(site_dir.name)
    if foreign := _foreign(site_dir, mark):
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
        if not _moved(spare, stage):
            stage.mkdir()
        try:
            yield stage
            _moved(stage, spare)
        finally:
            for leftover in (stage, old):
                shutil.rmtree(leftover, ignore_errors=True)
            _beside(site_dir, "lock").unlink(missing_ok=True)


def _moved(source: Path | None, target: Path | None) -> bool:
    """Move a folder if both places are named, the one is there and they lie on one disk."""
    if source is None or target is None or not source.is_dir():
        return False
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        source.rename(target)
        return True
    return False


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


def _foreign(site_dir: Path, mark: str) -> str | None:
    """Return the name of something in a folder that no build of such a site has written."""
    if not site_dir.exists() or (site_dir / mark).is_file():
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
