"""A reply, filled in with the values of a case, asks for something that policy.yml forbids.

The values may complete a request that the reply alone does not make. Whoever receives it would send a key or a screenshot that
nobody should have. Ask for what `instead` of policy.yml names.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.asks import asks_for, vocabulary
from generator.lint.cases import tried
from generator.lint.project import Files

CODE = Code("APL095", "case-asks-forbidden", __doc__ or "")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield cases whose filled reply asks for something forbidden."""
    if files.policy is None:
        return
    known = vocabulary(files.policy.never)
    labels = {item.id: item.label for item in files.policy.never}
    for case in tried(files):
        for found in asks_for(case.text, known):
            message = f"the filled reply `{case.reply.id}` asks for {labels[found.term]}"
            yield CODE.at(case.span("reply"), message, "ask for what policy.yml names instead, or change the values")
