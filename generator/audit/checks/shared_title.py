"""Several pages with the same title.

In search results, bookmarks and lists they cannot be told apart, and engines keep one of them. Say in each title what that page gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.page import Page
from generator.audit.site import SEVERAL, Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA035", "shared-title", __doc__ or "", "warning")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield titles that several pages have; pages that say ``noindex`` are not asked."""
    found: dict[str, list[Page]] = {}
    for page in site.indexed:
        if page.title:
            found.setdefault(page.title, []).append(page)
    for title, pages in found.items():
        if len(pages) > 1:
            spans = [site.span(page.path, title) for page in pages[:SEVERAL]]
            message = f"{len(pages)} pages have the title “{title[:80]}”"
            yield CODE.at(spans[0], message, "say in each title what that page gives", others=spans[1:])
