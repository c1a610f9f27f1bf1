"""The day on which a page was published, updated or is to be reviewed differs between its formats.

Crawlers re-read what changed by the sitemap, answer engines rank by `dateModified`, readers trust what the page shows. If they
differ, at least one is told something untrue. A day that differs only by its time zone is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.audit.told import tell
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA003", "date-disagreement", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield days of one page that differ."""
    yield from tell(site, CODE, "give all formats the day of the page", "date")
