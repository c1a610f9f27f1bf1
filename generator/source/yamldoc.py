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

Path = tuple[str | int, ...]
MAX_DEPTH = 24

_BOOL_WORD = re.compile(r"(?:yes|no|on|off|y|n)$", re.IGNORECASE)
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})$")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.(?:[0-9]*[1-9])$")
_NUMBER_LIKE = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|0x[0-9a-f_]+|0o[0-7_]+|\.(?:inf|nan))$", re.IGNORECASE)
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

    def span(self, where: Path) -> Span:
        """Return the place of the value at ``where``, or of the nearest value that holds it."""
        while where not in self.values and where:
            where = where[:-1]
        return _span(self.path, self.values.get(where, Mark(0, 0, 0, 0)))

    def key_span(self, where: Path) -> Span:
        """Return the place of the key at ``where``; of the value if it has no key."""
        mark = self.keys.get(where)
        return _span(self.path, mark) if mark else self.span(where)

    def locate(self, where: Path, start: int, end: int) -> Span:
        """Return the place of characters ``start`` to ``end`` of the text value at ``where``.

        Exact for block scalars that keep their lines and for scalars on one line without
        escapes; otherwise the first occurrence of those characters, or the value itself.
        """
        mark = self.values.get(where)
        if mark is None:
            return self.span(where)
        value: Any = self.value
        for step in where:
            value = value[step]
        if not isinstance(value, str):
            return self.span(where)
        if mark.style == "|":
            return self._in_block(mark, value, start, end)
        return self._in_flow(mark, value, start, end)

    def _in_block(self, mark: Mark, value: str, start: int, end: int) -> Span:
        lines = self.text.split("\n")
        first = mark.line + 1
        indent = min((len(line) - len(line.lstrip(" ")) for line in lines[first : mark.end_line] if line.strip()), default=0)

        def place(offset: int) -> tuple[int, int]:
            row = value.count("\n", 0, offset)
            return first + row, indent + offset - (value.rfind("\n", 0, offset) + 1)

        line, column = place(start)
        end_line, end_column = place(end)
        return Span(self.path, line + 1, column + 1, end_line + 1, end_column + 1)

    def _in_flow(self, mark: Mark, value: str, start: int, end: int) -> Span:
        lines = self.text.split("\n")
        needle = value[start:end].split("\n", maxsplit=1)[0]
        if mark.line == mark.end_line:
            raw = lines[mark.line][mark.column : mark.end_column]
            if value in raw:
                column = mark.column + raw.index(value) + start
                return Span(self.path, mark.line + 1, column + 1, mark.line + 1, column + len(needle) + 1)
        for line in range(mark.line, min(mark.end_line, len(lines) - 1) + 1):
            column = lines[line].find(needle, mark.column if line == mark.line else 0) if needle else -1
            if column >= 0:
                return Span(self.path, line + 1, column + 1, line + 1, column + len(needle) + 1)
        return _span(self.path, mark)


def _span(path: str, mark: Mark) -> Span:
    return Span(path, mark.line + 1, mark.column + 1, mark.end_line + 1, mark.end_column + 1)


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
        span = _span(path, reader.values.get((), Mark(0, 0, 0, 0)))
        return None, [*reader.problems, codes.NOT_A_MAPPING.at(span, f"the file holds {found}, not a mapping", hint)]
    return Document(path, text, value, reader.keys, reader.values), reader.problems


_NOTHING: Any = object()


