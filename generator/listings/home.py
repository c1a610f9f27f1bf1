"""The home page: search, the most-used pages, kinds, topics, what is new."""

from __future__ import annotations

from collections.abc import Iterator

from generator.listings.frame import cards, listing, short_card
from generator.listings.kinds import kinds_with_entries
from generator.model.page import Button, Card, Page, Section
from generator.model.site import Site

RECENT = 8


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page."""
    labels = site.labels
    featured = [(id_, site.entries[id_]) for id_ in site.brand.featured if id_ in site.entries]
    recent = sorted(site.entries.items(), key=lambda pair: (-pair[1].updated.toordinal(), pair[0]))[:RECENT]
    kinds = [
        Card(kind.route, labels(f"kind.{kind.name}.plural"), labels(f"kind.{kind.name}.about"), note=str(count))
        for kind, count in kinds_with_entries(site)
    ]
    topics = [Card(f"/topics/{topic.id}/", topic.label, topic.description) for topic in site.topics.values()]
    news = [short_card(site, id_, entry, note=str(entry.updated)) for id_, entry in recent]
    blocks = [
        Section(
            "start",
            labels("home.start"),
            (cards((Card(site.routes[id_], entry.title, entry.description) for id_, entry in featured), "cards"),),
        ),
        Section("errors", labels("home.errors"), (Button(labels("home.errors_text"), labels("home.errors_button"), "/errors/"),)),
        Section("topics", labels("home.topics"), (cards(topics, "cards"),)),
        Section("kinds", labels("home.kinds"), (cards(kinds, "cards"),)),
        Section("recent", labels("home.recent"), (cards(news, "compact"),)),
    ]
    yield listing(
        site, "/", site.brand.name, site.brand.description, blocks[0 if featured else 1 :], entries=site.entries.values(), trail=()
    )
