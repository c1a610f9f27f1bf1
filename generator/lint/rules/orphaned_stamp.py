"""A line of the lock whose page is not published, or not there any more.

Left in place it would come back with its old dates when a page takes the same name. `answerpress stamp`
removes it. If the page was renamed, write its old address into `redirect_from` of the new one.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Project

CODE = Code("APL034", "orphaned-stamp", __doc__ or "", "warning")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield lines without a published entry."""
    if project.ledger is None:
        return
    statuses = {item.id: item.entry.status for item in project.items}
    for id_, lines in project.ledger.lock.lines.items():
        if id_ not in project.ledger.stamps and id_ not in project.ledger.unread:
            state = f"{id_} is {statuses[id_]}" if id_ in statuses else f"there is no {id_}"
            yield CODE.at(lines[0].span, f"{state}, and the lock has a line for it", "run `answerpress stamp`, which removes it")
