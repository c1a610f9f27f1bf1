"""Feeds: Atom (RFC 4287) and JSON Feed 1.1 (https://jsonfeed.org), whole site and one a kind.

Entries have stable ids, their own dates and their full content, newest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from generator.model.artifact import Job
from generator.model.page import Page
from generator.model.site import Site
from generator.outputs.build import Build, pretty, timestamp
from generator.render import Tools, Voices
from generator.text.slugs import twin_of

LIMIT = 30
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: its title, the page it belongs to, and its stem (``/feed``, ``/answers/feed``)."""

    title: str
    route: str
    stem: str

    @property
    def atom(self) -> str:
        """Path of the Atom feed."""
        return f"{self.stem}.xml"

    @property
    def json(self) -> str:
        """Path of the JSON feed."""
        return f"{self.stem}.json"


def plan(build: Build) -> Iterator[Job]:
    """Plan two feeds of the whole site and two a kind."""
    site = build.site
    newest = sorted(build.entry_pages, key=lambda page: (-(page.updated.toordinal() if page.updated else 0), page.id))
    yield from _both(build, Channel(site.brand.name, "/", "/feed"), newest)
    for kind in site.kinds:
        pages = [page for page in newest if page.kind == kind.name]
        if pages:
            yield from _both(build, channel(site, kind.name), pages)


def channel(site: Site, kind: str) -> Channel:
    """Return the feed of a kind."""
    info = next(found for found in site.kinds if found.name == kind)
    return Channel(f"{site.brand.name}: {site.labels(f'kind.{kind}.plural')}", info.route, f"{info.route}feed")


def _both(build: Build, feed: Channel, pages: list[Page]) -> Iterator[Job]:
    newest, voices = pages[:LIMIT], build.voices
    bodies = build.memo.each(content, ((page, voices.tools.of(page), voices) for page in newest))
    items = tuple(zip(newest, bodies, strict=True))
    yield Job(feed.atom.lstrip("/"), atom, (build.site, feed, items))
    yield Job(feed.json.lstrip("/"), json_feed, (build.site, feed, items))


def content(page: Page, tools: Tools, voices: Voices) -> str:
    """Return the body of a page as a feed has it."""
    return voices.absolute_html(page, tools)


Item = tuple[Page, str]
"""A page with its body."""


def atom(site: Site, feed: Channel, items: tuple[Item, ...]) -> bytes:
    """Return the Atom feed of ``items``, which are in order, newest first."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {f"{{{_XML}}}lang": site.brand.language})
    _add(root, "title", feed.title)
    _add(root, "subtitle", site.brand.description)
    _add(root, "id", site.permalink(feed.route))
    _add(root, "link", None, rel="self", type="application/atom+xml", href=site.permalink(feed.atom))
    _add(root, "link", None, rel="alternate", type="text/html", href=site.permalink(feed.route))
    _add(root, "updated", timestamp(max(page.updated for page, _ in items if page.updated), site) if items else timestamp(site.today, site))
    _add(_add(root, "author", None), "name", site.brand.organisation.name)
    for page, body in items:
        _entry(root, page, body, site)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(root: ElementTree.Element, page: Page, body: str, site: Site) -> None:
    entry = _add(root, "entry", None)
    address = site.permalink(page.route)
    _add(entry, "title", page.title)
    _add(entry, "id", address)
    _add(entry, "link", None, rel="alternate", type="text/html", href=address)
    _add(entry, "link", None, rel="alternate", type="text/markdown", href=site.permalink(twin_of(page.route)))
    if page.published and page.updated:
        _add(entry, "published", timestamp(page.published, site))
        _add(entry, "updated", timestamp(page.updated, site))
    if page.author:
        _add(_add(entry, "author", None), "name", page.author.name)
    for topic in page.topics:
        _add(entry, "category", None, term=topic.route.strip("/").rpartition("/")[2], label=topic.label)
    _add(entry, "summary", page.description)
    _add(entry, "content", body, type="html")


def _add(parent: ElementTree.Element, name: str, text: str | None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child


def json_feed(site: Site, feed: Channel, items: tuple[Item, ...]) -> str:
    """Return the JSON feed of ``items``, which are in order, newest first."""
    return pretty(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": site.permalink(feed.route),
            "feed_url": site.permalink(feed.json),
            "description": site.brand.description,
            "language": site.brand.language,
            "authors": [{"name": site.brand.organisation.name, "url": site.brand.organisation.url}],
            "items": [_item(site, page, body) for page, body in items],
        }
    )


def _item(site: Site, page: Page, body: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": site.permalink(page.route),
        "url": site.permalink(page.route),
        "title": page.title,
        "summary": page.description,
        "content_html": body,
        "language": page.language,
        "tags": [topic.label for topic in page.topics],
    }
    if page.published and page.updated:
        item |= {"date_published": timestamp(page.published, site), "date_modified": timestamp(page.updated, site)}
    if page.author:
        item["authors"] = [{"name": page.author.name}]
    return item
