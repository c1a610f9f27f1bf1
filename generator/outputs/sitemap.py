"""sitemap.xml (https://www.sitemaps.org/protocol.html): every page, with the day it last changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from xml.sax.saxutils import escape

from generator.model.artifact import Job
from generator.outputs.build import Build

Row = tuple[str, datetime.date | None]


def plan(build: Build) -> Iterator[Job]:
    """One sitemap; ``lastmod`` is the entry's ``updated``, never the day of the build."""
    site = build.site
    rows: list[Row] = [(site.permalink(page.route), page.updated) for page in build.pages if page.listed]
    rows += [(site.permalink(page.route), page.updated) for page in site.handwritten]
    yield Job("sitemap.xml", sitemap, (tuple(sorted(rows, key=lambda row: row[0])),))


def sitemap(rows: tuple[Row, ...]) -> str:
    """Return the sitemap of (address, day) rows."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for address, updated in rows:
        lastmod = f"<lastmod>{updated}</lastmod>" if updated else ""
        lines.append(f"<url><loc>{escape(address)}</loc>{lastmod}</url>")
    return "\n".join([*lines, "</urlset>"]) + "\n"
