"""What falls due: reviews of pages, sources to read again, allowances that end; by owner, with the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.config import Options
from generator.lint.project import Item
from generator.model.vocabulary import Person


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do by a day."""

    day: datetime.date
    what: Literal["review", "source", "allowance"]
    id: str
    title: str
    detail: str
    """What it is about, beside the page: the title of a source, the name of a rule."""
    key: str
    """What tells it from the other duties of the page, whatever its day: the address of a source, the name of a rule."""
    owner: Person
    url: str
    path: str
    line: int
    today: datetime.date

    @property
    def late(self) -> int:
        """Days since it was due; negative while there is time."""
        return (self.today - self.day).days

    @property
    def when(self) -> str:
        """The same in words."""
        days = abs(self.late)
        spoken = f"{days} {'day' if days == 1 else 'days'}"
        return f"{spoken} late" if self.late > 0 else f"in {spoken}" if days else "today"


@dataclass(frozen=True, slots=True)
class Horizon:
    """The day of the build, and how many days ahead somebody looks."""

    today: datetime.date
    within: int

    @property
    def until(self) -> datetime.date:
        """The last day that is looked at."""
        return _after(self.today, self.within)


def _after(day: datetime.date, days: int) -> datetime.date:
    """Return the day so many days later, or the last one of the calendar."""
    return day + datetime.timedelta(days=min(days, (datetime.date.max - day).days))


def due(pages: Iterable[tuple[Item, Person, str]], options: Options, horizon: Horizon) -> tuple[Due, ...]:
    """Return what is late or falls due until the end of the horizon, by owner, then by day.

    ``pages`` are entries with their owners and addresses; those that are not published have no duty.
    """
    found = [
        duty
        for item, owner, url in pages
        if item.entry.status == "published"
        for duty in _of(item, owner, url, options, horizon.today)
        if duty.day <= horizon.until
    ]
    return tuple(sorted(found, key=lambda duty: (duty.owner.id, duty.day, duty.id, duty.what, duty.key)))


def _of(item: Item, owner: Person, url: str, options: Options, today: datetime.date) -> Iterator[Due]:
    def duty(day: datetime.date, what: Literal["review", "source", "allowance"], detail: str, key: str, *path: str | int) -> Due:
        return Due(day, what, item.id, item.entry.title, detail, key, owner, url, item.document.path, item.span(*path).line, today)

    entry = item.entry
    yield duty(entry.review_by, "review", "", "", "review_by")
    for number, source in enumerate(entry.sources if options.recheck_days else ()):
        day = _after(source.checked, options.recheck_days)
        yield duty(day, "source", source.title, source.url, "sources", number, "checked")
    for number, allowance in enumerate(entry.allow):
        yield duty(allowance.until, "allowance", allowance.rule, allowance.rule, "allow", number, "until")


def by_owner(found: Iterable[Due]) -> dict[Person, list[Due]]:
    """Return the duties of each owner, in the order given."""
    owners: dict[str, tuple[Person, list[Due]]] = {}
    for duty in found:
        owners.setdefault(duty.owner.id, (duty.owner, []))[1].append(duty)
    return dict(owners.values())
