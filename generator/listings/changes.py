"""The change log of the whole site, newest first, by month."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.listings.frame import listing
from generator.model.blocks import Change, ChangeLog, Section
from generator.model.page import Page
from generator.model.site import Site

LIMIT = 500


def pages(site: Site) -> Iterator[Page]:
    """Yield the change log, if there is an entry."""
    changes = [
        Change(item.date, item.change, item.trigger, site.person(item.approved_by).name, site.routes[id_], entry.title)
        for id_, entry in site.entries.items()
        for item in entry.revisions
    ]
    changes.sort(key=lambda change: (-change.date.toordinal(), change.route, change.change))
    months = groupby(changes[:LIMIT], key=lambda change: f"{change.date:%Y-%m}")
    sections = [Section(f"month-{month}", month, (ChangeLog(tuple(found)),)) for month, found in months]
    if sections:
        title, description = site.labels("listing.changes_title"), site.labels("listing.changes_description")
        yield listing(site, "/changes/", title, description, sections, entries=site.entries.values())
