"""The lines of every file of a site as their readers have them, each distinct one once: pages of one site share most of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from generator.audit.private import unescaped
from generator.audit.sitemaps import unpacked
from generator.built import Built

_TAIL = 80
"""Characters of the line before that a piece of text may begin in."""

_PACKED = b"\x1f\x8b"


class Lines:
    """Reads files line by line; a line is left out when it was read behind the same line before."""

    def __init__(self, built: Built) -> None:
        """Begin with nothing read."""
        self.built = built
        self.read: set[bytes] = set()

    def unread(self, path: str) -> Iterator[tuple[int, str, str, str]]:
        """Yield (number, end of the line before, line, line as it is written) of what is new in a file; its name comes first, as line 0."""
        yield 0, "", path, path
        before = ""
        for number, raw in enumerate(self._text(path).split("\n"), 1):
            if not raw.strip():
                continue
            mark = blake2b(f"{before}\n{raw}".encode("utf-8", "replace"), digest_size=12).digest()
            text = unescaped(raw)
            if mark not in self.read:
                self.read.add(mark)
                yield number, before, text, raw
            before = text[-_TAIL:]

    def _text(self, path: str) -> str:
        data = self.built.read(path)
        if data.startswith(_PACKED):
            return unpacked(data).decode("utf-8", "replace")
        return self.built.text(path)


def column(raw: str, piece: str) -> int:
    """Return the column of a piece of a line in the line as it is written, 1 if escapes or marks hide it."""
    for length in (len(piece), _LONG, _SHORT):
        if piece[:length] and (place := raw.find(piece[:length])) >= 0:
            return place + 1
    return 1


_LONG, _SHORT = 12, 3
