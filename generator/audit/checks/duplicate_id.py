"""Two elements of a page with the same `id`.

A link to it leads to the first, a label names the first, a script finds the first: the second is out of reach. HTML forbids it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.page import Page
from generator.audit.site import SEVERAL, Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA034", "duplicate-id", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield ids that stand twice, once a site."""
    found: dict[str, list[tuple[Page, int]]] = {}
    for page in site.documents:
        for noted in page.repeated:
            found.setdefault(noted.text, []).append((page, noted.line))
    for name, places in found.items():
        spans = [site.span(page.path, f'"{name}"', line=line) for page, line in places[:SEVERAL]]
        pages = len({page.path for page, _ in places})
        message = f"another element has the id `{name[:60]}`" + (f" ({pages} pages)" if pages > 1 else "")
        first = site.span(places[0][0].path, f'"{name}"', line=places[0][0].anchors[name])
        yield CODE.at(spans[0], message, "give each element an id of its own", others=[first, *spans[1:]])
