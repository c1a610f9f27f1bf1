"""All replies of all pages in one list, for the agent with forty tickets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.kinds.capabilities import HasReplies
from generator.listings.frame import card, cards, listing
from generator.listings.paginate import in_pages
from generator.model.blocks import Block, Callout, Reply, Section, Text
from generator.model.entry import Entry
from generator.model.page import Page
from generator.model.site import Site
from generator.text.markdown import escape_text
from generator.text.refs import resolve

ROUTE = "/replies/"


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of replies, if there is one."""
    found = [(id_, entry) for id_, entry in site.entries.items() if isinstance(entry, HasReplies)]
    if not found:
        return
    sections = [Section(_slug(id_), entry.title, tuple(_of_entry(id_, entry, site))) for id_, entry in found]
    title, description = site.labels("replies.title"), site.labels("replies.description")
    yield from in_pages(site, listing(site, ROUTE, title, description, sections, entries=[entry for _, entry in found]))


def _of_entry(id_: str, entry: Entry, site: Site) -> Iterator[Block]:
    """Yield the card of an entry and its replies; their anchors begin with its slug, which no other has."""
    yield cards([replace(card(site, id_, entry), title=site.labels("replies.page"))])
    route = site.routes[id_]
    if entry.is_stale(site.today):
        due, notice = (site.labels(label, date=entry.review_by) for label in ("page.review_by", "replies.stale"))
        yield Callout("warning", due, Text(escape_text(notice)))
    replies: Iterable[object] = vars(entry)["replies"]
    for item in map(vars, replies):
        text = resolve(item["text"], site, route=ROUTE)
        yield Reply(f"{_slug(id_)}--{item['id']}", item["title"], item["intent"], text, f"{route}#{item['id']}")


def _slug(id_: str) -> str:
    return id_.partition(":")[2]
