"""A redirect that leads nowhere, to itself or in a circle, or that takes more than one hop.

Old addresses live in bookmarks and in answers of engines. Crawlers give up after a few hops, and every hop costs readers a second.
Let each old address lead straight to the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA014", "bad-redirect", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield redirects that do not lead to a page in one hop."""
    for page in site.pages.values():
        if page.redirect is None:
            continue
        target = site.target(page.path, page.redirect.text, page.base)
        span = site.span(page.path, page.redirect.text, line=page.redirect.line)
        if not target.inside:
            continue
        if target.path is None:
            yield CODE.at(span, f"the redirect leads to nothing: {page.redirect.text}", "let it lead to the page")
        elif target.path == page.path:
            yield CODE.at(span, "the redirect leads to itself", "let it lead to the page")
        elif (following := site.pages.get(target.path)) and following.redirect:
            last = site.pages.get(site.final(page.path))
            circle = last is None or last.redirect is not None
            message = "the redirect leads in a circle" if circle else f"the redirect leads to another redirect, {target.path}"
            hint = "let it lead to the page" if circle or last is None else f"let it lead to {site.shown_address(last.path)}"
            yield CODE.at(span, message, hint)
