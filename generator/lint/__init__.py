"""Rules on the sources, and how a project lives with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import Any

from pydantic_core import from_json, to_json

from generator.diagnostics import Diagnostic, Span
from generator.lint.kept import ALONE, COMPARING, judged, read_back
from generator.lint.project import Files, Project
from generator.lint.rules import RULES
from generator.lint.settle import with_severities, without_allowed, wrong_settings
from generator.model.artifact import Memo

FIXING: tuple[ModuleType, ...] = tuple(rule for rule in RULES if getattr(rule, "FIXES", False))
"""The rules that say how to mend what they find, without a person: they judge every file by itself."""
TOGETHER: tuple[ModuleType, ...] = tuple(rule for rule in RULES if rule not in ALONE)
"""The rules that look at the whole project. They run each time."""
_NOWHERE: Mapping[str, Span] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands in files by themselves: ``rows`` for what rules find there, and for each that compares, its ``parts`` of the entries.

    These are held as JSON, which takes a fifth of the room.
    """

    rows: list[Any]
    parts: tuple[list[bytes], ...]


def judge(files: Files, memo: Memo) -> Judged:
    """Show every file by itself to the rules; afterwards its text is needed no more, but where something is wrong."""
    found = Judged([], tuple([] for _ in COMPARING))
    for rows, of_entry in memo.each(judged, ((one,) for one in files.one_by_one())):
        found.rows.extend(rows)
        for held, part in zip(found.parts, of_entry, strict=False):  # of other files there are none
            held.append(to_json(part))
    return found


def lint(project: Project, alone: Judged, settings: Mapping[str, Any], places: Mapping[str, Span] = _NOWHERE) -> Iterator[Diagnostic]:
    """Yield what the rules find, with the project's severities, less what entries allow.

    ``alone`` is what they have found in files by themselves. ``settings`` are `rules` of mkdocs.yml, and ``places`` where they stand there.
    """
    yield from wrong_settings(settings, {rule.CODE.name: rule for rule in RULES}, places)
    yield from _settled(_found(project, alone), project, project.today, settings)


def mendable(files: Files, today: datetime.date, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield the findings that come with a fix."""
    found = (diagnostic for rule in FIXING for diagnostic in rule.check(files))
    return (diagnostic for diagnostic in _settled(found, files, today, settings) if diagnostic.fix)


def _found(project: Project, alone: Judged) -> Iterator[Diagnostic]:
    yield from read_back(alone.rows)
    for rule in TOGETHER:
        yield from rule.check(project, *(map(from_json, alone.parts[COMPARING.index(rule)]),) if rule in COMPARING else ())


def _settled(found: Iterable[Diagnostic], files: Files, today: datetime.date, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    codes = tuple(rule.CODE for rule in RULES)
    yield from without_allowed(with_severities(found, settings), files, today, codes)
