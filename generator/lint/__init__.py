"""Rules on the sources, and how a project lives with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType, ModuleType
from typing import Any

from generator.diagnostics import Diagnostic, Span
from generator.lint.kept import ALONE, COMPARING, judged, read_back
from generator.lint.project import Files, Project
from generator.lint.rules import RULES
from generator.lint.settle import with_severities, without_allowed, wrong_settings

FIXING: tuple[ModuleType, ...] = tuple(rule for rule in RULES if getattr(rule, "FIXES", False))
"""The rules that say how to mend what they find, without a person: they judge every file by itself."""
TOGETHER: tuple[ModuleType, ...] = tuple(rule for rule in RULES if rule not in ALONE)
"""The rules that look at the whole project. They run each time."""
_NOWHERE: Mapping[str, Span] = MappingProxyType({})


def lint(project: Project, settings: Mapping[str, Any], places: Mapping[str, Span] = _NOWHERE) -> Iterator[Diagnostic]:
    """Yield what the rules find, with the project's severities, less what entries allow.

    ``settings`` are `rules` of mkdocs.yml, and ``places`` where they stand there.
    """
    yield from wrong_settings(settings, {rule.CODE.name: rule for rule in RULES}, places)
    yield from _settled(_found(project), project, project.today, settings)


def mendable(files: Files, today: datetime.date, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield the findings that come with a fix."""
    found = (diagnostic for rule in FIXING for diagnostic in rule.check(files))
    return (diagnostic for diagnostic in _settled(found, files, today, settings) if diagnostic.fix)


def _found(project: Project) -> Iterator[Diagnostic]:
    parts: list[list[Any]] = []
    for found, of_entry in project.memo.each(judged, ((files,) for files in project.one_by_one())):
        yield from read_back(found)
        parts += [of_entry] if of_entry else []
    for rule in TOGETHER:
        yield from rule.check(project, *([held[COMPARING.index(rule)] for held in parts],) if rule in COMPARING else ())


def _settled(found: Iterable[Diagnostic], files: Files, today: datetime.date, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    codes = tuple(rule.CODE for rule in RULES)
    yield from without_allowed(with_severities(found, settings), files, today, codes)
