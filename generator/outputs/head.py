"""What a page adds to ``<head>``: structured data, its twin, the feed, previews."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.model.page import Page
from generator.model.site import Frame
from generator.outputs.jsonld import JsonObject, json_ld
from generator.text.slugs import relative, twin_of


def head(page: Page, site: Frame, nodes: list[JsonObject]) -> str:
    """Return the HTML that the host puts into the page's head; ``nodes`` are those of its graph.

    The description stands in the theme's element, for previews too.
    """
    kind = "article" if page.published else "website"
    properties = {
        "og:type": kind,
        "og:title": page.title,
        "og:url": site.permalink(page.route),
        "og:site_name": site.brand.name,
        "og:locale": page.language.replace("-", "_"),
    }
    lines = [
        *(_link(*link) for link in _links(page, site)),
        *_neighbours(page),
        *(f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items()),
        f'<script type="application/ld+json">{json_ld(nodes)}</script>',
    ]
    return "\n".join(lines)


def _links(page: Page, site: Frame) -> Iterator[tuple[str, str, str, str]]:
    """Yield (rel, media type, route, title) of what belongs to the page; feeds and twins say themselves what they are."""
    yield "alternate", "text/markdown", relative(page.route, twin_of(page.route)), ""
    yield "alternate", "application/atom+xml", relative(page.route, "/feed.xml"), ""
    yield "alternate", "application/feed+json", relative(page.route, "/feed.json"), ""
    if page.route in _ENTRANCES:
        name = site.brand.name
        yield "search", "application/opensearchdescription+xml", relative(page.route, "/opensearch.xml"), name
        yield "schemamap", "application/xml", relative(page.route, "/schemamap.xml"), name


_ENTRANCES = ("/", "/search/")
"""Where the site as a whole is described: browsers and crawlers look there, and need not be told on every page."""


def _neighbours(page: Page) -> Iterator[str]:
    """Yield the links to the pages before and after, where a listing has several."""
    if page.pager is None:
        return
    number = page.pager.number
    for rel, there, other in (("prev", number > 1, number - 1), ("next", number < page.pager.total, number + 1)):
        if there:
            yield f'<link rel="{rel}" href="{escape(relative(page.route, page.pager.address(other)))}">'


def _link(rel: str, media_type: str, href: str, title: str) -> str:
    named = f' title="{escape(title)}"' if title else ""
    return f'<link rel="{rel}" type="{media_type}" href="{escape(href)}"{named}>'
