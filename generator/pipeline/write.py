"""Writing: artifacts, the lock of a site folder, and the swap that makes a new site live."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar

from generator import codes
from generator.diagnostics import Diagnostic, Span
from generator.model.artifact import Artifact, Later, Pieces, digest, hasher
from generator.source.files import read_bytes

T = TypeVar("T")

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_artifacts(folder: Path, artifacts: Iterable[Artifact]) -> None:
    """Write artifacts under ``folder``; none can lead out of it. Each is written in one step: sources are among them."""
    base = folder.resolve()
    for artifact in artifacts:
        target = (base / artifact.path).resolve()
        if not target.is_relative_to(base):
            raise ValueError(f"artifact outside the site: {artifact.path}")
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, artifact.data)


def _replace(target: Path, data: bytes) -> None:
    """Write a file beside its place and move it there: a full disk, or a kill, leaves what was there."""
    new = target.with_name(f".{digest(target.name.encode())[:12]}.answerpress-new")
    try:
        new.write_bytes(data)
        with contextlib.suppress(OSError):  # there was none
            shutil.copymode(target, new)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


class Written(NamedTuple):
    """A file as it was written: the digest of its bytes, its size, when it last changed (nanoseconds), the key of what it was made of."""

    digest: str
    size: int
    changed: int
    key: str = ""


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
        self._last = ""
        """The file that was put here last."""

    def write(self, artifacts: Iterable[Artifact | Pieces | Later]) -> None:
        """Write artifacts; none can lead out of the folder."""
        for artifact in artifacts:
            if artifact.path.startswith("/") or ".." in artifact.path.split("/"):
                raise ValueError(f"artifact outside the site: {artifact.path}")
            if isinstance(artifact, Later):
                self._write_later(artifact)
            else:
                self._write_now(artifact)

    def _write_now(self, artifact: Artifact | Pieces) -> None:
        if isinstance(artifact, Pieces):
            self._write_pieces(artifact.path, artifact.pieces)
        else:
            self._write(artifact.path, artifact.data)

    def _write(self, path: str, data: bytes) -> None:
        now = digest(data)
        if not self._found(path, lambda record: record.digest == now):
            changed = _fill(f"{self.path}/{path}", [data]).st_mtime_ns
            self.written += len(data)
            self.files[path] = Written(now, len(data), changed)

    def _write_later(self, artifact: Later) -> None:
        """Make a file only if none is there that was made of the same."""
        last = self._last
        if not self._found(artifact.path, lambda record: record.key == artifact.key):
            self._last = last  # it may have the same bytes, made of something else
            self._write_now(artifact.make())
            self.files[artifact.path] = self.files[artifact.path]._replace(key=artifact.key)

    def _write_pieces(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write a file that nobody wants to have in memory beside the place where it goes, and look then if it is there already."""
        beside, mark = f"{self.path}/{path}{_PART}", Mark()
        found = _fill(beside, map(mark.add, _blocks(pieces)))
        if self._found(path, lambda record: record.digest == mark.digest):
            Path(beside).unlink()
        else:
            Path(beside).replace(self.path / path)
            self.written += found.st_size
            self.files[path] = Written(mark.digest, found.st_size, found.st_mtime_ns)

    def _found(self, path: str, same: Callable[[Written], bool]) -> bool:
        """Take a file that is there and is the same: in its place, as the one put here last, or in the other folder."""
        last, self._last = self._last, path
        known, held, before = self._known.get(path), self._held.get(path), self.files.get(last)
        if known and same(known) and is_as_written(f"{self.path}/{path}", known):
            self.files[path] = known
            return True
        if before and last != path and same(before):
            return self._link(f"{self.path}/{last}", path, before)
        if self._like and held and same(held) and is_as_written(f"{self._like}/{path}", held):
            return self._link(f"{self._like}/{path}", path, held)
        return False

    def _link(self, source: str, path: str, known: Written) -> bool:
        """Give a file a second name here; not every disk knows such."""
        with contextlib.suppress(OSError):
            _anew(os.link, source, f"{self.path}/{path}")
            self.files[path] = known
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
        for folder, inside, files in _walked(self.path):
            kept = 0
            for file in files:
                if f"{inside}{file}" in self.files:
                    kept += 1
                else:
                    Path(folder, file).unlink()
            if not kept:
                with contextlib.suppress(OSError):  # there is another folder in it
                    Path(folder).rmdir()


def _walked(top: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yield every folder with what its files' paths begin with inside ``top``, and their names; what lies in a folder comes before it."""
    for folder, _, files in os.walk(top, topdown=False):
        yield folder, f"{folder}/"[len(f"{top}/") :], files


_PART = ".answerpress-part"
_BLOCK = 262_144


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in pieces that are worth a call of the system."""
    held, size = [], 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _BLOCK:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


class Mark:
    """Takes the digest of bytes that go by."""

    def __init__(self) -> None:
        self._hash = hasher()

    def add(self, piece: bytes) -> bytes:
        """Return a piece, and count it in."""
        self._hash.update(piece)
        return piece

    @property
    def digest(self) -> str:
        """The digest of all that went by."""
        return self._hash.hexdigest()


def _anew(make: Callable[..., T], *arguments: Any) -> T:
    """Make a file, the last of the arguments. One that is there is removed: the live site may share it, and that is never written to."""
    try:
        return make(*arguments)
    except FileNotFoundError:
        Path(arguments[-1]).parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        Path(arguments[-1]).unlink()
    return make(*arguments)


def _fill(target: str, pieces: Iterable[bytes]) -> os.stat_result:
    """Write a new file; return what the system says of it."""
    number = _anew(_create, target)
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(number, rest) :]
        return os.fstat(number)
    finally:
        os.close(number)


def _create(target: str) -> int:
    return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)


def is_as_written(path: Path | str, known: Written) -> bool:
    """Tell whether a file has the size and the time that it was written with."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and (found.st_size, found.st_mtime_ns) == (known.size, known.changed)


def is_intact(folder: Path, files: Mapping[str, Written]) -> bool:
    """Tell whether a folder holds just these files, none of them touched since."""
    found = {f"{inside}{file}" for _, inside, held in _walked(folder) for file in held}
    return found == set(files) and all(is_as_written(f"{folder}/{path}", known) for path, known in files.items())


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
        _clear(site_dir)
        if not _moved(spare, stage):
            stage.mkdir()
        try:
            yield stage
            _moved(stage, spare)
        finally:
            _clear(site_dir)
            _beside(site_dir, "lock").unlink(missing_ok=True)


def tidy(site_dir: Path) -> None:
    """Remove what a killed build left beside a site that is as it should be; if another build is at it, the rest is its own."""
    site_dir = site_dir.resolve()
    if not any(_beside(site_dir, what).exists() for what in ("stage", "old", "lock")):
        return
    if lock := _lock(_beside(site_dir, "lock")):
        with lock:
            _clear(site_dir)
            _beside(site_dir, "lock").unlink(missing_ok=True)


def _clear(site_dir: Path) -> None:
    for what in ("stage", "old"):
        shutil.rmtree(_beside(site_dir, what), ignore_errors=True)


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
