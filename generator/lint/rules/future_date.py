"""A date lies after the day of the build.

`published`, `updated`, the dates of revisions and the days on which sources were checked tell what
has happened. A page that claims to have been changed tomorrow is believed by nobody.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Item, Project

CODE = Code("APL004", "future-date", __doc__ or "")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield dates after today."""
    for item in project.items:
        for path, day in _dates(item):
            if day > project.today:
                yield CODE.at(item.span(*path), f"{day} lies after today ({project.today})", "write the day on which it happened")


def _dates(item: Item) -> Iterator[tuple[tuple[str | int, ...], datetime.date]]:
    entry = item.entry
    yield ("published",), entry.published
    for number, revision in enumerate(entry.revisions):
        yield ("revisions", number, "date"), revision.date
    for number, source in enumerate(entry.sources):
        yield ("sources", number, "checked"), source.checked
