"""robots.txt keeps crawlers from pages that the sitemap lists, names a sitemap that is not there, or has lines that are none of its format.

A page that may not be read is listed without its text, or not at all. A site in a folder of a host is ruled by the robots.txt of the
host, which is not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.audit.site import SEVERAL, Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA017", "robots-fault", __doc__ or "")
_PATH = "robots.txt"


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield what is wrong with robots.txt."""
    if not site.built.has(_PATH) or urlsplit(site.root).path != "/":
        return
    robots = site.robots
    for noted in robots.odd:
        yield CODE.at(Span(_PATH, noted.line), "the line is none of robots.txt (RFC 9309)", "write `Name: value`, or `#` before a remark")
    for noted in robots.sitemaps:
        target = site.target(_PATH, noted.text)
        if target.inside and target.path is None:
            yield CODE.at(Span(_PATH, noted.line), f"the sitemap is not there: {noted.text}", "mend the address, or write the sitemap")
    forbidden: dict[int, list[str]] = {}
    for page in site.indexed:
        if line := robots.forbids(urlsplit(site.address(page.path)).path):
            forbidden.setdefault(line, []).append(page.path)
    for line, paths in forbidden.items():
        shown = ", ".join(paths[:SEVERAL]) + (" …" if len(paths) > SEVERAL else "")
        message = f"the rule keeps crawlers from {len(paths)} page{'s' * (len(paths) > 1)} that may be indexed: {shown}"
        yield CODE.at(Span(_PATH, line), message, "let the pages be read, or let them say `noindex`")
