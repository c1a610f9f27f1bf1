"""A half-width mark (`,` `:` `(` `"` …) in Chinese text.

Half-width marks belong to Latin text and to code; among Chinese characters they stick to what follows and wrap badly. Write
`，` `：` `（` `“`. Code, addresses and variables are left alone. `answerpress check --fix` mends it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.copy import findings
from generator.lint.project import Files

CODE = Code("APL051", "half-width-punctuation", __doc__ or "", "warning")
ALONE = True
FIXES = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield marks of the wrong width."""
    for passage, correction in findings(files, "punctuation"):
        start, end = correction.start, correction.end
        written = passage.text[start:end]
        yield CODE.at(
            passage.span(start, end),
            f"`{written}` stands in Chinese text",
            f"write `{correction.text}`",
            fix=passage.fix(start, end, correction.text),
        )
