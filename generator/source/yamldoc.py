"""YAML text to a value with the position of every key and value (libyaml).

The reader takes a strict part of YAML: mappings, sequences and scalars. Anchors, aliases, tags,
merge keys and scalars that YAML 1.1 and 1.2 read differently are diagnostics, all in one run.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from generator import codes
from generator.diagnostics import Code, Diagnostic, Span
from generator.source.files import CONTROL
from generator.source.syntax import syntax_problem

Path = tuple[str | int, ...]
MAX_DEPTH = 24

_ESCAPED = re.compile(rf"{CONTROL.pattern}|\r")
_BOOL_WORD = re.compile(r"(?:yes|no|on|off|y|n)$", re.IGNORECASE)
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})$")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.(?:[0-9]*[1-9])$")
_NUMBER_LIKE = re.compile(
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9][0-9_]*|0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+|\.(?:inf|nan))$", re.IGNORECASE
)
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})$")
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?)?)?$"
)


class Mark(NamedTuple):
    """Where a value stands: lines and columns from 0, the end exclusive, and the scalar's style."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its value (dict, list, str, int, float, bool, date) and where everything stands."""

    path: str
    text: str
    value: dict[str, Any]
    keys: dict[Path, Mark]
    values: dict[Path, Mark]
    reported: frozenset[Path] = frozenset()
    """Values that the reader has found fault with: what a schema says of them is the same fault again."""

    def span(self, where: Path) -> Span:
        """Return the place of the value at ``where``, or of the nearest value that holds it."""
        while where not in self.values and where:
            where = where[:-1]
        return _span(self.path, self.text, self.values.get(where, _START))

    def key_span(self, where: Path) -> Span:
        """Return the place of the key at ``where``; of the value if it has no key."""
        mark = self.keys.get(where)
        return _span(self.path, self.text, mark) if mark else self.span(where)

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

        return _span(self.path, self.text, Mark(*place(start), *place(end)))

    def _in_flow(self, mark: Mark, value: str, start: int, end: int) -> Span:
        lines = self.text.split("\n")
        raw = lines[mark.line][mark.column : mark.end_column]
        needle = value[start:end].split("\n", maxsplit=1)[0]
        if mark.line == mark.end_line and value in raw:
            column = mark.column + raw.index(value) + start
            return _span(self.path, self.text, Mark(mark.line, column, mark.line, column + len(needle)))
        earlier = value.count(needle, 0, start)
        for line in range(mark.line, min(mark.end_line, len(lines) - 1) + 1):
            column = mark.column if line == mark.line else 0
            while needle and (column := lines[line].find(needle, column)) >= 0:
                if not earlier:
                    return _span(self.path, self.text, Mark(line, column, line, column + len(needle)))
                earlier -= 1
                column += len(needle)
        return _span(self.path, self.text, mark)


_START = Mark(0, 0, 0, 0)


