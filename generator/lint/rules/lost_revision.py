"""The change log of a published page has fewer lines than it had.

The log is public: readers and answer engines may have quoted it, and it is how a page shows that its dates are
true. Put the line back, and add a new one for what is new. If two lines were merely joined or mended, say
so with `answerpress stamp --wording REF`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.history import changes
from generator.lint.project import Project

CODE = Code("APL032", "lost-revision", __doc__ or "", "warning")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield change logs that became shorter."""
    for change in changes(project):
        if change.now.revisions < change.then.revisions:
            message = f"{change.now.revisions} of {change.then.revisions} lines of the change log are left"
            yield CODE.at(change.item.key("revisions"), message, "put back what was removed, and add a line for what is new")
