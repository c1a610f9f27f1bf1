"""A link that leads to no page or file of the site.

Links of pages, of their Markdown forms, of llms.txt and of feeds are followed within the site; those to other sites are not.
A link that many pages have is told once.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.links import broken
from generator.audit.site import SEVERAL, Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA011", "broken-link", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield links to nothing, by what they lead to."""
    for address, links in broken(site).nothing.items():
        spans = [site.span(link.path, link.written, line=link.line) for link in links[:SEVERAL]]
        shown = address.removeprefix(site.root) if not site.base else address
        places = len({link.path for link in links})
        message = f"the link leads to nothing: {shown}" + (f" ({places} files have it)" if places > 1 else "")
        yield CODE.at(spans[0], message, "mend the address, or bring the page back", others=spans[1:])
