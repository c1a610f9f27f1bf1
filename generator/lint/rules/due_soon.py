"""A page has to be reviewed within the next days.

After `review_by` the page tells its readers that it may be out of date, steps back in `llms.txt`, and its replies
become inactive. Read it against the product and against the last questions of customers while there is
time; then set a new `review_by`, and `updated` with a revision only if something changed. `due_soon_days` in
mkdocs.yml says how many days ahead this is told (14); `answerpress due` lists what is due by owner.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Project

CODE = Code("APL038", "due-soon", __doc__ or "", "warning")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield published entries whose review is near."""
    for item in project.published():
        left = (item.entry.review_by - project.today).days
        if 0 <= left <= project.options.due_soon_days:
            when = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
            yield CODE.at(item.span("review_by"), f"the review is due {when}", f"`{item.entry.owner}`: review the page, and set a new day")
