"""A page is past its review date.

It says so to readers, in the structured data, in its Markdown twin and in the files for language models; it moves to
the last section of `llms.txt`, and its replies are inactive in `replies.json`. To end that, read the page against
the product, mend what changed, and set a new `review_by`. A page that nobody wants to answer for is better retired.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Project
from generator.lint.rules import expired_page

CODE = Code("APL039", "stale-page", __doc__ or "", "warning")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield published entries past their review date, unless they are told as expired."""
    for item in project.published():
        late = (project.today - item.entry.review_by).days
        if late > 0 and not expired_page.is_expired(item, project):
            message = f"the review was due {late} {'day' if late == 1 else 'days'} ago"
            yield CODE.at(item.span("review_by"), message, f"`{item.entry.owner}`: review the page and set a new day, or retire it")
