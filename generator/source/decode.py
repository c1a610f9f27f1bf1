"""Documents to typed parts: every error of the schema becomes a diagnostic in the editor's words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from generator import codes
from generator.diagnostics import Diagnostic, suggest
from generator.model.described import descriptions
from generator.model.fields import FORMS, FieldProblem, Part
from generator.model.walk import model_at
from generator.source.marks import Path
from generator.source.yamldoc import Document

P = TypeVar("P", bound=Part)
Problem = dict[str, Any]
"""An error as pydantic tells it."""

FEW_FIELDS = 8
"""A hint lists the fields of a part when there are no more than these."""
SHOWN = 60
"""Characters of a value that a message quotes."""

_FOUND = {
    str: "text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a mapping",
    datetime.date: "a date",
}
_WANTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "date_type": "a date",
    "bool_type": "true or false",
    "int_type": "a number",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}
_HOW = {
    "text": "write text",
    "a list": "write it as a list, one `- item` a line",
    "a date": "write a day, such as 2026-05-01",
    "true or false": "write true or false, without quotes",
    "a number": "write a number, without quotes",
    "a mapping": "write its fields on lines of their own, indented",
}


def decode(document: Document, model: type[P], *, without: tuple[str, ...] = (), inside: Path = ()) -> tuple[P | None, list[Diagnostic]]:
    """Validate a document (or the value at ``inside``) against ``model``.

    ``without`` names top-level keys that belong to somebody else.
    """
    value = _at(document, inside)
    if isinstance(value, dict):
        value = {key: item for key, item in value.items() if key not in without}
    try:
        return model.model_validate(_frozen(value)), []
    except ValidationError as error:
        problems: Any = error.errors(include_url=False)
        return None, list(_findings(document, model, inside, problems))


def _at(document: Document, path: Path) -> Any:
    value: Any = document.value
    for step in path:
        value = value[step]
    return value


def _frozen(value: Any) -> Any:
    """Return a value with tuples for lists, and without what is None."""
    if type(value) is list:
        return tuple([_frozen(item) if type(item) in _HOLDING else item for item in value])
    if type(value) is dict:
        return {key: _frozen(item) if type(item) in _HOLDING else item for key, item in value.items() if item is not None}
    return value


_HOLDING = (list, dict)


def _findings(document: Document, model: type[Part], inside: Path, problems: list[Problem]) -> Iterator[Diagnostic]:
    """Yield one finding a fault.

    A union tells what each of its members misses: what lies deeper says more, and what lies at one
    place is told together. Where the reader has found fault already, there is nothing to add.
    """
    places: dict[Path, list[Problem]] = {}
    for problem in problems:
        places.setdefault(_place(document, inside, problem), []).append(problem)
    for path, found in places.items():
        deeper = any(len(other) > len(path) and other[: len(path)] == path for other in places)
        kind = found[0]["type"]
        told = path in document.reported if kind != "missing" else {path, path[:-1]} & document.reported
        if kind == "extra_forbidden" or not (deeper or told):
            yield _finding(document, model, inside, path, found)


def _place(document: Document, inside: Path, problem: Problem) -> Path:
    """Follow pydantic's location through the document, dropping the labels of union members."""
    path, value = list(inside), _at(document, inside)
    loc = problem["loc"]
    for number, step in enumerate(loc):
        if (isinstance(value, dict) and step in value) or (isinstance(value, list) and isinstance(step, int)):
            path.append(step)
            value = value[step]
        elif number == len(loc) - 1 and problem["type"] == "missing":
            path.append(step)
    return tuple(path)


def _finding(document: Document, model: type[Part], inside: Path, path: Path, problems: list[Problem]) -> Diagnostic:
    problem = next((problem for problem in problems if problem["type"] not in _WANTED), problems[0])
    kind: str = problem["type"]
    if kind == "missing":
        return _missing(document, model, inside, path)
    if kind == "extra_forbidden":
        return codes.UNKNOWN_FIELD.at(document.key_span(path), f"there is no field `{path[-1]}`", _instead(model, inside, path))
    if kind in _WANTED:
        return _wrong_type(document, path, [_WANTED[problem["type"]] for problem in problems if problem["type"] in _WANTED])
    if kind == "string_pattern_mismatch":
        return _wrong_form(document, path, [problem["ctx"]["pattern"] for problem in problems if problem["type"] == kind])
    if kind == "value_error" and isinstance(cause := problem["ctx"]["error"], FieldProblem):
        where = (*path, *cause.where)
        code = codes.INCONSISTENT if cause.where else codes.BAD_VALUE
        return code.at(document.span(where), f"{_spoken(where)} {cause.message}", cause.hint)
    return codes.BAD_VALUE.at(document.span(path), *_bad_value(problem, path))


