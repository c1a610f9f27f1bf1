"""Fields as the YAML that an editor would write: plain where it can be, quoted where it must be, blocks for paragraphs."""

# ruff: noqa: SIM905 - a list of words is read as one

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

_PLAIN = re.compile(r"[A-Za-z\u3400-\u9fff\uff08\u201c/](?:[^\n:#]|:(?! |$)|(?<! )#)*(?<![ :])")
_WORDS = frozenset("yes no on off y n true false null".split())


def write(fields: dict[str, Any]) -> str:
    return "\n".join(_mapping(fields, "")) + "\n"


def _mapping(fields: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        yield from _pair(f"{indent}{key}:", value, indent)


def _pair(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield head
        yield from _mapping(value, indent + "  ")
    elif isinstance(value, list):
        if not value:
            yield f"{head} []"
            return
        yield head
        yield from _sequence(value, indent + "  ")
    else:
        yield f"{head} {scalar(value, indent + '  ')}"


def _sequence(items: list[Any], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            lines = _mapping(item, indent + "  ")
            yield f"{indent}- {next(lines).lstrip()}"
            yield from lines
        elif isinstance(item, list):
            yield f"{indent}- [{', '.join(json.dumps(cell, ensure_ascii=False) for cell in item)}]"
        else:
            yield f"{indent}- {scalar(item, indent + '  ')}"


def scalar(value: Any, indent: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | datetime.date):
        return str(value)
    if "\n" in value:
        body = "\n".join(indent + line if line else "" for line in value.rstrip("\n").split("\n"))
        return ("|\n" if value.endswith("\n") else "|-\n") + body
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)
