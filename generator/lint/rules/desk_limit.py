"""A reply does not fit a field of a help desk of desks.yml.

The help desk would refuse it, or cut it off in the middle of a sentence. The limits are those of its documentation or
sources; `docs/desk.md` lists them. Shorten the field, or split the reply.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.desk_findings import desk_findings
from generator.lint.project import Project

CODE = Code("APD004", "desk-limit", __doc__ or "")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield replies with a field that is too long for a desk."""
    yield from desk_findings(project, "limit", CODE)
