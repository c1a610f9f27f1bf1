"""The description is narrower than 60 or wider than 240 columns (a CJK character counts 2).

The description is the summary in search results, on cards, in feeds and in llms.txt. It says in
one or two sentences what a reader gets from the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Project
from generator.text.cjk import width

CODE = Code("APL002", "odd-description-width", __doc__ or "")
NARROWEST, WIDEST = 60, 240


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield descriptions outside the limits."""
    for item in project.items:
        found = width(item.entry.description)
        if not NARROWEST <= found <= WIDEST:
            hint = "say what a reader gets from the page" if found < NARROWEST else "shorten it to one or two sentences"
            yield CODE.at(item.span("description"), f"the description is {found} columns wide, not {NARROWEST} to {WIDEST}", hint)
