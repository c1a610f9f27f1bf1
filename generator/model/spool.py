"""A spool: bytes put aside one after the other, to be read again in any order when all are known."""

from __future__ import annotations

from io import BytesIO
from typing import IO, NamedTuple


class Place(NamedTuple):
    """Where bytes lie in a spool: from ``start`` up to ``end``."""

    start: int
    end: int


class Spool:
    """Holds what is too much for the memory in ``file``; without one it is held in the memory."""

    def __init__(self, file: IO[bytes] | None = None) -> None:
        self._file = file or BytesIO()
        self._at = self._end = 0

    def add(self, data: bytes) -> Place:
        """Put bytes aside; return where they lie."""
        self._go(self._end)
        self._file.write(data)
        start, self._at = self._end, self._end + len(data)
        self._end = self._at
        return Place(start, self._end)

    def read(self, start: int, end: int) -> bytes:
        """Return what lies between two places."""
        self._go(start)
        self._at = end
        return self._file.read(end - start)

    def _go(self, place: int) -> None:
        if self._at != place:
            self._file.seek(place)
            self._at = place
