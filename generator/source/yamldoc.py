"""YAML text to a value with the position of every key and value (libyaml).

The reader takes a strict part of YAML: mappings, sequences and scalars. A file that holds nothing else is read
quickly (:mod:`generator.source.plain`); for any other the careful reader says what is wrong, all in one run.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from generator import codes
from generator.diagnostics import Diagnostic, Span
from generator.model.spool import Spool
from generator.source.marks import START, Mark, Path, span_at
from generator.source.plain import plain_value
from generator.source.reader import NOTHING, Reader


class Aside(NamedTuple):
    """Where the text of a file lies that is not looked at for now, and its value behind it, if that is known."""

    spool: Spool
    start: int
    middle: int
    end: int

    def text(self) -> str:
        """Return the text."""
        return self.spool.read(self.start, self.middle).decode()

    def value(self) -> dict[str, Any] | None:
        """Return the value."""
        known: dict[str, Any] | None = pickle.loads(self.spool.read(self.middle, self.end))  # noqa: S301 - from ourselves, a moment ago
        return known


@dataclass(frozen=True)
class Document:
    """A parsed file: its value (dict, list, str, int, float, bool, date) and where everything stands.

    Places are asked for where something is wrong, which is rare: the file is read for them when the first one is. So it is for
    the value of a file whose entry was kept by a build before this one.
    """

    path: str
    held: str | Aside
    """The text, or where it has been put aside."""
    reported: frozenset[Path] = frozenset()
    """Values that the reader has found fault with: what a schema says of them is the same fault again."""

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.held if isinstance(self.held, str) else self.held.text()

    @cached_property
    def value(self) -> dict[str, Any]:
        """The mapping that the file holds."""
        if isinstance(self.held, Aside) and (known := self.held.value()) is not None:
            return known
        plain = plain_value(self.text)
        found: dict[str, Any] = Reader(self.path, self.text).read() if plain is None else plain
        return found

    @property
    def keys(self) -> dict[Path, Mark]:
        """The places of all keys."""
        return self._marks.keys

    @property
    def values(self) -> dict[Path, Mark]:
        """The places of all values, in the order of the file."""
        return self._marks.values

    @cached_property
    def _marks(self) -> Reader:
        reader = Reader(self.path, self.text)
        reader.read()
        return reader

    def span(self, where: Path) -> Span:
        """Return the place of the value at ``where``, or of the nearest value that holds it."""
        while where not in self.values and where:
            where = where[:-1]
        return span_at(self.path, self.text, self.values.get(where, START))

    def key_span(self, where: Path) -> Span:
        """Return the place of the key at ``where``; of the value if it has no key."""
        mark = self.keys.get(where)
        return span_at(self.path, self.text, mark) if mark else self.span(where)

    def span_of(self, start: int, end: int) -> Span:
        """Return the place of characters ``start`` to ``end`` of the file, counted from 0."""
        places = [(self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)) for offset in (start, end)]
        return Span(self.path, *places[0], *places[1])

    def value_at(self, where: Path) -> Any:
        """Return the value at ``where``, or None."""
        value: Any = self.value
        for step in where:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def written(self, where: Path) -> str:
        """Return the value at ``where`` as the file has it (its first line)."""
        mark = self.values[where]
        line = self.text.split("\n")[mark.line]
        return line[mark.column : mark.end_column if mark.end_line == mark.line else len(line)]

    def locate(self, where: Path, start: int, end: int) -> Span:
        """Return the place of characters ``start`` to ``end`` of the text value at ``where``.

        Exact for block scalars that keep their lines and for scalars on one line without
        escapes; otherwise the occurrence of those characters with the same number in the
        source, or the value itself.
        """
        mark = self.values.get(where)
        value: Any = self.value if mark else None
        for step in where if mark else ():
            value = value[step]
        if mark is None or not isinstance(value, str):
            return self.span(where)
        if mark.style == "|":
            return self._in_block(mark, value, start, end)
        return self._in_flow(mark, value, start, end)

    def _in_block(self, mark: Mark, value: str, start: int, end: int) -> Span:
        first = mark.line + 1
        indent = _indent(self.text.split("\n")[first : mark.end_line + 1]) - _indent(value.split("\n"))

        def place(offset: int) -> tuple[int, int]:
            return first + value.count("\n", 0, offset), indent + offset - (value.rfind("\n", 0, offset) + 1)

        return span_at(self.path, self.text, Mark(*place(start), *place(end)))

    def _in_flow(self, mark: Mark, value: str, start: int, end: int) -> Span:
        lines = self.text.split("\n")
        raw = lines[mark.line][mark.column : mark.end_column]
        needle = value[start:end].split("\n", maxsplit=1)[0]
        if mark.line == mark.end_line and value in raw:
            column = mark.column + raw.index(value) + start
            return span_at(self.path, self.text, Mark(mark.line, column, mark.line, column + len(needle)))
        earlier = value.count(needle, 0, start)
        for line in range(mark.line, min(mark.end_line, len(lines) - 1) + 1):
            column = mark.column if line == mark.line else 0
            while needle and (column := lines[line].find(needle, column)) >= 0:
                if not earlier:
                    return span_at(self.path, self.text, Mark(line, column, line, column + len(needle)))
                earlier -= 1
                column += len(needle)
        return span_at(self.path, self.text, mark)


def _indent(lines: list[str]) -> int:
    """Return the indent of the first line that holds something."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)


def parse(path: str, text: str) -> tuple[Document | None, list[Diagnostic]]:
    """Parse one file that must hold a mapping; return the document and what is wrong with it.

    A document is returned also when diagnostics are, unless nothing could be made of the file.
    """
    plain = plain_value(text)
    if plain is not None:
        return with_value(Document(path, text), plain), []
    reader = Reader(path, text)
    value = reader.read()
    if value is NOTHING:
        return None, reader.problems
    if not isinstance(value, dict):
        found = "a list" if isinstance(value, list) else "a single value"
        hint = "begin the file with field names, such as `title: …`"
        span = span_at(path, text, reader.values[()])
        return None, [*reader.problems, codes.NOT_A_MAPPING.at(span, f"the file holds {found}, not a mapping", hint)]
    return with_value(Document(path, text, frozenset(reader.reported)), value), reader.problems


def with_value(document: Document, value: dict[str, Any]) -> Document:
    """Return a document whose value is known: it is not read again."""
    vars(document)["value"] = value
    return document


def put_aside(document: Document, spool: Spool) -> Document:
    """Return a document that holds nothing of its file: whatever is asked for is read from the spool."""
    text = document.text.encode()
    start, end = spool.add(text + pickle.dumps(vars(document).get("value"), pickle.HIGHEST_PROTOCOL))
    return replace(document, held=Aside(spool, start, start + len(text), end))


def at_hand(document: Document) -> Document:
    """Return a document that was put aside as it was, for somebody who looks at all of it and then lets it go."""
    if isinstance(document.held, str):
        return document
    found, value = replace(document, held=document.text), document.held.value()
    return found if value is None else with_value(found, value)
