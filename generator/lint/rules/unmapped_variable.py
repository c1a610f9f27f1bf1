"""A reply uses a variable that has no place in a help desk of desks.yml.

Some help desks print a variable that they do not know as nothing at all, others send the braces to the customer.
Give the variable a placeholder of that desk, or a question (`ask`) that an agent fills in before sending.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.desk_findings import desk_findings
from generator.lint.project import Project

CODE = Code("APD001", "unmapped-variable", __doc__ or "")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield variables without a place in a desk."""
    yield from desk_findings(project, "unmapped", CODE)
