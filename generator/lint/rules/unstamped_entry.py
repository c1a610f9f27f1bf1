"""A published page is not in the lock as it is.

It is new, or it was changed and its revision written, but nobody ran `answerpress stamp` since; until then the
next change could hide behind this one. Run it, and commit `answerpress.lock` together with the content. A project
without that file is not asked: the first `answerpress stamp` begins it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.history import changes
from generator.lint.project import Project
from generator.lint.rules import lost_revision, moved_date, unrecorded_change

CODE = Code("APL033", "unstamped-entry", __doc__ or "", "warning")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield entries that are in order, and that the lock does not know as they are."""
    if project.ledger is None:
        return
    hint = "run `answerpress stamp`, and commit answerpress.lock with the content"
    known = {change.item.id: change for change in changes(project)}
    told = {found.span.path for rule in (unrecorded_change, moved_date, lost_revision) for found in rule.check(project)}
    for item in project.published():
        change = known.get(item.id)
        if change is None:
            yield CODE.at(item.key("updated"), f"{item.id} is not in the lock", hint)
        elif item.document.path not in told and change.now[:6] != change.then[:6]:
            yield CODE.at(item.key("updated"), f"the lock has {item.id} as it was on {change.then.updated}", hint)