def _indent(lines: list[str]) -> int:
    """Return the indent of the first line that holds something."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)


def _span(path: str, text: str, mark: Mark) -> Span:
    """Return the place of a mark. libyaml ends a file with a line end, whether it has one or not."""
    lines = text.split("\n")
    last = len(lines) - 1
    line, end_line = min(mark.line, last), min(mark.end_line, last)
    column = min(mark.column, len(lines[line])) if mark.line <= last else len(lines[line])
    end_column = min(mark.end_column, len(lines[end_line])) if mark.end_line <= last else len(lines[end_line])
    return Span(path, line + 1, column + 1, end_line + 1, end_column + 1)


def parse(path: str, text: str) -> tuple[Document | None, list[Diagnostic]]:
    """Parse one file that must hold a mapping; return the document and what is wrong with it.

    A document is returned also when diagnostics are, unless nothing could be made of the file.
    """
    reader = _Reader(path, text)
    value = reader.read()
    if value is _NOTHING:
        return None, reader.problems
    if not isinstance(value, dict):
        found = "a list" if isinstance(value, list) else "a single value"
        hint = "begin the file with field names, such as `title: …`"
        span = _span(path, text, reader.values[()])
        return None, [*reader.problems, codes.NOT_A_MAPPING.at(span, f"the file holds {found}, not a mapping", hint)]
    return Document(path, text, value, reader.keys, reader.values, frozenset(reader.reported)), reader.problems


_NOTHING: Any = object()


class _Reader:
    """Builds a value from libyaml's events, noting marks and problems as it goes."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.keys: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}
        self.reported: set[Path] = set()
        self.problems: list[Diagnostic] = []

    def read(self) -> Any:
        loader = yaml.CLoader(self.text)
        try:
            loader.get_event()
            event = loader.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                self._report(codes.EMPTY, _START, "the file holds only comments", "`answerpress new KIND SLUG` writes a skeleton")
                return _NOTHING
            value = self._value(loader, loader.get_event(), ())
            loader.get_event()
            event = loader.get_event()
            if not isinstance(event, yaml.StreamEndEvent):
                hint = "one file, one entry: move it to a file of its own"
                self._report(codes.MULTIPLE_DOCUMENTS, _mark(event), "a second document begins here", hint, ())
            return _NOTHING if value is None else value
        except yaml.MarkedYAMLError as error:
            problem = syntax_problem(self.path, self.text, error)
            self.problems = [*(earlier for earlier in self.problems if earlier.span.line < problem.span.line), problem]
        except yaml.YAMLError as error:
            self._report(codes.SYNTAX, _START, str(error).split("\n", maxsplit=1)[0], "mend the YAML")
        except _TooDeepError:
            pass
        finally:
            loader.dispose()
        return _NOTHING

    def _report(self, code: Code, mark: Mark, message: str, hint: str, where: Path | None = None) -> None:
        self.problems.append(code.at(_span(self.path, self.text, mark), message, hint))
        if where is not None:
            self.reported.add(where)

    def _value(self, loader: Any, event: Any, where: Path) -> Any:
        mark = _mark(event)
        if len(where) > MAX_DEPTH:
            self._report(codes.TOO_DEEP, mark, f"values nested more than {MAX_DEPTH} deep", "flatten them")
            raise _TooDeepError
        if isinstance(event, yaml.AliasEvent):
            self.values[where] = mark
            hint = "write the value out, or quote it if it is text"
            self._report(codes.ANCHOR, mark, f"an alias (`*{event.anchor}`)", hint, where)
            return None
        self._plain_data(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, where, mark)
        self.values[where] = mark
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(loader, where)
        return self._mapping(loader, where)

    def _plain_data(self, event: Any) -> None:
        """Report what stands before a value or key and is more than plain data."""
        if event.anchor:
            hint = "remove it and write values out where they are used, or quote the value if it is text"
            self._report(codes.ANCHOR, _mark(event), f"an anchor (`&{event.anchor}`)", hint)
        if event.tag:
            mark = _mark(event)
            tag = self.text.split("\n")[mark.line][mark.column :].split()[0]
            self._report(codes.TAG, mark, f"a tag (`{tag}`)", "remove the tag; put quotes round text")
        if isinstance(event, yaml.ScalarEvent) and event.style == '"' and (found := _ESCAPED.search(event.value)):
            message = f"an escape for the control character U+{ord(found[0]):04X}"
            self._report(codes.CONTROL, _mark(event), message, "delete it; it may have come with a copy from elsewhere")

    def _sequence(self, loader: Any, where: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
            items.append(self._value(loader, event, (*where, len(items))))
        return items

    def _mapping(self, loader: Any, where: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
            key = self._key(loader, event)
            value_event = loader.get_event()
            if key is None:
                self.reported.add(where)
                _skip(loader, value_event)
            elif key in result:
                first, again = (_span(self.path, self.text, mark) for mark in (self.keys[*where, key], _mark(event)))
                hint = f"remove one of the two; the first is on line {first.line}"
                self.problems.append(codes.DUPLICATE_KEY.at(again, f"`{key}` stands here a second time", hint, others=[first]))
                _skip(loader, value_event)
            else:
                self.keys[*where, key] = _mark(event)
                result[key] = self._value(loader, value_event, (*where, key))
        return result

    def _key(self, loader: Any, event: Any) -> str | None:
        """Return a key, or None for what cannot be one: its value is passed over."""
        if isinstance(event, yaml.AliasEvent):
            self._report(codes.ANCHOR, _mark(event), f"an alias (`*{event.anchor}`)", "put quotes round the key")
            return None
        if not isinstance(event, yaml.ScalarEvent):
            hint = 'a key is one word; if it is text, put quotes round the whole value, such as "{{name}}"'
            self._report(codes.COMPLEX_KEY, _mark(event), "braces or brackets where YAML wants a key", hint)
            _skip(loader, event)
            return None
        if event.value == "<<" and not event.style:
            self._report(codes.ANCHOR, _mark(event), "a merge key (`<<`)", "write the fields out")
            return None
        self._plain_data(event)
        return str(event.value)

    def _scalar(self, event: Any, where: Path, mark: Mark) -> Any:
        self.values[where] = mark
        text: str = event.value
        if event.style:
            return text
        if text in {"", "~", "null", "Null", "NULL"}:
            if not event.tag:
                self._null(mark, where)
            self.reported.add(where)
            return None
        if text in {"true", "false"}:
            return text == "true"
        first = text[0]
        if first.isascii() and (first.isdigit() or first in "+-."):
            return self._number(text, mark, where)
        if _BOOL_WORD.match(text) or (text.lower() in {"true", "false"}):
            hint = f'write "{text}" for the word, or true/false'
            self._report(codes.AMBIGUOUS_BOOL, mark, f"`{text}` without quotes is true or false to some readers", hint, where)
        return text

    def _null(self, mark: Mark, where: Path) -> None:
        if where:
            self._report(codes.YAML_NULL, self.keys.get(where, mark), "there is no value", "give it a value, or remove the line")
        else:
            self._report(codes.EMPTY, _START, "the file is empty", "`answerpress new KIND SLUG` writes a skeleton")

    def _number(self, text: str, mark: Mark, where: Path) -> Any:
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
        if date := _DATE.match(text):
            try:
                return datetime.date(*map(int, date.groups()))
            except ValueError:
                self._report(codes.BAD_VALUE, mark, f"`{text}` is not a day of the calendar", "mend the date", where)
                return text
        if _SEXAGESIMAL.match(text):
            self._report(codes.AMBIGUOUS_TIME, mark, f"`{text}` without quotes is a number to some readers", f'write "{text}"', where)
        elif _TIMESTAMP.match(text):
            hint = f'write a day as 2026-05-01, and text as "{text}"'
            self._report(codes.AMBIGUOUS_NUMBER, mark, f"`{text}` without quotes would not be kept as written", hint, where)
        elif _NUMBER_LIKE.match(text):
            hint = f'write "{text}"'
            self._report(codes.AMBIGUOUS_NUMBER, mark, f"`{text}` without quotes would not be kept as written", hint, where)
        return text


class _TooDeepError(Exception):
    """Stops the reading of a file that is nested too deep."""


def _skip(loader: Any, event: Any) -> None:
    """Pass over the value that begins with ``event``."""
    depth = 0
    while True:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if not depth:
            return
        event = loader.get_event()


def _mark(event: Any) -> Mark:
    start, end = event.start_mark, event.end_mark
    return Mark(start.line, start.column, end.line, end.column, getattr(event, "style", None))