class _Reader:
    """Builds a value from libyaml's events, noting marks and problems as it goes."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.keys: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}
        self.problems: list[Diagnostic] = []

    def read(self) -> Any:
        loader = yaml.CLoader(self.text)
        try:
            loader.get_event()
            event = loader.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                self._report(codes.EMPTY, _mark(event), "the file holds only comments", "`answerpress new KIND SLUG` writes a skeleton")
                return _NOTHING
            value = self._value(loader, loader.get_event(), ())
            loader.get_event()
            event = loader.get_event()
            if not isinstance(event, yaml.StreamEndEvent):
                self._report(
                    codes.MULTIPLE_DOCUMENTS,
                    _mark(event),
                    "a second document begins here",
                    "one file, one entry: move it to a file of its own",
                )
            return value
        except yaml.MarkedYAMLError as error:
            self._syntax_error(error)
        except yaml.YAMLError as error:
            self._report(codes.SYNTAX, Mark(0, 0, 0, 0), str(error).split("\n")[0], "mend the YAML")
        except _TooDeepError:
            pass
        finally:
            loader.dispose()
        return _NOTHING

    def _report(self, code: Code, mark: Mark, message: str, hint: str) -> None:
        self.problems.append(code.at(_span(self.path, mark), message, hint))

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        place = error.problem_mark or error.context_mark
        mark = Mark(place.line, place.column, place.line, place.column + 1) if place else Mark(0, 0, 0, 0)
        lines = self.text.split("\n")
        line = lines[mark.line] if mark.line < len(lines) else ""
        if "\t" in line[: len(line) - len(line.lstrip())] or line[mark.column : mark.column + 1] == "\t":
            column = line.index("\t")
            mark = Mark(mark.line, column, mark.line, column + 1)
            self._report(codes.TAB, mark, "a tab in the indent", "indent with two spaces")
            return
        if "undefined alias" in (error.problem or ""):
            self._report(codes.ANCHOR, mark, "an alias (`*name`)", "put quotes round the value if it is text")
            return
        problem = (error.problem or "not YAML").strip()
        self._report(codes.SYNTAX, mark, problem, _advice(problem))

    def _value(self, loader: Any, event: Any, where: Path) -> Any:
        if len(where) > MAX_DEPTH:
            self._report(codes.TOO_DEEP, _mark(event), f"values nested more than {MAX_DEPTH} deep", "flatten them")
            raise _TooDeepError
        if isinstance(event, yaml.AliasEvent):
            self.values[where] = _mark(event)
            self._report(codes.ANCHOR, _mark(event), f"an alias (`*{event.anchor}`)", "write the value out, or quote it if it is text")
            return None
        if event.anchor:
            self._report(codes.ANCHOR, _mark(event), f"an anchor (`&{event.anchor}`)", "remove it and write values out where they are used")
        if event.tag and event.tag != "!":
            self._report(codes.TAG, _mark(event), f"a tag (`{event.tag}`)", "remove the tag; put quotes round text")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(loader, event, where)
        return self._mapping(loader, event, where)

    def _sequence(self, loader: Any, start: Any, where: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
            items.append(self._value(loader, event, (*where, len(items))))
        self.values[where] = _mark(start)
        return items

    def _mapping(self, loader: Any, start: Any, where: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
            key = self._key(loader, event, where)
            value_event = loader.get_event()
            path = (*where, key)
            if key in result:
                first = self.keys[path]
                message = f"`{key}` stands here a second time"
                hint = f"remove one of the two; the first is on line {first.line + 1}"
                self.problems.append(
                    codes.DUPLICATE_KEY.at(_span(self.path, _mark(event)), message, hint, others=[_span(self.path, first)])
                )
                path = (*where, f"{key} (again)")
                self._value(loader, value_event, path)
                continue
            self.keys[path] = _mark(event)
            result[key] = self._value(loader, value_event, path)
        self.values[where] = _mark(start)
        return result

    def _key(self, loader: Any, event: Any, where: Path) -> str:
        if isinstance(event, yaml.ScalarEvent):
            if event.value == "<<" and not event.style:
                self._report(codes.ANCHOR, _mark(event), "a merge key (`<<`)", "write the fields out")
            return str(event.value)
        self._report(codes.COMPLEX_KEY, _mark(event), "a key that is not a word", "put quotes round it, or write `name: value`")
        self._value(loader, event, (*where, "?"))
        return f"? {len(self.values)}"

    def _scalar(self, event: Any, where: Path) -> Any:
        mark = _mark(event)
        self.values[where] = mark
        text: str = event.value
        if event.style:
            return text
        if text in {"", "~", "null", "Null", "NULL"}:
            self._report(codes.YAML_NULL, self.keys.get(where, mark), "there is no value", "give it a value, or remove the line")
            return None
        if text in {"true", "false"}:
            return text == "true"
        first = text[0]
        if first.isascii() and (first.isdigit() or first in "+-."):
            return self._number(text, mark)
        if _BOOL_WORD.match(text) or (text.lower() in {"true", "false"}):
            self._report(
                codes.AMBIGUOUS_BOOL,
                mark,
                f"`{text}` without quotes is true or false to some readers",
                f'write "{text}" for the word, or true/false',
            )
        return text

    def _number(self, text: str, mark: Mark) -> Any:
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
        if date := _DATE.match(text):
            try:
                return datetime.date(*map(int, date.groups()))
            except ValueError:
                self._report(codes.BAD_VALUE, mark, f"`{text}` is not a day of the calendar", "mend the date")
                return text
        if _SEXAGESIMAL.match(text):
            self._report(codes.AMBIGUOUS_TIME, mark, f"`{text}` without quotes is a number to some readers", f'write "{text}"')
        elif _NUMBER_LIKE.match(text) or _TIMESTAMP.match(text):
            self._report(codes.AMBIGUOUS_NUMBER, mark, f"`{text}` without quotes would not be kept as written", f'write "{text}"')
        return text


class _TooDeepError(Exception):
    """Stops the reading of a file that is nested too deep."""


def _mark(event: Any) -> Mark:
    start, end = event.start_mark, event.end_mark
    return Mark(start.line, start.column, end.line, end.column, getattr(event, "style", None))


_ADVICE = (
    ("mapping values are not allowed", "put quotes round the value: it contains `: `; or check the indent"),
    ("could not find expected ':'", "a line without `:`; indent it as part of the value above, or put quotes round the value"),
    ("did not find expected key", "check the indent of this line against the lines above"),
    ("did not find expected '-' indicator", "check the indent of the list"),
    ("cannot start any token", "put quotes round the value: it begins with a character that YAML keeps for itself"),
    ("did not find expected <document start>", "check the indent of this line"),
    ("unexpected end of stream", "close the quote that was opened"),
    ("while scanning a quoted scalar", "close the quote that was opened"),
    ("did not find expected ',' or", "close the bracket, or put quotes round the value"),
    ("unknown escape", "write the backslash twice, or use single quotes"),
)


def _advice(problem: str) -> str:
    return next((hint for words, hint in _ADVICE if words in problem), "mend the YAML here or on the line above")
