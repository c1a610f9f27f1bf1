"""Rules on the sources."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.lint.project import Project
from generator.lint.rules import RULES


def lint(project: Project) -> Iterator[Diagnostic]:
    """Yield what the rules find, rule by rule."""
    for rule in RULES:
        yield from rule.check(project)
