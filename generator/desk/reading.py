"""Reading what help desks export: JSON, YAML and CSV, to plain values of the right types or one clear error."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from generator.desk.target import NotADumpError

Row = dict[str, Any]
_LONGEST_VALUE = 20_000_000


def from_json(text: str) -> Any:
    """Return the value of a JSON text. Raises :class:`NotADumpError` with the place of the error."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotADumpError(f"not JSON: {error.msg}, line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise NotADumpError("not JSON: nested too deep") from error


def from_yaml(text: str) -> Any:
    """Return the value of a YAML text, its scalars as plain data."""
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise NotADumpError(f"not YAML: {getattr(error, 'problem', None) or 'it cannot be read'}{where}") from error


def from_csv(text: str, needed: Sequence[str], separator: str = ",") -> list[Row]:
    """Return the rows of a CSV text (RFC 4180) by the names of its first line; ``needed`` columns must be there."""
    csv.field_size_limit(_LONGEST_VALUE)
    try:
        reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator, strict=True)
        rows = list(reader)
    except csv.Error as error:
        raise NotADumpError(f"not CSV: {error}") from error
    missing = [name for name in needed if name not in (reader.fieldnames or ())]
    if missing:
        raise NotADumpError(f"the column `{missing[0]}` is missing")
    return [{name: value or "" for name, value in row.items() if name is not None} for row in rows]


def to_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return CSV (RFC 4180): lines end with CR LF, values are quoted where they must be."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def to_json(value: Any) -> str:
    """Return JSON that people can read and diff."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def rows_of(value: Any, name: str) -> list[Row]:
    """Return the list of objects that stands under ``name``, or is the whole value."""
    found = value.get(name) if isinstance(value, dict) else value
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise NotADumpError(f"there is no list of objects under `{name}`")
    return found


def text_in(row: Row, name: str, *, needed: bool = False) -> str:
    """Return a text of an object; a number is taken for text, nothing for an empty one."""
    value = row.get(name)
    if value is None and not needed:
        return ""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    raise NotADumpError(f"`{name}` is {'missing' if value is None else 'no text'} in an object of the list")


def truth(value: Any, otherwise: bool = True) -> bool:
    """Return what a desk means by true and false: itself, 1 and 0, or the words."""
    if value is None or value == "":
        return otherwise
    return value is True or str(value).casefold() in {"1", "true", "yes", "t"}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and a value that stands twice twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is YAML's
        """Tell that no value is written as a reference to another."""
        return True


def _as_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _as_block)


def to_yaml(value: Any) -> str:
    """Return YAML that people can read and diff; keys keep their order."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
