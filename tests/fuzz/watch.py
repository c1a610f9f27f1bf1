"""Watches what a run touches: nothing may be written, moved or removed outside the folders it was given, and no process begun."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PATHS = {"os.mkdir": (0,), "os.remove": (0,), "os.rmdir": (0,), "os.rename": (0, 1), "os.link": (1,), "os.symlink": (1,)}
_PATHS |= {"os.truncate": (0,), "os.chmod": (0,), "os.chown": (0,), "shutil.rmtree": (0,), "shutil.move": (0, 1)}
_NEVER = {"subprocess.Popen", "os.system", "os.exec", "socket.connect", "exec_from_network"}


class TouchedOutsideError(BaseException):
    """Something was touched that is not the run's own; not an Exception, so that nothing swallows it."""


class _Watch:
    def __init__(self) -> None:
        self.allowed: tuple[str, ...] | None = None
        self.installed = False
        self.found: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.allowed is None:
            return
        if event in _NEVER:
            self._stop(f"{event} {arguments[0]!r}")
        if event == "open":
            path, mode, flags = (*arguments, None, 0)[:3]
            writes = any(letter in str(mode or "") for letter in "wax+") or bool(int(str(flags or 0)) & _WRITES)
            if writes and isinstance(path, str | bytes | os.PathLike):
                self._check(event, path)
        for number in _PATHS.get(event, ()):
            path = arguments[number]
            if isinstance(path, str | bytes | os.PathLike):
                self._check(event, path)

    def _check(self, event: str, path: str | bytes | os.PathLike[str]) -> None:
        text = os.path.realpath(os.fsdecode(path))
        if not text.startswith(self.allowed or ()) and text != os.devnull:
            self._stop(f"{event} {text}")

    def _stop(self, what: str) -> None:
        self.found.append(what)
        raise TouchedOutsideError(what)


_watch = _Watch()


@contextlib.contextmanager
def only_inside(*folders: Path) -> Iterator[None]:
    """Raise :class:`TouchedOutsideError` when the block writes, moves or removes outside ``folders``, even if the block hides it."""
    if not _watch.installed:
        sys.addaudithook(_watch)
        _watch.installed = True
    _watch.found = []
    _watch.allowed = tuple(os.path.realpath(folder) for folder in folders)
    try:
        yield
    finally:
        _watch.allowed = None
    if _watch.found:
        raise TouchedOutsideError(_watch.found[0])
