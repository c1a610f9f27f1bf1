"""Documents to typed parts: every error of the schema becomes a diagnostic in the editor's words."""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from generator import codes
from generator.diagnostics import Diagnostic, suggest
from generator.model.fields import FieldProblem, Part
from generator.model.walk import model_at
from generator.source.yamldoc import Document, Path

P = TypeVar("P", bound=Part)

_NAMES = {
    str: "text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a mapping",
    datetime.date: "a date",
}


def decode(document: Document, model: type[P], *, without: tuple[str, ...] = (), inside: Path = ()) -> tuple[P | None, list[Diagnostic]]:
    """Validate a document (or the value at ``inside``) against ``model``.

    ``without`` names top-level keys that belong to somebody else.
    """
    value: Any = document.value
    for step in inside:
        value = value[step]
    if isinstance(value, dict):
        value = {key: item for key, item in value.items() if key not in without and item is not None}
    try:
        return model.model_validate(_frozen(value)), []
    except ValidationError as error:
        found = [_diagnostic(document, model, inside, problem) for problem in error.errors(include_url=False)]
        return None, [diagnostic for diagnostic in found if diagnostic]


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items() if item is not None}
    return value


def _diagnostic(document: Document, model: type[Part], inside: Path, problem: Any) -> Diagnostic | None:
    kind: str = problem["type"]
    path, value, exact = _place(document, inside, problem["loc"], kind)
    where = document.span(path)
    if kind == "missing":
        name = str(problem["loc"][-1])
        holder = path[:-1]
        span = document.key_span(holder) if holder else document.span(())
        return codes.MISSING_FIELD.at(span, f"`{name}` is missing", f"add `{name}:`; {_about(model, path)}")
    if kind == "extra_forbidden":
        owner = model_at(model, path[len(inside) : -1])
        fields = list(owner.model_fields) if owner else []
        hint = suggest(str(path[-1]), fields, f"remove it; the fields are {', '.join(fields)}" if fields else "remove it")
        return codes.UNKNOWN_FIELD.at(document.key_span(path), f"there is no field `{path[-1]}`", hint)
    if kind in {"string_type", "model_type", "model_attributes_type", "tuple_type", "date_type", "bool_type", "int_type"}:
        return _wrong_type(document, path, value, kind)
    if kind == "value_error" and isinstance(cause := problem.get("ctx", {}).get("error"), FieldProblem):
        inner = (*path, *cause.where)
        return codes.INCONSISTENT.at(document.span(inner), f"`{'.'.join(map(str, cause.where))}` {cause.message}", cause.hint)
    if isinstance(value, dict | list) and not exact:
        return None
    return codes.BAD_VALUE.at(where, *_bad_value(problem, path))


def _place(document: Document, inside: Path, loc: tuple[str | int, ...], kind: str) -> tuple[Path, Any, bool]:
    """Follow pydantic's location through the document, dropping the labels of union members."""
    path = list(inside)
    value: Any = document.value
    for step in inside:
        value = value[step]
    exact = True
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        inner = _inside(value, step)
        if inner is not _NOTHING:
            path.append(step)
            value = inner
        elif last and kind == "missing":
            path.append(step)
        else:
            exact = False
    return tuple(path), value, exact


_NOTHING = object()


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step, _NOTHING)
    return value[step] if isinstance(value, list) and isinstance(step, int) else _NOTHING


def _wrong_type(document: Document, path: Path, value: Any, kind: str) -> Diagnostic | None:
    wanted = {
        "string_type": "text",
        "tuple_type": "a list",
        "date_type": "a date",
        "bool_type": "true or false",
        "int_type": "a number",
    }.get(kind, "a mapping")
    found = _NAMES.get(type(value), "something else")
    span = document.span(path)
    if found == wanted or (isinstance(value, str) and kind.startswith("model")) or (isinstance(value, dict) and kind == "string_type"):
        return None  # the other member of a union: its own error says more
    name = path[-1] if path and isinstance(path[-1], str) else "the item"
    if isinstance(value, datetime.date) and wanted == "text":
        return codes.UNQUOTED_DATE.at(span, f"`{name}` holds text, but a date stands here", f'write "{value}"')
    hint = {
        "text": f'put quotes round it: "{value}"' if isinstance(value, int | float | bool) else "write text",
        "a list": "write it as a list, one `- item` a line",
        "a date": "write a day, such as 2026-05-01",
        "true or false": "write true or false",
    }.get(wanted, f"write {wanted}")
    return codes.WRONG_TYPE.at(span, f"`{name}` holds {wanted}, but {found} stands here", hint)


def _bad_value(problem: Any, path: Path) -> tuple[str, str]:
    kind, context = problem["type"], problem.get("ctx", {})
    name = next((step for step in reversed(path) if isinstance(step, str)), "the value")
    if kind == "string_too_long":
        return f"`{name}` is {len(problem['input'])} characters long; at most {context['max_length']} are allowed", "shorten it"
    if kind in {"string_too_short", "too_short"}:
        return f"`{name}` needs at least {context['min_length']}", "add what is missing, or remove the field if it is optional"
    if kind == "too_long":
        return f"`{name}` has {context['actual_length']} items; at most {context['max_length']} are allowed", "remove some"
    if kind == "literal_error":
        return f"`{problem['input']}` is not a choice for `{name}`", suggest(
            str(problem["input"]),
            context["expected"].replace("'", "").replace(" or ", ", ").split(", "),
            f"use one of {context['expected']}",
        )
    if kind == "string_pattern_mismatch":
        return f"`{problem['input']}` does not have the form of `{name}`", f"it must match {context['pattern']}"
    if kind.startswith("date"):
        return f"`{problem['input']}` is not a day", "write a day, such as 2026-05-01"
    if kind == "value_error":
        return f"`{name}` {context['error']}", "mend the value"
    return f"`{name}`: {problem['msg']}", "mend the value"


def _about(model: type[Part], path: Path) -> str:
    owner = model_at(model, path[:-1])
    info = owner.model_fields.get(str(path[-1])) if owner else None
    return (info.description or "").split("\n")[0] if info else ""
