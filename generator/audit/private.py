"""What must stand nowhere: the private notes of the sources, told by any piece of them that no public source has.

Texts are compared by their letters and digits alone, so that no escape, mark or line break hides them. A piece tells of a note
when it is :data:`TELLING` columns wide (a CJK character counts 2), or the whole of a shorter note, and holds a few letters in a
row that no public text of the sources has. What a public field says as well is no secret.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from generator.diagnostics import Span

GRAM = 6
"""Letters in a row that are looked for at first."""

TELLING = 24
SHORTEST = 12
"""Columns of the shortest note that is looked for as running text; shorter ones are looked for as a word."""

_WORD = re.compile(r"[A-Za-z0-9][\w.-]*[A-Za-z0-9]")
_MARK = re.compile(r"</?[A-Za-z][A-Za-z0-9]*\s*/?>")
_ESCAPE = re.compile(r'\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])')


class Note(NamedTuple):
    """A private text and where it stands in the sources."""

    span: Span
    text: str


class Leak(NamedTuple):
    """Characters of a text that a private note has."""

    note: Note
    start: int
    end: int


def letters_of(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text in lower case, and where each stands in it."""
    places = [place for place, character in enumerate(text) if character.isalnum()]
    return "".join(text[place].casefold()[:1] for place in places), places


def columns(text: str) -> int:
    """Return the width of a text."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def masked(text: str) -> str:
    """Return what may be shown of a private text."""
    return f"{text[:1]}… ({len(text)} characters)"


def unescaped(line: str) -> str:
    """Return a line of any format as a reader of that format has it."""
    if "\\" in line:
        line = _ESCAPE.sub(_unescape, line)
    if "%" in line:
        line = unquote(line)
    for _ in range(2):
        if "&" in line:
            line = html.unescape(line)
    return " ".join((_MARK.sub("", line) if "<" in line else line).splitlines())


def _unescape(match: re.Match[str]) -> str:
    return str(json.loads(f'"{match[0]}"')) if match[0][1] not in "bfnrt" else " "


class Private:
    """The private notes of the sources; ``public`` are the texts of the same sources that anybody may read."""

    def __init__(self, notes: Iterable[Note] = (), public: Iterable[str] = ()) -> None:
        """Keep the pieces by which notes are known."""
        self.grams: dict[str, list[tuple[int, int]]] = {}
        self.words: dict[str, Note] = {}
        self.notes: list[tuple[Note, str]] = []
        told = [letters_of(text)[0] for text in public]
        known = {text[place : place + GRAM] for text in told for place in range(len(text) - GRAM + 1)}
        self.public = "\n".join(told)
        for note in notes:
            self._add(note, known)

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self.grams or self.words)

    def _add(self, note: Note, known: set[str]) -> None:
        text = letters_of(note.text)[0]
        if columns(text) < SHORTEST:
            if _WORD.fullmatch(note.text) and any(map(str.isdigit, note.text)) and text not in self.public:
                self.words[note.text.casefold()] = note
            return
        number = len(self.notes)
        self.notes.append((note, text))
        for place in range(len(text) - GRAM + 1):
            gram = text[place : place + GRAM]
            if gram not in known:
                self.grams.setdefault(gram, []).append((number, place))

    def leaks(self, text: str, *, least: int = TELLING) -> Iterator[Leak]:
        """Yield the private pieces of a text, which is as a reader has it (:func:`unescaped`)."""
        for match in _WORD.finditer(text) if self.words else ():
            if note := self.words.get(match[0].casefold()):
                yield Leak(note, match.start(), match.end())
        if not self.grams:
            return
        plain = "".join(filter(str.isalnum, text)).casefold()
        grams = self.grams
        if not any(plain[place : place + GRAM] in grams for place in range(len(plain) - GRAM + 1)):
            return
        yield from self._runs(*letters_of(text), least)

    def _runs(self, plain: str, places: Sequence[int], least: int) -> Iterator[Leak]:
        end = 0
        for place in range(len(plain) - GRAM + 1):
            if place < end:
                continue
            best = max((self._run(plain, place, *where) for where in self.grams.get(plain[place : place + GRAM], ())), default=None)
            if best is None:
                continue
            length, start, number = best
            note, whole = self.notes[number]
            run = plain[start : start + length]
            if columns(run) >= min(least, columns(whole)) and run not in self.public:
                end = start + length
                yield Leak(note, places[start], places[end - 1] + 1)

    def _run(self, plain: str, place: int, number: int, offset: int) -> tuple[int, int, int]:
        """Return (length, start, note) of the longest piece of a note round a place."""
        whole = self.notes[number][1]
        start, other = place, offset
        while start and other and plain[start - 1] == whole[other - 1]:
            start, other = start - 1, other - 1
        end = place + GRAM
        other = offset + GRAM
        while end < len(plain) and other < len(whole) and plain[end] == whole[other]:
            end, other = end + 1, other + 1
        return end - start, start, number

    def veiled(self, text: str) -> str:
        """Return a text in which every piece of a note is masked, however short."""
        pieces, end = [], 0
        for leak in sorted(self.leaks(text, least=1), key=lambda leak: leak.start):
            if leak.start >= end:
                pieces += [text[end : leak.start], masked(text[leak.start : leak.end])]
                end = leak.end
        return "".join([*pieces, text[end:]])
