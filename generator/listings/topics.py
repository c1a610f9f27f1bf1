"""All topics, and one page a topic: its entries, grouped by kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.listings.frame import card, cards, listing
from generator.listings.paginate import in_pages
from generator.model.blocks import Card, Section
from generator.model.page import Link, Page
from generator.model.site import Site
from generator.model.vocabulary import Topic


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of topics and the page of every topic."""
    labels = site.labels
    counted = [(topic, sum(len(site.by_topic.get((kind.name, topic.id), ())) for kind in site.kinds)) for topic in site.topics.values()]
    overview = cards((Card(f"/topics/{topic.id}/", topic.label, topic.description, note=str(count)) for topic, count in counted), "cards")
    yield listing(
        site, "/topics/", labels("listing.topics_title"), labels("listing.topics_description"), [overview], entries=site.entries.values()
    )
    for topic, _ in counted:
        yield from in_pages(site, _page(site, topic))


def _page(site: Site, topic: Topic) -> Page:
    sections = []
    for kind in site.kinds:
        found = [card(site, id_, site.entries[id_]) for id_ in site.by_topic.get((kind.name, topic.id), ())]
        if found:
            sections.append(Section(kind.name, site.labels(f"kind.{kind.name}.plural"), (cards(found),)))
    trail = (Link("/", site.labels("nav.home")), Link("/topics/", site.labels("nav.topics")))
    entries = [site.entries[id_] for kind in site.kinds for id_ in site.by_topic.get((kind.name, topic.id), ())]
    title = site.labels("listing.topic_title", label=topic.label)
    return listing(site, f"/topics/{topic.id}/", title, topic.description, sections, entries=entries, trail=trail)
