"""A normal case gives the customer nothing to do next.

Whoever reads the reply should not have to ask "and now?". Ask, name a step ("请先…", "Please…"), number the steps, or link the
page that has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.cases import tried
from generator.lint.project import Files
from generator.text.markdown import scan

CODE = Code("APL093", "case-without-step", __doc__ or "", "warning")
ALONE = True

_REFUSED = re.compile(r"(?:请|先)?(?:不要|勿|别)|\bplease (?:do not|don[’']t|never)\b", re.IGNORECASE)
_STEP = re.compile(
    r"请|可以(?!了)|建议|需要您|接下来|下一步|依次|核对|对照|\bplease\b|\byou can\b|\bnext\b|\btry\b|\bcheck\b|\bfollow\b|[？?]$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
_CLAUSE = re.compile(r"(?<=[？?])|[，。；！\n,;!]+|\.(?=\s|$)")


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield normal cases without a next step."""
    for case in tried(files):
        if case.case.type == "normal" and case.text and not _has_step(case.text):
            message = f"the reply `{case.reply.id}` names no next step"
            yield CODE.at(case.span("reply"), message, "say what to do, or link the page that says it")


def _has_step(text: str) -> bool:
    if scan(text).links or _NUMBERED.search(text):
        return True
    return any(_STEP.search(clause) and not _REFUSED.search(clause) for clause in _CLAUSE.split(text))
