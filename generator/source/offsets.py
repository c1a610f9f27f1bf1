"""Where every character of a text value stands in its file, so that an edit touches just these."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from generator.source.marks import Path
from generator.source.yamldoc import Document

Place = tuple[int, int] | None
"""First and last offset (exclusive) of a character in the file; None for one that the layout of the YAML made, as a folded line end."""

_BLANK = " \t\n"
_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"} | {
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"
}  # fmt: skip
_LENGTHS = {"x": 2, "u": 4, "U": 8}


def places(document: Document, where: Path) -> tuple[Place, ...]:
    """Return the place of every character of the text at ``where``; empty if they cannot be told."""
    value, mark = document.value_at(where), document.values.get(where)
    if mark is None or not isinstance(value, str):
        return ()
    starts = line_starts(document.text)
    lines = len(starts) - 1
    start = starts[min(mark.line, lines)] + mark.column
    end = starts[mark.end_line] + mark.end_column if mark.end_line <= lines else len(document.text)
    if mark.style in {"|", ">"}:
        start = document.text.find("\n", start) + 1 or end
    elif mark.style:
        start, end = start + 1, end - 1
    return _Walk(document.text, start, end, mark.style or "").places(value)


def region(found: tuple[Place, ...], start: int, end: int) -> tuple[int, int] | None:
    """Return where characters ``start`` to ``end`` of a value stand, if they stand together; an empty region lies between two."""
    if start == end:
        before, after = found[start - 1] if start else None, found[start] if start < len(found) else None
        if before and after:
            return (before[1], before[1]) if before[1] == after[0] else None
        place = before[1] if before else after[0] if after else None
        return None if place is None or (0 < start < len(found)) else (place, place)
    held = [place for place in found[start:end] if place]
    if len(held) < end - start or any(left[1] != right[0] for left, right in pairwise(held)):
        return None
    return held[0][0], held[-1][1]


@lru_cache(maxsize=64)
def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line begins."""
    starts = [0]
    while place := text.find("\n", starts[-1]) + 1:
        starts.append(place)
    return tuple(starts)


class _Walk:
    """Goes through a value and its written form side by side."""

    def __init__(self, text: str, start: int, end: int, style: str) -> None:
        self.text, self.at, self.end, self.style = text, start, end, style

    def places(self, value: str) -> tuple[Place, ...]:
        found: list[Place] = []
        for character in value:
            if character in _BLANK:
                found.append(self._blank(character))
                continue
            place = self._sign(character)
            if place is None:
                return ()
            found.append(place)
            self.at = place[1]
        return tuple(found)

    def _blank(self, character: str) -> Place:
        """Return the place of a space inside a line; line ends, indents and what folding makes have none."""
        if character == "\n" or self.text[self.at : self.at + 1] != character or self.at >= self.end:
            return None
        rest = self.at
        while self.text[rest : rest + 1] in {" ", "\t"}:
            rest += 1
        if self.text[rest : rest + 1] == "\n" or self.text[self.at - 1] == "\n":
            return None
        self.at += 1
        return self.at - 1, self.at

    def _sign(self, character: str) -> Place:
        while self.at < self.end:
            sign = self.text[self.at]
            if sign in _BLANK and sign != character:
                self.at += 1
            elif sign == "\\" and self.style == '"':
                meant, length = self._escape()
                if meant == character:
                    return self.at, self.at + length
                if meant.strip(_BLANK):
                    return None
                self.at += length
            elif sign != character:
                return None
            else:
                return self.at, self.at + (2 if sign == "'" and self.style == "'" else 1)
        return None

    def _escape(self) -> tuple[str, int]:
        """Return what a backslash and its letters mean, and how many characters they are."""
        letter = self.text[self.at + 1]
        if letter in _LENGTHS:
            digits = self.text[self.at + 2 : self.at + 2 + _LENGTHS[letter]]
            return chr(int(digits, 16)), 2 + len(digits)
        return _ESCAPES.get(letter, letter), 2
