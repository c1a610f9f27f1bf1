"""Every line of the sitemap has the same `lastmod`: most likely the day of the build, not that of a change.

Crawlers learn that the dates mean nothing and stop looking at them. Write the day on which each page was last changed, or none.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA018", "build-dates", __doc__ or "", "warning")
_FEW = 4


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield one finding if all days are one."""
    found = {row.changed[:10] for row in site.sitemap}
    told = {text[:10] for graph in site.graphs.values() for node, _ in graph.nodes if isinstance(text := node.get("dateModified"), str)}
    if len(site.sitemap) >= _FEW and len(found) == 1 and found != {""} and not found & told:
        row = site.sitemap[0]
        message = f"all {len(site.sitemap)} addresses of the sitemap were changed on {row.changed}"
        yield CODE.at(site.span(row.path, row.changed, line=row.line), message, "write the day on which each page changed, or none")
