"""A sentence that is too long to be read in one go.

Support reads it aloud, and answer engines cut it. Make two of it, or a list. A sentence ends with `。` `！` `？` `；` or a line. Code and
addresses are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.project import Files
from generator.lint.prose import chinese_passages
from generator.model.fields import Part
from generator.text.chinese import is_chinese
from generator.text.cjk import width
from generator.text.visible import CODE as TICK
from generator.text.visible import HIDDEN, visible

CODE = Code("APL072", "long-sentence", __doc__ or "", "warning")
ALONE = True
_END = re.compile(r"[。！？；]+[”」』）]?|\n")


class Limits(Part):
    """What is too long."""

    widest: Annotated[int, Field(ge=60)] = 240
    """Columns that a sentence may have (a CJK character counts 2)."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield long sentences, each at its beginning."""
    widest = limits(files, CODE, Limits).widest
    for passage in chinese_passages(files):
        if 2 * len(passage.text) <= widest or not is_chinese(passage.text):
            continue
        seen = visible(passage.text, markdown=passage.markdown)
        start = 0
        for match in [*_END.finditer(seen.text), None]:
            end = match.end() if match else len(seen.text)
            found = width(seen.text[start:end].replace(HIDDEN, "").replace(f"{TICK}x{TICK}", "")) if end > start else 0
            if found > widest:
                span = passage.span(seen.places[start], seen.places[end - 1] + 1)
                yield CODE.at(span, f"the sentence is {found} columns wide; {widest} are enough", "make two of it, or a list")
            start = end
