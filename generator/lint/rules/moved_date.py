"""A date of a published page moved, and nothing on the page did.

A later `updated` on the same text promises news that there is none of; search engines and answer engines
learn to distrust every date of such a site. A review that changed nothing moves `review_by`, and `checked` of the
sources that were read again, never `updated`. The day of first publication never moves, and `updated`
never goes back.

If the date in the lock was wrong itself, remove the entry's line from `answerpress.lock` in the same change and
run `answerpress stamp`: whoever reviews the change sees both.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.history import changes
from generator.lint.project import Project

CODE = Code("APL031", "moved-date", __doc__ or "")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield dates that moved without a reason."""
    for change in changes(project):
        item, now, then = change.item, change.now, change.then
        if now.published != then.published:
            message = f"`published` was {then.published} when the page was stamped"
            yield CODE.at(item.span("published"), message, f"set it back to {then.published}: a page is published for the first time once")
        if now.updated < then.updated:
            message = f"`updated` was {then.updated} already"
            yield CODE.at(item.span("updated"), message, "a new revision has the day on which it was made; put back the ones before it")
        elif now.updated != then.updated and not change.changed:
            message = f"`updated` moved from {then.updated} to {now.updated}, and nothing on the page changed"
            hint = "set it back and remove the revision; a review that changed nothing moves `review_by`"
            yield CODE.at(item.span("updated"), message, hint)
