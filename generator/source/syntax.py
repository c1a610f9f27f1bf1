"""What libyaml says of text that is not YAML, in an editor's words and at the place to mend."""

from __future__ import annotations

import re

import yaml

from generator import codes
from generator.diagnostics import Diagnostic, Span


def syntax_problem(path: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    """Return the diagnostic for a text that libyaml could not read."""
    lines = text.split("\n")
    number, column = _place(error)
    if number >= len(lines):  # libyaml ends a file with a line end, whether it has one or not
        number, column = len(lines) - 1, len(lines[-1])
    line = lines[number]
    if "\t" in line[: len(line) - len(line.lstrip())] or line[column : column + 1] == "\t":
        span = _span(path, lines, number, line.index("\t"))
        return codes.TAB.at(span, "a tab in the indent", "indent with two spaces")
    for near in {max(0, number - 1), number}:
        if wide := _WIDE_COLON.match(lines[near]):
            hint = f"write `{wide[1]}: `, with the colon of the English keyboard and a space"
            return codes.SYNTAX.at(_span(path, lines, near, wide.start(2)), f"a full-width colon after `{wide[1]}`", hint)
    return codes.SYNTAX.at(_span(path, lines, number, column), *_advice(error, line[:column]))


_WIDE_COLON = re.compile(r"\s*(?:- )?([a-z_]+)(：)")
"""A field name with the colon of a Chinese keyboard."""


def _span(path: str, lines: list[str], number: int, column: int) -> Span:
    return Span(path, number + 1, column + 1, number + 1, min(column + 1, len(lines[number])) + 1)


def _place(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Return where to look: what is never ended is mended where it begins, all else where it is met."""
    told = f"{error.context or ''}: {error.problem or ''}"
    begun = any(words in told for words in ("expected ',' or", "end of stream", "expected ':'", "an alias", "an anchor", "a tag"))
    mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
    return (mark.line, mark.column) if mark else (0, 0)


_QUOTE_IT = "put quotes round the value: it begins with a character that YAML keeps for itself"
_ADVICE = (
    ("mapping values are not allowed", "a `: ` that YAML takes for a new field", "put quotes round the value; or check the indent"),
    (
        "could not find expected ':'",
        "a line without `:`",
        "indent it as part of the value before it, or put quotes round the whole value",
    ),
    ("did not find expected key", "the indent fits no field above", "indent this line like the line that it belongs to"),
    ("did not find expected '-'", "a line of a list without `- `", "begin it with `- `, or mend its indent"),
    ("cannot start any token", "a character that cannot begin a value", _QUOTE_IT),
    ("while scanning an alias", "a `*` that YAML takes for an alias", "put quotes round the value: text must not begin with `*`"),
    ("while scanning an anchor", "an `&` that YAML takes for an anchor", "put quotes round the value: text must not begin with `&`"),
    ("scanning a tag", "a `!` that YAML takes for a tag", "put quotes round the value: text must not begin with `!`"),
    ("parsing a tag", "a `!` that YAML takes for a tag", "put quotes round the value: text must not begin with `!`"),
    ("<document start>", "the indent is less than that of the first line", "let all fields begin in the same column"),
    ("unexpected end of stream", "a quote that is never closed", "close it; a quote inside single quotes is written twice"),
    ("expected ',' or", "a bracket that is never closed", "close it, or put quotes round the value if it is text"),
    (
        "expected node content",
        "a value is missing, or a bracket is not closed",
        "write the value or close the bracket",
    ),
    ("block sequence entries", "a list that begins on the line of its field", "begin the list on a line of its own"),
    ("unknown escape", "a backslash that YAML does not know", "write the backslash twice, or use single quotes"),
    ("hexdecimal", "a backslash that YAML does not know", "write the backslash twice, or use single quotes"),
    ("a block scalar", "a text after `|` or `>` on the same line", "begin the text on the next line, indented"),
)


def _advice(error: yaml.MarkedYAMLError, before: str) -> tuple[str, str]:
    """Return message and hint; ``before`` is what stands on the line before the place."""
    told = f"{error.context or ''}: {error.problem or ''}"
    if "did not find expected" in told and before.rstrip().endswith(("'", '"', "]", "}")):
        return "text after a closing quote or bracket", "put quotes round the whole value; a quote inside single quotes is written twice"
    for words, message, hint in _ADVICE:
        if words in told:
            return message, hint
    return (error.problem or "not YAML").strip(), "mend the YAML here or on the line above"
