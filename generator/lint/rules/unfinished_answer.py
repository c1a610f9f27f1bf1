"""An answer or a definition does not end as a sentence does.

Without its full stop a quotation looks cut off, and a colon at its end promises what does not come. End it with a
full stop, or with the list, table or code that it announces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.claims import quotable
from generator.lint.project import Files

CODE = Code("APL047", "unfinished-answer", __doc__ or "", "warning")
ALONE = True

_ENDS = re.compile(r"[。！？.!?…][”’」』）)\]*_~`\"']*$")
_OTHER_LINE = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|\||```|~~~| {4,})")
"""A last line that is no prose: an item, a row of a table, code."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield quotable texts whose last words are no end."""
    for text in quotable(files):
        words = text.text.rstrip()
        last = words.rpartition("\n")[2]
        if not _ENDS.search(last) and not _OTHER_LINE.match(last):
            span = text.item.locate(text.path, len(words) - 1, len(words))
            yield CODE.at(span, f"the {text.path[-1]} ends with “{words[-1]}”", "end it with a full stop")
