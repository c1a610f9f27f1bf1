"""The sitemap lists an address where nothing is, a redirect, a page that says `noindex` or names another address, or the same twice.

Crawlers trust a sitemap that is right, and stop reading one that is not. It lists every page to be indexed, once, by its canonical address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.audit import sitemaps
from generator.audit.claims import days
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA016", "sitemap-fault", __doc__ or "")

_MOST = 50_000


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines of the sitemaps."""
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter(row.path for row in site.sitemap)
    for row in site.sitemap:
        counts[row.address] += 1
        message, hint = _fault(site, row, counts[row.address])
        if message:
            yield CODE.at(site.span(row.path, row.address, line=row.line), f"{row.address}: {message}", hint)
    yield from (
        CODE.at(Span(path), f"{size:,} addresses; {_MOST:,} are allowed", "split it") for path, size in sizes.items() if size > _MOST
    )
    yield from _parts(site)


def _fault(site: Site, row: sitemaps.Row, count: int) -> tuple[str, str]:
    """Return (message, hint) of a line; the message is empty if all is well."""
    target = site.target("index.html", row.address)
    if not row.address.startswith(("http://", "https://")):
        return "the address is not absolute", "write it with https:// and the host"
    if not target.inside:
        return f"the address is of another site than {site.root}" if site.base else "", "list the pages of this site"
    if target.path is None:
        return "nothing is at the address", "take it out of the sitemap, or bring the page back"
    if count > 1:
        return "the address is listed before", "list it once"
    if row.changed and days(row.changed) is None:
        return f"`lastmod` is `{row.changed}`, not a day such as 2026-05-01", "write a W3C date"
    page = site.pages.get(target.path)
    if page is None:
        return "", ""
    if page.redirect is not None:
        return "the address is a redirect", "list the page that it leads to"
    if not page.is_indexed:
        return "the page asks not to be indexed", "take it out of the sitemap, or let it be indexed"
    return _other_name(site, page.path, row.address)


def _other_name(site: Site, path: str, address: str) -> tuple[str, str]:
    canonicals = site.pages[path].canonicals
    if canonicals and canonicals[0].text != address and canonicals[0].text.startswith("http"):
        return f"the page names another canonical address, {canonicals[0].text}", "list the canonical address"
    return "", ""


def _parts(site: Site) -> Iterator[Diagnostic]:
    """Yield sitemaps that an index names and that are not there."""
    for path in sitemaps.paths(site.built):
        for address, line in sitemaps.indexed(site.built, path):
            target = site.target("index.html", address)
            if target.inside and target.path is None:
                yield CODE.at(site.span(path, address, line=line), f"{address}: nothing is at the address", "mend the index of sitemaps")
