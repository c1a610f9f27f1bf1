"""The short answer or the definition that opens a page is too short to stand alone, or too long to be quoted.

An answer engine takes it whole or not at all, and a person reads it before anything else. A short answer takes 30
to 400 columns (a CJK character counts 2), a definition 20 to 240: what it is or what to do, and the one
condition that matters. Reasons, exceptions and steps have fields of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.claims import quotable
from generator.lint.limits import limits
from generator.lint.project import Files
from generator.model.fields import Part
from generator.text.cjk import width
from generator.text.markdown import to_plain

CODE = Code("APL043", "odd-answer-width", __doc__ or "", "warning")
ALONE = True


class Limits(Part):
    """How wide the openings of pages may be, in columns."""

    shortest_answer: Annotated[int, Field(ge=0)] = 30
    """Columns that a short answer needs."""
    longest_answer: Annotated[int, Field(ge=1)] = 400
    """Columns that a short answer may have."""
    shortest_definition: Annotated[int, Field(ge=0)] = 20
    """Columns that a definition needs."""
    longest_definition: Annotated[int, Field(ge=1)] = 240
    """Columns that a definition may have."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield openings outside the limits."""
    wanted = limits(files, CODE, Limits)
    bounds = {
        "answer": (wanted.shortest_answer, wanted.longest_answer),
        "definition": (wanted.shortest_definition, wanted.longest_definition),
    }
    for text in quotable(files):
        if text.short:
            field = str(text.path[-1])
            narrowest, widest = bounds[field]
            found = width(to_plain(text.text))
            if not narrowest <= found <= widest:
                hint = "make it complete on its own" if found < narrowest else "move reasons and steps into their own fields"
                yield CODE.at(text.item.span(*text.path), f"the {field} is {found} columns wide, not {narrowest} to {widest}", hint)
