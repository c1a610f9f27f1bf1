"""A text in JSON-LD stands nowhere on its page.

Markup describes what readers see; what they do not see is taken for deception, and an answer engine that quotes it quotes nobody.
Show the text, or take it out of the markup.

Names of the site, of people and organisations, of breadcrumbs and pictures are not asked for, nor is a description that the head repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.audit.claims import letters
from generator.audit.graphs import types
from generator.audit.page import Page, visible
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA008", "unseen-data", __doc__ or "")

_SHOWN = (
    "name",
    "headline",
    "alternativeHeadline",
    "text",
    "description",
    "abstract",
    "articleBody",
    "alternateName",
    "caption",
    "audienceType",
)
_ABOUT_OTHERS = {"WebSite", "Organization", "Person", "ImageObject", "ListItem", "BreadcrumbList", "SearchAction", "Corporation", "Brand"}
_ABOUT_OTHERS |= {"LocalBusiness", "NewsMediaOrganization", "EntryPoint", "PropertyValueSpecification", "ContactPoint", "PostalAddress"}
_TAG = re.compile(r"<[^<>]{1,2000}>")
_WIDE = 60


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield texts of JSON-LD that the page does not show."""
    for path, graph in site.graphs.items():
        wanted = [(name, text) for node, _ in graph.nodes for name, text in _texts(node)]
        if wanted:
            yield from _unseen(site, site.pages[path], wanted)


def _texts(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if _ABOUT_OTHERS & set(types(node)):
        return
    for name in _SHOWN:
        value = node.get(name)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and text.strip():
                yield name, text


def _unseen(site: Site, page: Page, wanted: list[tuple[str, str]]) -> Iterator[Diagnostic]:
    told = [page.title or "", *(text for name, text in page.metas.items() if name.endswith(("description", "title")))]
    seen = letters("\n".join([visible(site.built.text(page.path)), *told]))
    for name, text in dict.fromkeys(wanted):
        if letters(text) not in seen and letters(_TAG.sub("", text)) not in seen:
            shown = f"{text[:_WIDE]}…" if len(text) > _WIDE else text
            message = f"{site.shown_address(page.path)}: `{name}` of the JSON-LD is not to be seen on the page: {shown}"
            yield CODE.at(site.span(page.path, text, line=page.graphs[0].line), message, "show it, or take it out of the markup")
