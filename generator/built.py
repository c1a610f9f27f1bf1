"""The files of a built site, whoever built it, listed once: what audits, compares or serves a built folder reads it with this.

Nothing outside the folder is read: a link that leads out of it is a finding and is not followed, and neither is anything that
is no regular file. A file over :data:`LARGEST` is named and left unread, so that memory stays bounded.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

LARGEST = 64_000_000
"""Bytes of the largest file that is read."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]+)", re.IGNORECASE)
_HEAD = 4096


@dataclass(frozen=True)
class Built:
    """The files of a built site; ``changed`` stand in the place of those in ``folder``, None for a file that is gone."""

    folder: Path
    changed: Mapping[str, bytes | None] = field(default_factory=dict)

    @property
    def is_there(self) -> bool:
        """Tell whether the folder is there."""
        return os.path.isdir(self.folder)  # noqa: PTH112 - which takes any name, also one that no folder can have

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The paths of all files, sorted; forward slashes, relative to the folder."""
        return tuple(sorted(self._listing[0]))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The paths of the HTML files."""
        return tuple(path for path in self.files if is_html(path))

    @cached_property
    def faults(self) -> tuple[tuple[str, str], ...]:
        """(path, what is wrong) for everything in the folder that is not read."""
        return tuple(sorted(self._listing[1].items()))

    @cached_property
    def _listing(self) -> tuple[dict[str, int], dict[str, str]]:
        sizes: dict[str, int] = {}
        faults: dict[str, str] = {}
        base = self.folder.resolve()
        for path in _walk(self.folder):
            name = path.relative_to(self.folder).as_posix()
            found = _fault(path, base)
            if isinstance(found, str):
                faults[_printable(name)] = found
            elif _printable(name) != name:
                faults[_printable(name)] = "a name that is not UTF-8"
            else:
                sizes[name] = found
        for name, data in self.changed.items():
            sizes.pop(name, None)
            if data is not None:
                sizes[name] = len(data)
        return sizes, faults

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.files)

    def paths(self, pattern: str) -> list[str]:
        """Return the paths of the files that match a glob (``*`` within a folder, ``**/`` any folders), in order."""
        form = _glob(pattern)
        return [path for path in self.files if form.fullmatch(path)]

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return path in self._known

    def size(self, path: str) -> int:
        """Return the bytes of a file."""
        return self._listing[0][path]

    def read(self, path: str) -> bytes:
        """Return the content of a file of the listing; nothing if it cannot be had any more."""
        data = self.changed.get(path)
        if data is not None:
            return data
        try:
            return (self.folder / path).read_bytes()
        except OSError:
            return b""

    def text(self, path: str) -> str:
        """Return the text of a file, with U+FFFD for what is none. HTML is read in the encoding that it declares."""
        data = self.read(path)
        return decoded(data, charset(data) if is_html(path) else "utf-8")

    def json(self, path: str) -> Any:
        """Return the value of a JSON file. Raises ValueError or RecursionError where it is none."""
        return json.loads(self.text(path))

    def line_of(self, path: str, number: int) -> str | None:
        """Return a line of a file, counted from 1."""
        if not self.has(path):
            return None
        lines = self.text(path).split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else None


def is_html(path: str) -> bool:
    """Tell whether a file is called as HTML is."""
    return path.endswith((".html", ".htm"))


def route_of(path: str) -> str:
    """Return the address of a file of the site, from a slash on; ``index.html`` is called by its folder.

    >>> route_of("answers/x/index.html"), route_of("404.html"), route_of("index.html")
    ('/answers/x/', '/404.html', '/')
    """
    return "/" + (path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path)


def _walk(folder: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(folder, followlinks=False):
        here = Path(name)
        folders.sort()
        yield from (here / entry for entry in folders if (here / entry).is_symlink())
        yield from (here / entry for entry in files)


def _fault(path: Path, base: Path) -> str | int:
    """Return the size of a file that can be read, or why it is left alone."""
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(base):
            return "a symbolic link that leads out of the folder"
        status = path.stat()
    except (OSError, RuntimeError):
        return "a symbolic link that leads nowhere" if path.is_symlink() else "a file that cannot be read"
    if stat.S_ISDIR(status.st_mode):
        return "a symbolic link to a folder"
    if not stat.S_ISREG(status.st_mode):
        return "not a regular file"
    if status.st_size > LARGEST:
        return f"{status.st_size:,} bytes: more than the {LARGEST:,} that are read"
    return status.st_size if os.access(path, os.R_OK) else "a file that may not be read"


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def charset(data: bytes) -> str:
    """Return the encoding that HTML declares for itself, UTF-8 where it declares none that is known."""
    found = _CHARSET.search(data[:_HEAD])
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else "utf-8"
    except LookupError:
        return "utf-8"


def decoded(data: bytes, encoding: str) -> str:
    """Return bytes as text; never fails."""
    try:
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    except (LookupError, ValueError, TypeError):  # an encoding of Python's that is none of text, such as hex
        return data.decode("utf-8", "replace").removeprefix("\ufeff")


@lru_cache(maxsize=64)
def _glob(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*)", pattern)
    forms = {"**/": r"(?:.+/)?", "*": r"[^/]*"}
    return re.compile("".join(forms.get(part) or re.escape(part) for part in parts), re.DOTALL)
