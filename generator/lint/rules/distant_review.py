"""The review date lies too far ahead.

A date that nobody will live to see is no promise to review. Set a day by which the owner can and will read the
page again: half a year is usual, a year for what hardly changes. `longest_review_days` in mkdocs.yml says how far
from today it may lie; 0, the default, sets no limit.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Project

CODE = Code("APL037", "distant-review", __doc__ or "", "warning")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield review dates that are farther away than the project allows."""
    longest = project.options.longest_review_days
    for item in project.items:
        ahead = (item.entry.review_by - project.today).days
        if longest and ahead > longest and item.entry.status != "retired":
            latest = project.today + datetime.timedelta(days=longest)
            message = f"the review is {ahead} days away; at most {longest} are allowed"
            yield CODE.at(item.span("review_by"), message, f"choose a day until {latest}")
