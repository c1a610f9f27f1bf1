"""What falls due as an iCalendar file (RFC 5545): one event of a whole day for each duty.

The bytes depend on the duties and the day of the build alone. The UID of an event is that of its duty, whatever
its day: when a review moves, a calendar that takes the file again moves the event and adds none.
"""

from __future__ import annotations

import datetime
import hashlib

from icalendar import Calendar, Event

from generator.due import Due, Horizon

_WORDS = {"review": "Review", "source": "Check source", "allowance": "Allowance ends"}


def as_calendar(found: tuple[Due, ...], horizon: Horizon, *, name: str, host: str) -> str:
    """Return the calendar; ``host`` makes the UIDs those of this site."""
    calendar = Calendar()
    calendar.add("prodid", "-//AnswerPress//due//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    for duty in found:
        calendar.add_component(_event(duty, horizon, host))
    written: bytes = calendar.to_ical(sorted=False)
    return written.decode()


def _event(duty: Due, horizon: Horizon, host: str) -> Event:
    event = Event()
    event.add("uid", f"{_key(duty)}@{host}")
    event.add("dtstamp", datetime.datetime.fromisoformat(f"{horizon.today}T00:00:00+00:00"))
    event.add("dtstart", duty.day)
    event.add("summary", f"{_WORDS[duty.what]}: {duty.title}")
    event.add("description", f"{duty.owner.name}\n{duty.path}:{duty.line}" + (f"\n{duty.detail}" if duty.detail else ""))
    event.add("categories", [duty.owner.name])
    event.add("url", duty.url)
    event.add("transp", "TRANSPARENT")
    return event


def _key(duty: Due) -> str:
    """Return what stays the same when the day changes."""
    mark = f"-{hashlib.sha256(duty.key.encode()).hexdigest()[:8]}" if duty.key else ""
    return f"{duty.what}-{duty.id.replace(':', '-')}{mark}"
