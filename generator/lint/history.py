"""What has become of entries since they were stamped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.lint.project import Item, Project
from generator.lock import LockLine, Stamp


class Change(NamedTuple):
    """A published entry: what it says now, and what the lock knows of it."""

    item: Item
    now: Stamp
    line: LockLine

    @property
    def then(self) -> Stamp:
        """What the entry said when it was stamped."""
        return self.line.stamp

    @property
    def changed(self) -> bool:
        """Whether the entry says something else than it did."""
        return self.now.content != self.then.content

    def what(self) -> str:
        """Return what has changed, in words."""
        names = ("the text", "what goes with the text (questions, links, symptoms, sources or topics)", "the English summary")
        found = [name for name, now, then in zip(names, self.now.content, self.then.content, strict=True) if now != then]
        return " and ".join([", ".join(found[:-1]), found[-1]] if found[1:] else found)


def changes(project: Project) -> Iterator[Change]:
    """Yield the published entries that the lock knows; none if there is no lock."""
    if project.ledger is None:
        return
    for item in project.published():
        now = project.ledger.stamps[item.id]
        line = project.ledger.lock.of(item.id, now)
        if line is not None:
            yield Change(item, now, line)
