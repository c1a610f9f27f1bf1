"""Rules on the sources, and how a project lives with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType, ModuleType
from typing import Any

from generator.diagnostics import Diagnostic, Span
from generator.lint.project import Project
from generator.lint.rules import RULES
from generator.lint.settle import with_severities, without_allowed, wrong_settings

FIXING: tuple[ModuleType, ...] = tuple(rule for rule in RULES if getattr(rule, "FIXES", False))
"""The rules that say how to mend what they find, without a person: they judge every file by itself."""
_NOWHERE: Mapping[str, Span] = MappingProxyType({})


def lint(project: Project, settings: Mapping[str, Any], places: Mapping[str, Span] = _NOWHERE) -> Iterator[Diagnostic]:
    """Yield what the rules find, with the project's severities, less what entries allow.

    ``settings`` are `rules` of mkdocs.yml, and ``places`` where they stand there.
    """
    yield from wrong_settings(settings, {rule.CODE.name: rule for rule in RULES}, places)
    yield from _found(project, settings, RULES)


def mendable(project: Project, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield the findings that come with a fix."""
    return (diagnostic for diagnostic in _found(project, settings, FIXING) if diagnostic.fix)


def _found(project: Project, settings: Mapping[str, Any], rules: tuple[ModuleType, ...]) -> Iterator[Diagnostic]:
    codes = tuple(rule.CODE for rule in RULES)
    found: Iterable[Diagnostic] = (diagnostic for rule in rules for diagnostic in rule.check(project))
    yield from without_allowed(with_severities(found, settings), project, codes)
