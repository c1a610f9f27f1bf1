"""Differences as diagnostics: both texts side by side, each with its file and place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.difference import NOTHING, Difference
from generator.audit.page import Page
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

_WIDE = 70
"""Characters of a text that a message repeats."""

_BEFORE = 12
"""Of them, those before the first character in which the two differ."""


def tell(site: Site, code: Code, hint: str, *subjects: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each difference about some subjects."""
    for difference in site.about(*subjects):
        yield _told(site, code, hint, difference)


def _told(site: Site, code: Code, hint: str, difference: Difference) -> Diagnostic:
    first, second = (_place(site, difference, number) for number in (0, 1))
    texts = _side_by_side(*difference.texts)
    rows = [(str(span), form, text) for span, form, text in zip((first, second), difference.formats, texts, strict=True)]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    told = "".join(f"\n    {where:<{wide[0]}}  {form:<{wide[1]}}  {text}" for where, form, text in rows)
    here, there = (first, second) if difference.texts[1] == NOTHING and difference.field != "page" else (second, first)
    return code.at(here, f"{difference.page}: {difference.field} differs{told}", hint, others=[there])


def _place(site: Site, difference: Difference, number: int) -> Span:
    """Return where one of the two stands; in a file of many pages, behind the address of the page."""
    path, text = difference.paths[number], difference.texts[number]
    page = site.pages.get(path)
    after = "" if page is not None or path in site.twins.values() else difference.page
    needle = "" if text == NOTHING else text
    if page is not None and "updated" in difference.field:
        needle = needle[:10]
    line = _line(page, difference.formats[number]) if page is not None else 0
    return site.span(path, needle, after=after, line=line)


def _line(page: Page, form: str) -> int:
    """Return the line from which on a format speaks, if it is but a part of its file."""
    if form in {"json-ld", "page node"} and page.graphs:
        return page.graphs[0].line
    if form in {"h1", "html", "headings"} and page.headings:
        return page.headings[0].line
    return 0


def _side_by_side(one: str, two: str) -> tuple[str, str]:
    """Return both texts, cut to where they begin to differ."""
    flat = [re.sub(r"\s+", " ", text) for text in (one, two)]
    start = 0
    if max(map(len, flat)) > _WIDE:
        shared = next((place for place, (a, b) in enumerate(zip(*flat, strict=False)) if a != b), min(map(len, flat)))
        start = max(0, shared - _BEFORE)
    return _cut(flat[0], start), _cut(flat[1], start)


def _cut(text: str, start: int) -> str:
    part = text[start : start + _WIDE]
    return f"{'…' if start and part else ''}{part}{'…' if start + _WIDE < len(text) else ''}" or NOTHING
