"""A page that may be indexed and that the sitemap does not list.

Crawlers find it late, or not at all. List it, or let it say `noindex`. A page that names another address as canonical is not asked for,
and a site without a sitemap is told once.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit import sitemaps
from generator.audit.page import Page
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA023", "unlisted-page", __doc__ or "", "warning")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield pages that the sitemaps lack."""
    if not sitemaps.paths(site.built):
        if len(site.indexed) > 1:
            yield CODE.at(Span(site.indexed[0].path), f"the site has {len(site.indexed)} pages and no sitemap.xml", "write a sitemap")
        return
    listed = {site.target("index.html", row.address).path for row in site.sitemap} | site.comparison.covered
    if site.base and site.sitemap:
        missing = [(page, "<title", 0) for page in site.indexed if page.path not in listed and _is_own(site, page)]
        what = ("the sitemap does not list the page", "the sitemap does not list {count} pages")
        yield from site.gathered(CODE, missing, what, "list it, or let it say `noindex`")


def _is_own(site: Site, page: Page) -> bool:
    return not page.canonicals or site.target(page.path, page.canonicals[0].text).path == page.path