def _missing(document: Document, model: type[Part], inside: Path, path: Path) -> Diagnostic:
    owner, name = model_at(model, path[len(inside) : -1]), str(path[-1])
    about = descriptions(owner).get(name, "").split("\n")[0] if owner else ""
    return codes.MISSING_FIELD.at(document.key_span(path[:-1]), f"`{name}` is missing", f"add `{name}:`. {about}")


def _instead(model: type[Part], inside: Path, path: Path) -> str:
    owner = model_at(model, path[len(inside) : -1])
    fields = list(owner.model_fields) if owner else []
    if fields and len(fields) <= FEW_FIELDS:
        return suggest(str(path[-1]), fields, f"remove it; the fields here are {', '.join(fields)}")
    return suggest(str(path[-1]), fields, "remove it; `answerpress schema` lets your editor list the fields")


def _wrong_type(document: Document, path: Path, wanted: list[str]) -> Diagnostic:
    value = _at(document, path)
    found = _FOUND.get(type(value), "something else")
    name, span = _spoken(path), document.span(path)
    if found == "a date" and "text" in wanted:
        return codes.UNQUOTED_DATE.at(span, f"{name} must be text, not a date", f'put quotes round it: "{value}"')
    hint = _HOW[wanted[0]]
    if "text" in wanted and isinstance(value, int | float | bool):
        hint = f'put quotes round it: "{document.written(path)}"'
    elif "text" in wanted and isinstance(value, dict | list):
        hint = "put quotes round it if it is text that contains `: ` or begins with a bracket"
    return codes.WRONG_TYPE.at(span, f"{name} must be {' or '.join(wanted)}, not {found}", hint)


def _wrong_form(document: Document, path: Path, patterns: list[str]) -> Diagnostic:
    forms = [FORMS[pattern] for pattern in dict.fromkeys(patterns)]
    message = f"`{_shown(_at(document, path))}` is not {' or '.join(noun for noun, _ in forms)}"
    return codes.BAD_VALUE.at(document.span(path), message, ", or ".join(hint for _, hint in forms))


def _bad_value(problem: Problem, path: Path) -> tuple[str, str]:
    kind, context, name = problem["type"], problem.get("ctx", {}), _spoken(path)
    if kind in {"string_too_long", "too_long"} and isinstance(problem["input"], str):
        return f"{name} is {len(problem['input'])} characters long; at most {context['max_length']} are allowed", "shorten it"
    if kind == "string_too_short":
        return f"{name} is empty", "write something, or remove the field if it is optional"
    if kind == "too_short":
        return f"{name} needs at least {context['min_length']}, and has {context['actual_length']}", "add what is missing"
    if kind == "too_long":
        return f"{name} has {context['actual_length']} items; at most {context['max_length']} are allowed", "remove some"
    if kind == "literal_error":
        choices = context["expected"].replace("'", "`")
        near = suggest(str(problem["input"]), choices.replace("`", "").replace(" or ", ", ").split(", "), f"use one of {choices}")
        return f"`{_shown(problem['input'])}` is not a choice for {name}", near
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
        return f"{name} must be {bound}", "mend the number"
    return f"{name}: {problem['msg']}", "mend the value"


def _shown(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _spoken(path: Path) -> str:
    """Return how a sentence names a value: its field, or its number in the list of a field.

    >>> _spoken(("faqs", 1, "answer"))
    '`answer`'
    >>> _spoken(("table", "rows", 0, 2))
    'item 3 of item 1 of `rows`'
    """
    names = [number for number, step in enumerate(path) if isinstance(step, str)]
    if not names:
        return "the file"
    numbers = [step + 1 for step in path[names[-1] + 1 :] if isinstance(step, int)]
    return " of ".join([*(f"item {number}" for number in reversed(numbers)), f"`{path[names[-1]]}`"])
