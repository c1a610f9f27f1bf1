"""One page a kind: its entries, grouped by their first topic."""

from __future__ import annotations

from collections.abc import Iterator

from generator.listings.frame import card, cards, listing
from generator.listings.paginate import in_pages
from generator.model.blocks import Card, Section
from generator.model.page import Page
from generator.model.site import KindInfo, Site


def kinds_with_entries(site: Site) -> list[tuple[KindInfo, int]]:
    """Return the kinds that have entries, with how many."""
    counted = [(kind, sum(1 for _ in site.of_kind(kind.name))) for kind in site.kinds]
    return [(kind, count) for kind, count in counted if count]


def kind_cards(site: Site) -> list[Card]:
    """Return a card for every kind that has entries, with how many."""
    labels = site.labels
    return [
        Card(kind.route, labels(f"kind.{kind.name}.plural"), labels(f"kind.{kind.name}.about"), note=str(count))
        for kind, count in kinds_with_entries(site)
    ]


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of every kind that has entries, the glossary excepted."""
    for kind, _ in kinds_with_entries(site):
        if kind.entity_type != "DefinedTerm":
            yield from in_pages(site, _page(site, kind))


def _page(site: Site, kind: KindInfo) -> Page:
    name = site.labels(f"kind.{kind.name}.plural")
    entries = list(site.of_kind(kind.name))
    found: dict[str, list[Card]] = {topic: [] for topic in site.topics}
    for id_, entry in entries:
        found[entry.topics[0]].append(card(site, id_, entry))
    sections = [Section(topic.id, topic.label, (cards(found[topic.id]),)) for topic in site.topics.values() if found[topic.id]]
    description = describe(site, kind)
    return listing(site, kind.route, name, description, sections, entries=[entry for _, entry in entries])


def describe(site: Site, kind: KindInfo) -> str:
    """Return the description of a kind's index."""
    plural, about = site.labels(f"kind.{kind.name}.plural"), site.labels(f"kind.{kind.name}.about")
    return site.labels("listing.kind_description", name=site.brand.name, kind=plural, about=about)
