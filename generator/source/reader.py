"""The careful reader: the value of a file, where everything in it stands, and all that is wrong with it, in one run.

Anchors, aliases, tags, merge keys and scalars that YAML 1.1 and 1.2 read differently are diagnostics.
"""

from __future__ import annotations

from typing import Any

import yaml

from generator import codes
from generator.diagnostics import Code, Diagnostic
from generator.source.marks import START, Mark, Path, span_at
from generator.source.scalars import ESCAPED, MAX_DEPTH, Doubt, plain_scalar
from generator.source.syntax import syntax_problem

NOTHING: Any = object()
"""The value of a file of which nothing could be made."""


class Reader:
    """Builds a value from libyaml's events, noting marks and problems as it goes."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.keys: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}
        self.reported: set[Path] = set()
        self.problems: list[Diagnostic] = []

    def read(self) -> Any:
        """Return the value of the file, or :data:`NOTHING`."""
        loader = yaml.CLoader(self.text)
        try:
            loader.get_event()
            event = loader.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                self._report(codes.EMPTY, START, "the file holds only comments", "`answerpress new KIND SLUG` writes a skeleton")
                return NOTHING
            value = self._value(loader, loader.get_event(), ())
            loader.get_event()
            event = loader.get_event()
            if not isinstance(event, yaml.StreamEndEvent):
                hint = "one file, one entry: move it to a file of its own"
                self._report(codes.MULTIPLE_DOCUMENTS, _mark(event), "a second document begins here", hint, ())
            return NOTHING if value is None else value
        except yaml.MarkedYAMLError as error:
            problem = syntax_problem(self.path, self.text, error)
            self.problems = [*(earlier for earlier in self.problems if earlier.span.line < problem.span.line), problem]
        except yaml.YAMLError as error:
            self._report(codes.SYNTAX, START, str(error).split("\n", maxsplit=1)[0], "mend the YAML")
        except _TooDeepError:
            pass
        finally:
            loader.dispose()
        return NOTHING

    def _report(self, code: Code, mark: Mark, message: str, hint: str, where: Path | None = None) -> None:
        self.problems.append(code.at(span_at(self.path, self.text, mark), message, hint))
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
        if isinstance(event, yaml.ScalarEvent) and event.style == '"' and (found := ESCAPED.search(event.value)):
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
                first, again = (span_at(self.path, self.text, mark) for mark in (self.keys[*where, key], _mark(event)))
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
        if event.style:
            return event.value
        value = plain_scalar(event.value)
        if not isinstance(value, Doubt):
            return value
        if value is Doubt.NULL:
            if not event.tag:
                self._null(mark, where)
            self.reported.add(where)
            return None
        code, message, hint = _told(event.value, value)
        self._report(code, mark, message, hint, where)
        return event.value

    def _null(self, mark: Mark, where: Path) -> None:
        if where:
            self._report(codes.YAML_NULL, self.keys.get(where, mark), "there is no value", "give it a value, or remove the line")
        else:
            self._report(codes.EMPTY, START, "the file is empty", "`answerpress new KIND SLUG` writes a skeleton")


def _told(text: str, doubt: Doubt) -> tuple[Code, str, str]:
    """Return code, message and hint for a scalar that has no value."""
    if doubt is Doubt.TRUTH:
        hint = f'write "{text}" for the word, or true/false'
        return codes.AMBIGUOUS_BOOL, f"`{text}` without quotes is true or false to some readers", hint
    if doubt is Doubt.DAY:
        return codes.BAD_VALUE, f"`{text}` is not a day of the calendar", "mend the date"
    if doubt is Doubt.TIME:
        return codes.AMBIGUOUS_TIME, f"`{text}` without quotes is a number to some readers", f'write "{text}"'
    hint = f'write a day as 2026-05-01, and text as "{text}"' if doubt is Doubt.MOMENT else f'write "{text}"'
    return codes.AMBIGUOUS_NUMBER, f"`{text}` without quotes would not be kept as written", hint


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
