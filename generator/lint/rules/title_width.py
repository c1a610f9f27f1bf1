"""The title is narrower than 10 or wider than 70 columns (a CJK character counts 2).

A title is read in search results, in browser tabs and on cards. Too short, it says nothing;
too long, its end is cut off. Say what the page gives, and leave the site's name out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.project import Files
from generator.model.fields import Part
from generator.text.cjk import width

CODE = Code("APL001", "odd-title-width", __doc__ or "")
ALONE = True


class Limits(Part):
    """How wide a title may be, in columns."""

    narrowest: Annotated[int, Field(ge=0)] = 10
    """Columns that a title needs."""
    widest: Annotated[int, Field(ge=1)] = 70
    """Columns that a title may have."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield titles outside the limits."""
    wanted = limits(files, CODE, Limits)
    for item in files.items:
        found = width(item.entry.title)
        if not wanted.narrowest <= found <= wanted.widest:
            hint = "say more of what the page gives" if found < wanted.narrowest else "shorten it; details belong in the description"
            yield CODE.at(item.span("title"), f"the title is {found} columns wide, not {wanted.narrowest} to {wanted.widest}", hint)
