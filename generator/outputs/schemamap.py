"""schemamap.xml and one JSON-LD file a kind: whole graphs for those who read them in one piece.

The map is found at the site's root or through ``<link rel="schemamap">``; a line in robots.txt is
called a syntax error by today's consoles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain

from pydantic_core import to_json

from generator.model.artifact import Job
from generator.model.spool import Place, Spool
from generator.outputs.build import Build
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
        yield Job(f"schema/{name}.jsonld", whole_graph, (graphs, build.memo.spool()), build.key(whole_graph, pages, build.site.frame))


def schemamap(url: str, rows: tuple[tuple[str, str], ...]) -> str:
    """Return the map of (path, day) rows."""
    lines = [
        f'<url contentType="structuredData/schema.org"><loc>{escape(url + path)}</loc>'
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + "</url>"
        for path, day in rows
    ]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{_NAMESPACE}">', *lines, "</urlset>"]) + "\n"


def whole_graph(graphs: Iterable[list[JsonObject]], spool: Spool) -> Iterator[bytes]:
    """Yield all nodes of the graphs of pages in one, each once and on a line of its own. Nodes are put aside until all are known."""
    longest: dict[str, tuple[int, Place]] = {}
    for node in chain.from_iterable(graphs):
        held = longest.get(node["@id"])
        if held is None or held[0] < len(node):  # what another page says of a term or topic is only its name
            longest[node["@id"]] = len(node), spool.add(to_json(node))
    before = b'{\n"@context": "https://schema.org",\n"@graph": [\n'
    for _, place in longest.values():
        yield before + spool.read(*place)
        before = b",\n"
    yield b"\n]\n}\n"
