"""A page is so long past its review date that the site must not be published with it.

`expire_after_days` in mkdocs.yml says how long a page may stay online after `review_by` with its notice; 0, the
default, sets no limit. An error stops the build, and the last good site stays as it is. Review the page, or retire it
with `status: retired` and `moved_to`; if that needs time, allow `expired-page` in the file with a reason and an end.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Item, Project

CODE = Code("APL040", "expired-page", __doc__ or "")


def is_expired(item: Item, project: Project) -> bool:
    """Tell whether an entry is past the limit that the project has set."""
    limit = project.options.expire_after_days
    return limit > 0 and (project.today - item.entry.review_by).days > limit


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield published entries past the limit."""
    for item in project.published():
        if is_expired(item, project):
            late = (project.today - item.entry.review_by).days
            message = f"the review was due {late} days ago; the limit is {project.options.expire_after_days}"
            yield CODE.at(item.span("review_by"), message, f"`{item.entry.owner}`: review the page, or retire it")
