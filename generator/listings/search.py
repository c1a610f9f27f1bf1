"""The search page: a form, and all pages by kind, which is what it shows without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

from generator.listings.frame import card, cards, listing, short_card
from generator.listings.kinds import kind_cards, kinds_with_entries
from generator.model.blocks import Section
from generator.model.page import Page
from generator.model.site import Site

ROUTE = "/search/"
IN_FULL = 400
"""Pages up to which each is told with a short text; of more only the titles stand here."""
IN_TITLES = 1_000
"""Pages up to which their titles stand here; of more only the lists of every kind."""


def pages(site: Site) -> Iterator[Page]:
    """Yield the search page."""
    if len(site.entries) > IN_TITLES:
        sections = [Section("kinds", site.labels("nav.kinds"), (cards(kind_cards(site), "cards"),))]
    else:
        sections = _by_kind(site)
    title, description = site.labels("search.title"), site.labels("search.description")
    yield listing(site, ROUTE, title, description, sections, entries=site.entries.values())


def _by_kind(site: Site) -> list[Section]:
    write = card if len(site.entries) <= IN_FULL else short_card
    return [
        Section(
            kind.name, site.labels(f"kind.{kind.name}.plural"), (cards(write(site, id_, entry) for id_, entry in site.of_kind(kind.name)),)
        )
        for kind, _ in kinds_with_entries(site)
    ]
