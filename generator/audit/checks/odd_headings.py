"""A page has no first-level heading, or several, or skips a level.

Screen readers and answer engines read a page by its headings: `h1` names it, `h2` its parts. An `h4` below an `h2` is a part of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.page import Heading, Page
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA031", "odd-headings", __doc__ or "", "warning")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield pages whose headings are out of order."""
    faults: dict[str, list[tuple[Page, str, int]]] = {}
    for page in site.documents:
        firsts = [heading for heading in page.headings if heading.level == 1]
        if not firsts:
            faults.setdefault("no", []).append((page, "<body", 0))
        elif len(firsts) > 1:
            faults.setdefault("several", []).append((page, firsts[1].text, firsts[1].line))
        if skip := _skip(page.headings):
            faults.setdefault("skip", []).append((page, skip.text, skip.line))
    for kind, pages in faults.items():
        yield from site.gathered(CODE, pages, *_WORDS[kind])


_WORDS = {
    "no": (("the page has no first-level heading", "{count} pages have no first-level heading"), "give the page one `h1` that names it"),
    "several": (
        ("the page has a second first-level heading", "{count} pages have several first-level headings"),
        "make the others `h2`",
    ),
    "skip": (
        (
            "the heading is more than one level below the one before",
            "in {count} pages a heading is more than one level below the one before",
        ),
        "use the next level",
    ),
}


def _skip(headings: list[Heading]) -> Heading | None:
    """Return the first heading after ``h1`` that is more than one level below the heading before it."""
    start = next((number for number, heading in enumerate(headings) if heading.level == 1), len(headings))
    for above, below in zip(headings[start:], headings[start + 1 :], strict=False):
        if below.level > above.level + 1:
            return below
    return None
