"""What listing pages share: the frame of a page, and cards of entries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from generator.kinds.compose import brief_of
from generator.model.blocks import Block, Card, Cards
from generator.model.entry import Entry
from generator.model.page import Link, Page
from generator.model.site import Site


def listing(
    site: Site,
    route: str,
    title: str,
    description: str,
    blocks: Iterable[Block],
    *,
    entries: Iterable[Entry] = (),
    trail: tuple[Link, ...] | None = None,
) -> Page:
    """Return a listing page; it is as new as the newest of ``entries``."""
    updated = newest(entries)
    return Page(
        route=route,
        id="listing:" + (route.strip("/").replace("/", "-") or "home"),
        kind="",
        title=title,
        description=description,
        language=site.brand.language,
        blocks=tuple(blocks),
        trail=(Link("/", site.labels("nav.home")),) if trail is None else trail,
        updated=updated,
        page_type="CollectionPage",
    )


def newest(entries: Iterable[Entry]) -> datetime.date | None:
    """Return the day on which one of the entries last changed."""
    return max((entry.updated for entry in entries), default=None)


def card(site: Site, id_: str, entry: Entry) -> Card:
    """Return the card of an entry: its title, its short answer or description."""
    return Card(site.routes[id_], entry.title, brief_of(id_, entry, site))


def short_card(site: Site, id_: str, entry: Entry, *, note: str = "") -> Card:
    """Return a card with the title alone."""
    return Card(site.routes[id_], entry.title, note=note)


def cards(items: Iterable[Card], style: str = "list") -> Cards:
    """Return a block of cards."""
    return Cards(tuple(items), style)  # type: ignore[arg-type]
