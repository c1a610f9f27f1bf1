"""The title is narrower than 10 or wider than 70 columns (a CJK character counts 2).

A title is read in search results, in browser tabs and on cards. Too short, it says nothing;
too long, its end is cut off. Say what the page gives, and leave the site's name out.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Project
from generator.text.cjk import width

CODE = Code("APL001", "odd-title-width", __doc__ or "")
NARROWEST, WIDEST = 10, 70


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield titles outside the limits."""
    for item in project.items:
        found = width(item.entry.title)
        if not NARROWEST <= found <= WIDEST:
            hint = "say more of what the page gives" if found < NARROWEST else "shorten it; details belong in the description"
            yield CODE.at(item.span("title"), f"the title is {found} columns wide, not {NARROWEST} to {WIDEST}", hint)
