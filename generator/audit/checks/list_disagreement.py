"""A page is missing from a list or format that has all others, or stands there though it is no page of the site.

It concerns Markdown forms, records, indexes, feeds, sitemap, llms.txt and llms-full.txt of a site that AnswerPress built: all of
them list the same pages, and feeds the newest ones in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.audit.told import tell
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA007", "list-disagreement", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield pages that one list has and another has not."""
    yield from tell(site, CODE, "build all lists anew, in one run", "list")
