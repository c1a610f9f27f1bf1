"""A link to a place in a page that the page does not have: its reader lands at the top and searches.

It concerns `#…` in links of pages, of their Markdown forms, of llms.txt and of feeds. A link that many pages have is told once.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.links import broken
from generator.audit.site import SEVERAL, Site
from generator.diagnostics import Code, Diagnostic, nearest

CODE = Code("APA012", "broken-anchor", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield links to places that are not there."""
    for (path, anchor), links in broken(site).places.items():
        spans = [site.span(link.path, link.written, line=link.line) for link in links[:SEVERAL]]
        best = nearest(anchor, site.pages[path].anchors)
        hint = f"did you mean `#{best}`?" if best else "mend the link, or give the place that id"
        yield CODE.at(spans[0], f"{path} has no place `#{anchor}`", hint, others=spans[1:])
