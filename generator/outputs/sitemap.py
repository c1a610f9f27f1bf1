"""Sitemaps (https://www.sitemaps.org/protocol.html): every page, with the day it last changed.

One file up to the protocol's limits of 50,000 addresses and 50 MB; beyond them an index.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from html import escape

from generator.model.artifact import Job
from generator.model.site import Site
from generator.outputs.build import Build

MOST_ADDRESSES = 50_000
MOST_BYTES = 50_000_000 - 10_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Row = tuple[str, datetime.date | None]


def plan(build: Build) -> Iterator[Job]:
    """Plan the sitemaps; ``lastmod`` is the entry's ``updated``, never the day of the build."""
    site = build.site
    rows: list[Row] = [(site.permalink(page.route), page.updated) for page in build.pages if page.listed]
    rows += [(site.permalink(page.route), page.updated) for page in site.handwritten]
    parts = split(sorted(rows, key=lambda row: row[0]))
    yield Job("sitemap.xsl", stylesheet, (site,))
    if len(parts) == 1:
        yield Job("sitemap.xml", sitemap, (parts[0],))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    newest = [max((day for _, day in part if day), default=None) for part in parts]
    yield Job("sitemap.xml", index, (tuple((site.permalink("/" + name), day) for name, day in zip(names, newest, strict=True)),))
    for name, part in zip(names, parts, strict=True):
        yield Job(name, sitemap, (part,))


def split(rows: list[Row], most: int = MOST_ADDRESSES, most_bytes: int = MOST_BYTES) -> list[tuple[Row, ...]]:
    """Return the rows in as few files as keep to the protocol's limits; one, if there is none."""
    parts: list[list[Row]] = [[]]
    size = 0
    for row in rows:
        length = len(_row(row).encode()) + 1
        if len(parts[-1]) == most or size + length > most_bytes:
            parts.append([])
            size = 0
        parts[-1].append(row)
        size += length
    return [tuple(part) for part in parts]


def sitemap(rows: tuple[Row, ...]) -> str:
    """Return the sitemap of (address, day) rows."""
    return "\n".join([*_head("sitemap.xsl"), f'<urlset xmlns="{_NAMESPACE}">', *map(_row, rows), "</urlset>"]) + "\n"


def index(rows: tuple[Row, ...]) -> str:
    """Return the index of (address, day) rows of sitemaps."""
    lines = [f"<sitemap><loc>{escape(address)}</loc>{_lastmod(day)}</sitemap>" for address, day in rows]
    return "\n".join([*_head("sitemap.xsl"), f'<sitemapindex xmlns="{_NAMESPACE}">', *lines, "</sitemapindex>"]) + "\n"


def _head(style: str) -> list[str]:
    return ['<?xml version="1.0" encoding="UTF-8"?>', f'<?xml-stylesheet type="text/xsl" href="{style}"?>']


def _row(row: Row) -> str:
    address, updated = row
    return f"<url><loc>{escape(address)}</loc>{_lastmod(updated)}</url>"


def _lastmod(day: datetime.date | None) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def stylesheet(site: Site) -> str:
    """Return the XSLT with which a browser shows a sitemap as a table."""
    title, updated, page = (escape(text) for text in (site.brand.name, site.labels("column.date"), site.labels("column.page")))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="{_NAMESPACE}">
<xsl:output method="html" encoding="UTF-8" indent="yes"/>
<xsl:template match="/">
<html lang="{site.brand.language}"><head><title>{title}</title>
<style>body{{font-family:system-ui,sans-serif;margin:2rem;line-height:1.6}}
td,th{{text-align:left;padding:.2rem 1rem .2rem 0}}</style></head>
<body><h1>{title}</h1><p><xsl:value-of select="count(//s:loc)"/></p>
<table><thead><tr><th>{page}</th><th>{updated}</th></tr></thead><tbody>
<xsl:for-each select="//s:url|//s:sitemap"><tr><td><a href="{{s:loc}}"><xsl:value-of select="s:loc"/></a></td>
<td><xsl:value-of select="s:lastmod"/></td></tr></xsl:for-each>
</tbody></table></body></html>
</xsl:template>
</xsl:stylesheet>
"""
