"""Rules on the sources, and how a project lives with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.diagnostics import Diagnostic
from generator.lint.project import Project
from generator.lint.rules import RULES
from generator.lint.settle import with_severities, without_allowed


def lint(project: Project, severities: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what the rules find, with the project's severities, less what entries allow."""
    codes = tuple(rule.CODE for rule in RULES)
    found: Iterable[Diagnostic] = (diagnostic for rule in RULES for diagnostic in rule.check(project))
    yield from without_allowed(with_severities(found, severities, codes), project, codes)
