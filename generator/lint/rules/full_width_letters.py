"""Full-width letters or digits (`ＡＰＩ`, `２４`).

They come from an input method, look alike and are other characters: search does not find them, and a reader who copies a name or
a number copies what no program takes. Write them half-width. `answerpress check --fix` mends it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.copy import findings
from generator.lint.project import Files

CODE = Code("APL052", "full-width-letters", __doc__ or "", "warning")
ALONE = True
FIXES = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield runs of full-width letters and digits."""
    for passage, correction in findings(files, "width"):
        written = passage.text[correction.start : correction.end]
        fix = passage.fix(correction.start, correction.end, correction.text)
        yield CODE.at(passage.span(correction.start, correction.end), f"`{written}` is full-width", f"write `{correction.text}`", fix=fix)
