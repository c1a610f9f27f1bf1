"""A paragraph that is too long to be looked through.

Readers of a help page search for the one sentence that helps them, and answer engines quote paragraphs. Begin a new one where
the thought changes, or make a list or a section of it. Replies, short answers and lists are not judged by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.project import Files
from generator.lint.prose import chinese_passages
from generator.model.fields import Part
from generator.text.cjk import width
from generator.text.visible import visible

CODE = Code("APL073", "long-paragraph", __doc__ or "", "warning")
ALONE = True


class Limits(Part):
    """What is too long."""

    widest: Annotated[int, Field(ge=200)] = 640
    """Columns that a paragraph may have (a CJK character counts 2)."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield long paragraphs."""
    widest = limits(files, CODE, Limits).widest
    for passage in chinese_passages(files):
        if not passage.markdown or 2 * len(passage.text) <= widest:
            continue
        seen, start = visible(passage.text, markdown=passage.markdown), 0
        for paragraph in seen.text.split("\n\n"):
            found, end = width(paragraph), start + len(paragraph)
            if found > widest:
                span = passage.span(seen.places[start], seen.places[end - 1] + 1)
                yield CODE.at(span, f"the paragraph is {found} columns wide; {widest} are enough", "begin a new one, or make a list")
            start = end + 2
