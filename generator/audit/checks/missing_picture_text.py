"""A picture without an alternative text, or a link that is a picture without one.

Who does not see it, a person or a model, is told the name of a file, or nothing. Write what the picture says; `alt=""` if it says
nothing, but not when it is all that a link has.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.page import Page
from generator.audit.site import SEVERAL, Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA033", "missing-picture-text", __doc__ or "", "warning")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield pictures that say nothing, by the picture."""
    found: dict[str, list[tuple[Page, str, int]]] = {}
    for page in site.documents:
        for noted in page.silent:
            address = site.target(page.path, noted.text, page.base).address
            found.setdefault(address, []).append((page, noted.text, noted.line))
    for pages in found.values():
        spans = [site.span(page.path, written or "<img", line=line) for page, written, line in pages[:SEVERAL]]
        shown = pages[0][1][:80] or "without an address"
        count = f" ({len(pages)} times)" if len(pages) > 1 else ""
        yield CODE.at(spans[0], f"the picture has no alternative text: {shown}{count}", "write what it says", others=spans[1:])
