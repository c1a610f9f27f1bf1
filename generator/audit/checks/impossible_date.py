"""A date that cannot be: no day at all, updated before it was published, or another one shown than the `datetime` says.

Machines read the attribute and readers the words; search engines ignore dates that they cannot read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.audit.claims import days
from generator.audit.graphs import text, types
from generator.audit.page import Page
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA019", "impossible-date", __doc__ or "")
_SHOWN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_DATES = ("datePublished", "dateModified", "dateCreated", "uploadDate", "expires")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield dates of pages that cannot be."""
    for page in site.documents:
        yield from _in_graph(site, page)
        for told, shown in page.times:
            match = _SHOWN.search(shown.text)
            day = _day(match) if match else None
            if told and day and (known := days(told)) and day not in known:
                span = site.span(page.path, told, line=shown.line)
                yield CODE.at(span, f"a time element says `{told}` and shows {shown.text}", "give both the same day")


def _day(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        return None


def _in_graph(site: Site, page: Page) -> Iterator[Diagnostic]:
    graph = site.graphs.get(page.path)
    for node, _ in graph.nodes if graph else ():
        line = page.graphs[0].line
        for name in _DATES:
            if (found := text(node, name)) and days(found) is None:
                span = site.span(page.path, found, line=line)
                yield CODE.at(span, f"`{name}` of {', '.join(types(node))} is no date: {found[:40]}", "write it as 2026-05-01 (ISO 8601)")
        published, updated = (days(text(node, name)) for name in ("datePublished", "dateModified"))
        if published and updated and max(updated) < min(published):
            told = f"published {text(node, 'datePublished')}, updated {text(node, 'dateModified')}"
            span = site.span(page.path, text(node, "dateModified"), line=line)
            yield CODE.at(span, f"{', '.join(types(node))} was updated before it was published: {told}", "mend the dates")
