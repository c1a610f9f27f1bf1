"""Reading source files: the only place that opens them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import codes
from generator.diagnostics import Diagnostic, Span

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]")
"""What no editor means to write: invisible, or able to make text read otherwise than it is stored."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text file that was read: ``path`` relative to the project, with forward slashes."""

    path: str
    text: str


def list_files(root: Path, folder: str, suffixes: tuple[str, ...]) -> tuple[list[str], list[Diagnostic]]:
    """Return the paths (relative to ``root``, sorted) of files under ``folder``.

    Hidden files and folders are left out. Links that lead out of the folder are reported
    and never followed.
    """
    base = (root / folder).resolve()
    found: list[str] = []
    problems: list[Diagnostic] = []
    for path in _walk(root / folder):
        relative = path.relative_to(root).as_posix()
        if path.is_symlink() and not _inside(path, base):
            hint = "replace it by the file itself"
            problems.append(codes.SYMLINK.at(Span(relative), "symbolic link that leads out of the folder, or nowhere", hint))
        elif path.suffix in suffixes:
            found.append(relative)
        elif not path.is_file() and not path.is_dir():  # whoever copies the folder would wait for a pipe without end
            problems.append(codes.UNREADABLE.at(Span(relative), "not a regular file", "remove it from the content folder"))
    return sorted(found), problems


def _walk(folder: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(folder, followlinks=False):
        here = Path(name)
        folders[:] = sorted(entry for entry in folders if not entry.startswith("."))
        yield from (here / entry for entry in folders if (here / entry).is_symlink())
        yield from (here / entry for entry in files if not entry.startswith("."))


def _inside(path: Path, base: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(base)
    except (OSError, RuntimeError):  # the latter for a link in a circle
        return False


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file."""
    return path.read_bytes()


def image_size(path: Path) -> tuple[int, int]:
    """Return the width and height of an image in pixels, 0 where they cannot be read."""
    import imagesize  # brings urllib along; only sites with images need it

    width, height = imagesize.get(path)
    return max(0, int(width)), max(0, int(height))


def line_reader(root: Path) -> Callable[[str, int], str | None]:
    """Return a function that gives a line of a source file, for reports; never what a link leads to."""
    texts: dict[str, list[str]] = {}

    def line_of(path: str, number: int) -> str | None:
        if path not in texts:
            texts[path] = _lines(root / path)
        lines = texts[path]
        return lines[number - 1] if 0 < number <= len(lines) else None

    return line_of


def _lines(path: Path) -> list[str]:
    if path.is_symlink() or not path.is_file():
        return []
    try:
        return path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return []


def read_source(root: Path, relative: str, max_bytes: int) -> tuple[SourceFile | None, list[Diagnostic]]:
    """Read one text file; return it, or what keeps it from being read."""
    span = Span(relative)
    path = root / relative
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [codes.UNREADABLE.at(span, "not a regular file", "remove it from the content folder")]
        if status.st_size > max_bytes:
            message = f"{status.st_size:,} bytes; the limit is {max_bytes:,}"
            return None, [codes.FILE_SIZE.at(span, message, "split the entry, or raise `max_file_kb` in mkdocs.yml")]
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # the latter for a name that no file can have
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return None, [codes.UNREADABLE.at(span, f"cannot be read: {reason}", "check that it exists and may be read")]
    return decode_text(relative, data)


def decode_text(relative: str, data: bytes) -> tuple[SourceFile | None, list[Diagnostic]]:
    """Turn the bytes of a file into text; report what an editor should not save."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        span = _span(relative, before, len(before))
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return None, [codes.ENCODING.at(span, message, "save the file as UTF-8")]
    if text.startswith("\ufeff"):
        return None, [codes.BOM.at(Span(relative), "the file begins with a byte order mark", "save it as UTF-8 without BOM")]
    if "\r" in text:
        place = text.index("\r")
        message = f"the line ends with CR{' LF' * text.startswith(chr(10), place + 1)}"
        return None, [codes.CRLF.at(_span(relative, text, place), message, "save the file with LF line ends")]
    if control := CONTROL.search(text):
        span = _span(relative, text, control.start())
        message = f"control character U+{ord(control[0]):04X}"
        return None, [codes.CONTROL.at(span, message, "delete it; it may have come with a copy from elsewhere")]
    if not text.strip():
        return None, [codes.EMPTY.at(Span(relative), "the file is empty", "`answerpress new KIND SLUG` writes a skeleton")]
    return SourceFile(relative, text), []


def _span(path: str, text: str, offset: int) -> Span:
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    return Span(path, line + 1, column + 1)
