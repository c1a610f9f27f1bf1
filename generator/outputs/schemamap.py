"""schemamap.xml and one JSON-LD file a kind: whole graphs for those who read them in one piece.

The map is found at the site's root or through ``<link rel="schemamap">``; a line in robots.txt is
called a syntax error by today's consoles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.model.artifact import Job
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
        graphs = build.memo.each(graph, ((page, build.site.frame) for page in pages))
        yield Job(f"schema/{name}.jsonld", str, (whole_graph(graphs),))


def schemamap(url: str, rows: tuple[tuple[str, str], ...]) -> str:
    """Return the map of (path, day) rows."""
    lines = [
        f'<url contentType="structuredData/schema.org"><loc>{escape(url + path)}</loc>'
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + "</url>"
        for path, day in rows
    ]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{_NAMESPACE}">', *lines, "</urlset>"]) + "\n"


def whole_graph(graphs: Iterable[list[JsonObject]]) -> str:
    """Return all nodes of the graphs of pages in one, each once."""
    nodes: dict[str, JsonObject] = {}
    for found in graphs:
        for node in found:  # what another page says of a term or topic is only its name
            nodes[node["@id"]] = max(nodes.get(node["@id"], {}), node, key=len)
    return pretty({"@context": "https://schema.org", "@graph": list(nodes.values())})
