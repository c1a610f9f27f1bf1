"""The Atom feed (RFC 4287): pages in the order in which they last changed."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from generator.model.artifact import Job
from generator.model.page import Page
from generator.model.site import Site
from generator.outputs.build import Build, timestamp
from generator.text.slugs import twin_of

LIMIT = 50
_ATOM = "http://www.w3.org/2005/Atom"


def plan(build: Build) -> Iterator[Job]:
    """One feed of the whole site."""
    newest = sorted(build.entry_pages, key=lambda page: (-(page.updated.toordinal() if page.updated else 0), page.id))
    yield Job("feed.xml", atom, (build.site, tuple(newest[:LIMIT])))


def atom(site: Site, pages: tuple[Page, ...]) -> bytes:
    """Return the feed of ``pages``, which are in order, newest first."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {"xml:lang": site.brand.language})
    _add(feed, "title", site.brand.name)
    _add(feed, "subtitle", site.brand.description)
    _add(feed, "id", site.url)
    _add(feed, "link", None, rel="self", type="application/atom+xml", href=f"{site.url}feed.xml")
    _add(feed, "link", None, rel="alternate", type="text/html", href=site.url)
    days = [page.updated for page in pages if page.updated]
    _add(feed, "updated", timestamp(max(days, default=site.today), site))
    _add(_add(feed, "author", None), "name", site.brand.organisation.name)
    for page in pages:
        _entry(feed, page, site)
    ElementTree.indent(feed)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(feed: ElementTree.Element, page: Page, site: Site) -> None:
    entry = _add(feed, "entry", None)
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


def _add(parent: ElementTree.Element, name: str, text: str | None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child
