"""A filled reply does not hold the words that its case expects.

`expect` says what must still be there after the next rewrite: a number, an address, the name of a step. Mend the reply, or the
expectation if it is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.cases import tried
from generator.lint.project import Files
from generator.text.markdown import to_plain

CODE = Code("APL096", "unmet-expectation", __doc__ or "")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield expectations that the filled reply does not meet, as it is written or as a reader sees it."""
    for case in tried(files):
        if case.reply is None:
            continue
        shown = case.text + "\n" + to_plain(case.text)
        for number, words in enumerate(case.case.expect):
            if words not in shown:
                message = f"the filled reply `{case.reply.id}` does not hold “{words}”"
                yield CODE.at(case.span("expect", number), message, "mend the reply, or the expectation")
