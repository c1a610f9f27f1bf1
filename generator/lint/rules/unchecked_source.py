"""A source was last compared with the page too long ago.

Readers take a cited source for checked. Open it, compare the page with it, and set `checked` to that day, or
replace it if it is gone. If the page still says what the source says, nothing else changes: `updated` stays, for the
day of a check is no change of the page. `recheck_days` in mkdocs.yml says when a source must be read again (a
year is usual); 0, the default, never asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Project

CODE = Code("APL041", "unchecked-source", __doc__ or "", "warning")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield sources of published entries that nobody has read for long."""
    longest = project.options.recheck_days
    for item in project.published():
        for number, source in enumerate(item.entry.sources):
            age = (project.today - source.checked).days
            if longest and age > longest:
                since = "; the page changed after that" if item.entry.updated > source.checked else ""
                message = f"the source was last checked {age} days ago{since}"
                yield CODE.at(item.span("sources", number, "checked"), message, "compare the page with it, and set `checked` to that day")
