"""A template has no normal case, or no failure case, among its `cases`.

A reply that nobody has tried fails in front of a customer. Before it is used, send it twice to yourself: once with a normal case,
to see whether the reader finds the next step; once with a failure, to see whether what comes back is enough to look further.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.kinds.capabilities import HasCases
from generator.lint.project import Files

CODE = Code("APL090", "missing-case", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield published templates that are not tried both ways."""
    for item in files.published():
        if isinstance(item.entry, HasCases):
            missing = [name for name in ("normal", "failure") if name not in {case.type for case in item.entry.cases}]
            if missing:
                span = item.key("cases") if item.entry.cases else item.key("replies")
                what = " and ".join(f"`type: {name}`" for name in missing)
                yield CODE.at(span, f"there is no case with {what}", "add to `cases` a reply with values for its variables")
