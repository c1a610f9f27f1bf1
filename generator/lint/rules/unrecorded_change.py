"""A published page says something else than it did, and no new revision tells of it.

The lock holds a digest of what every page said when it was last stamped. The public change log, `updated`,
the structured data, the sitemap and the feeds all promise to tell when a page changed; a silent change makes
them untrue. Add a revision on top of `revisions`, set `updated` to its day, and run `answerpress stamp`.
A second change on the same day needs a revision of its own, with the same date.

If only the wording changed (a typing error, a spelling, a broken link), the date stays as it is: say so with
`answerpress stamp --wording REF`. Spaces, the width of punctuation, comments and the order of keys count as no
change at all; nor do `owner`, `author`, `aliases`, `review_by` and the days on which sources were checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.history import changes
from generator.lint.project import Project

CODE = Code("APL030", "unrecorded-change", __doc__ or "")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield entries that changed without a new revision."""
    for change in changes(project):
        recorded = change.now.revisions > change.then.revisions and change.now.updated >= change.then.updated
        if change.changed and not recorded:
            message = f"{change.what()} changed after {change.item.id} was stamped with `updated: {change.then.updated}`"
            wording = f"`answerpress stamp --wording {change.item.id}`"
            hint = f"add a revision of {project.today} and set `updated` to it; if the wording alone changed, {wording}"
            yield CODE.at(change.item.key("revisions"), message, hint)
