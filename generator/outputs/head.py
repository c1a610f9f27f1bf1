"""What a page adds to ``<head>``: structured data, its twin, the feed, previews."""

from __future__ import annotations

from html import escape

from generator.model.page import Page
from generator.model.site import Site
from generator.outputs.jsonld import json_ld
from generator.text.slugs import relative, twin_of


def head(page: Page, site: Site) -> str:
    """Return the HTML that the host puts into the page's head."""
    twin = relative(page.route, twin_of(page.route))
    feed = relative(page.route, "/feed.xml")
    kind = "article" if page.published else "website"
    properties = {
        "og:type": kind,
        "og:title": page.title,
        "og:description": page.description,
        "og:url": site.permalink(page.route),
        "og:site_name": site.brand.name,
        "og:locale": page.language.replace("-", "_"),
    }
    lines = [
        f'<link rel="alternate" type="text/markdown" href="{escape(twin)}" title="{escape(site.labels("page.markdown"))}">',
        f'<link rel="alternate" type="application/atom+xml" href="{escape(feed)}" title="{escape(site.brand.name)}">',
        *(f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items()),
        f'<script type="application/ld+json">{json_ld(page, site)}</script>',
    ]
    return "\n".join(lines)
