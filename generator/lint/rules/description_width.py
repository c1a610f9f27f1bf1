"""The description is narrower than 60 or wider than 240 columns (a CJK character counts 2).

The description is the summary in search results, on cards, in feeds and in llms.txt. It says in
one or two sentences what a reader gets from the page.
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

CODE = Code("APL002", "odd-description-width", __doc__ or "")
ALONE = True


class Limits(Part):
    """How wide a description may be, in columns."""

    narrowest: Annotated[int, Field(ge=0)] = 60
    """Columns that a description needs."""
    widest: Annotated[int, Field(ge=1)] = 240
    """Columns that a description may have."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield descriptions outside the limits."""
    wanted = limits(files, CODE, Limits)
    for item in files.items:
        found = width(item.entry.description)
        if not wanted.narrowest <= found <= wanted.widest:
            hint = "say what a reader gets from the page" if found < wanted.narrowest else "shorten it to one or two sentences"
            yield CODE.at(
                item.span("description"), f"the description is {found} columns wide, not {wanted.narrowest} to {wanted.widest}", hint
            )
