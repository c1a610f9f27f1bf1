"""Carrying fixes out on the text of a file: surgical edits, each proved to do what it says and nothing else.

A YAML writer would lay out the whole file anew; an edit of some characters leaves every other byte as it is. What the edits
made is read again, by our reader and by ruamel.yaml, which keeps comments: the values must be those that were meant.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from generator.diagnostics import Fix
from generator.source.marks import Path
from generator.source.offsets import Place, places
from generator.source.yamldoc import Document, parse


def chosen(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes in order of place, without those that reach into an earlier one: their turn comes later."""
    found: list[Fix] = []
    for fix in sorted(set(fixes), key=lambda fix: (fix.start, fix.end, fix.text)):
        if not found or fix.start > found[-1].end or (fix.start == found[-1].end and fix.start != fix.end != found[-1].start):
            found.append(fix)
    return found


def edited(text: str, fixes: Sequence[Fix]) -> str:
    """Return a text with fixes carried out that do not overlap."""
    parts, place = [], 0
    for fix in fixes:
        parts += [text[place : fix.start], fix.text]
        place = fix.end
    return "".join([*parts, text[place:]])


def sound(document: Document, fixes: Sequence[Fix]) -> list[Fix]:
    """Return those of the fixes that change the values of a document as they say, and nothing else."""
    if not fixes or proved(document, fixes):
        return list(fixes)
    if len(fixes) == 1:
        return []
    middle = len(fixes) // 2
    kept = [*sound(document, fixes[:middle]), *sound(document, fixes[middle:])]
    return kept if len(kept) == len(fixes) or proved(document, kept) else kept[:1]


def proved(document: Document, fixes: Sequence[Fix]) -> bool:
    """Tell whether the edited text is read as the document with just these characters changed."""
    text = edited(document.text, fixes)
    again, problems = parse(document.path, text)
    if again is None or len(problems) > len(parse(document.path, document.text)[1]):
        return False
    if again.value != _meant(document, fixes) or sorted(_comments(document.text)) != sorted(_comments(text)):
        return False
    return bool(_ruamel(text) == _plain(again.value))


def _meant(document: Document, fixes: Sequence[Fix]) -> Any:
    """Return the value of the document with the fixes carried out on its texts."""
    changed: dict[Path, str] = {}
    for where, mark in document.values.items():
        value = document.value_at(where)
        inside = [fix for fix in fixes if _holds(document, where, fix)] if isinstance(value, str) and mark else []
        if inside:
            changed[where] = _spliced(value, places(document, where), inside)
    return _replaced(document.value, changed, ())


def _holds(document: Document, where: Path, fix: Fix) -> bool:
    found = [place for place in places(document, where) if place]
    return bool(found) and found[0][0] <= fix.start and fix.end <= found[-1][1]


def _spliced(value: str, found: tuple[Place, ...], fixes: Sequence[Fix]) -> str:
    for fix in reversed(fixes):
        first = sum(1 for place in found[: _after(found, fix.start)])
        last = max(first, _after(found, fix.end))
        value = value[:first] + fix.text + value[last:]
    return value


def _after(found: tuple[Place, ...], offset: int) -> int:
    """Return how many characters of a value end at or before an offset of the file."""
    return max((number for number, place in enumerate(found, 1) if place and place[1] <= offset), default=0)


def _replaced(value: Any, changed: dict[Path, str], where: Path) -> Any:
    if where in changed:
        text = changed[where]
        return _day(text) or text
    if isinstance(value, dict):
        return {key: _replaced(inner, changed, (*where, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, changed, (*where, number)) for number, inner in enumerate(value)]
    return value


def _day(text: str) -> datetime.date | None:
    """Return the day that a mended date has become; nothing else in a file becomes one."""
    try:
        return datetime.date.fromisoformat(text) if len(text) == len("2026-05-01") else None
    except ValueError:
        return None


def _comments(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.lstrip().startswith("#")]


def _ruamel(text: str) -> Any:
    from ruamel.yaml import YAML  # pure Python; only fixes need it
    from ruamel.yaml.error import YAMLError

    reader = YAML(typ="rt")
    reader.preserve_quotes = True
    try:
        return _plain(reader.load(io.StringIO(text)))
    except (YAMLError, ValueError, AssertionError):
        return None


def _plain(value: Any) -> Any:
    """Return what a value says, whichever reader made it."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return float(value)
    return str(value)
