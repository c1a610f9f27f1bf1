"""Several pages with the same description: most often that of the site, which a generator puts into pages that have none.

It says of none of them what it gives, and engines ignore it. Describe each page.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.page import Page
from generator.audit.site import SEVERAL, Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA036", "shared-description", __doc__ or "", "warning")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield descriptions that several pages have; pages that say ``noindex`` are not asked."""
    found: dict[str, list[Page]] = {}
    for page in site.indexed:
        if text := page.metas.get("description"):
            found.setdefault(text, []).append(page)
    for text, pages in found.items():
        if len(pages) > 1:
            spans = [site.span(page.path, text) for page in pages[:SEVERAL]]
            message = f"{len(pages)} pages have the description “{text[:80]}”"
            yield CODE.at(spans[0], message, "describe each page", others=spans[1:])
