"""Chinese text without a space where a Latin word or a number begins or ends, or with one beside a full-width mark.

`调用API时` is hard to read; write `调用 API 时`. Beside full-width punctuation no space is wanted: the mark has one of its own. Code,
links, variables, `aliases` and the `signal` of symptoms are left alone. `answerpress check --fix` mends it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.copy import findings
from generator.lint.project import Files

CODE = Code("APL050", "odd-spacing", __doc__ or "", "warning")
ALONE = True
FIXES = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield missing and superfluous spaces."""
    for passage, correction in findings(files, "spacing"):
        start, end = correction.start, correction.end
        if correction.text:
            message, hint = "there is no space between Chinese and Latin text", "put a space here"
            span = passage.span(max(0, start - 1), min(len(passage.text), end + 1))
        else:
            message, hint, span = "a space stands beside a full-width mark", "remove the space", passage.span(start, end)
        fix = passage.fix(start, end, correction.text)
        if correction.text or fix:  # a space that stands nowhere in the file is a folded line end
            yield CODE.at(span, message, hint, fix=fix)
