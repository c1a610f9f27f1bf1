"""schemamap.xml and one JSON-LD file a kind: whole graphs for those who read them in one piece.

The map is found at the site's root or through ``<link rel="schemamap">``; a line in robots.txt is
called a syntax error by today's consoles.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.model.artifact import Job
from generator.model.page import Page
from generator.model.site import Site
from generator.outputs.build import Build, pretty
from generator.outputs.jsonld import JsonObject, graph

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def plan(build: Build) -> Iterator[Job]:
    """Plan the map, and the graph of every kind and of the listings."""
    groups = [(kind.folder, tuple(page for page in build.pages if page.kind == kind.name)) for kind in build.site.kinds]
    groups.append(("listings", tuple(page for page in build.pages if not page.kind)))
    groups = [(name, pages) for name, pages in groups if pages]
    rows = tuple(
        (f"schema/{name}.jsonld", max((str(page.updated) for page in pages if page.updated), default="")) for name, pages in groups
    )
    yield Job("schemamap.xml", schemamap, (build.site.url, rows))
    for name, pages in groups:
        yield Job(f"schema/{name}.jsonld", whole_graph, (build.site, pages))


def schemamap(url: str, rows: tuple[tuple[str, str], ...]) -> str:
    """Return the map of (path, day) rows."""
    lines = [
        f'<url contentType="structuredData/schema.org"><loc>{escape(url + path)}</loc>'
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + "</url>"
        for path, day in rows
    ]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{_NAMESPACE}">', *lines, "</urlset>"]) + "\n"


def whole_graph(site: Site, pages: tuple[Page, ...]) -> str:
    """Return all nodes of the pages in one graph, each once."""
    nodes: dict[str, JsonObject] = {}
    for page in pages:
        for node in graph(page, site):  # what another page says of a term or topic is only its name
            nodes[node["@id"]] = max(nodes.get(node["@id"], {}), node, key=len)
    return pretty({"@context": "https://schema.org", "@graph": list(nodes.values())})
