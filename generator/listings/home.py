"""The home page: search, what readers see when something fails, the most-used pages, topics, kinds, what is new."""

from __future__ import annotations

from collections.abc import Iterator

from generator.listings.errors import Finding, findings
from generator.listings.frame import cards, listing, short_card
from generator.listings.kinds import kind_cards
from generator.model.blocks import Block, Button, Card, Section
from generator.model.page import Page
from generator.model.site import Site

RECENT = 8
SIGNALS = 48
"""Most symptoms on the home page."""


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page."""
    labels = site.labels
    featured = [Card(site.routes[id_], site.entries[id_].title, site.entries[id_].description) for id_ in _featured(site)]
    recent = sorted(site.entries.items(), key=lambda pair: (-pair[1].updated.toordinal(), pair[0]))[:RECENT]
    kinds = kind_cards(site)
    topics = [Card(f"/topics/{topic.id}/", topic.label, topic.description) for topic in site.topics.values()]
    news = [short_card(site, id_, entry, note=str(entry.updated)) for id_, entry in recent]
    signals = _signals(site)
    finder = (cards(signals, "compact"), Button(labels("home.errors_text"), labels("home.errors_button"), "/errors/"))
    sections: list[tuple[str, str, bool, tuple[Block, ...]]] = [
        ("errors", "title", bool(signals), finder),
        ("start", "start", bool(featured), (cards(featured, "cards"),)),
        ("topics", "topics", True, (cards(topics, "cards"),)),
        ("kinds", "kinds", True, (cards(kinds, "cards"),)),
        ("recent", "recent", True, (cards(news, "compact"),)),
    ]
    blocks = [Section(name, labels(f"home.{label}"), held, role=name) for name, label, shown, held in sections if shown]
    entries = site.entries.values()
    yield listing(site, "/", site.brand.name, site.brand.description, blocks, entries=entries, trail=())


def _featured(site: Site) -> list[str]:
    return [id_ for id_ in site.brand.featured if id_ in site.entries]


def _signals(site: Site) -> list[Card]:
    """Return links to what readers see most: all that the featured pages explain, and status codes while there is room."""
    featured = set(_featured(site))
    first: dict[str, Finding] = {}
    for item in findings(site):
        if item.symptom.type == "status" or item.id in featured:
            first.setdefault(item.symptom.signal, item)
    by_weight = sorted(first.values(), key=lambda item: item.id not in featured)[:SIGNALS]
    kept = {item.anchor for item in by_weight}
    return [Card(f"{item.route}#{item.anchor}", signal) for signal, item in first.items() if item.anchor in kept]
