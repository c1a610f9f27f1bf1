"""A failure case collects nothing that a person could look further with.

When what the reply suggests does not help, the next message must hold what finds the request: its time, the status code, the
words of the error, the task id. Name at least one field of evidence.yml in the reply, by its label or its variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.cases import tried
from generator.lint.project import Files
from generator.model.fields import VARIABLE
from generator.model.vocabulary import Evidence

CODE = Code("APL094", "case-without-evidence", __doc__ or "", "warning")
ALONE = True
_BETWEEN = re.compile(r"[\s`*_]+")


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield failure cases whose reply names no evidence."""
    if files.evidence is None:
        return
    for case in tried(files):
        if case.case.type == "failure" and case.reply is not None and not _names_evidence(case.reply.text, files.evidence):
            message = f"the reply `{case.reply.id}` names nothing to keep or to send"
            yield CODE.at(case.span("reply"), message, "ask for a field of evidence.yml by its label, such as the time of the request")


def _names_evidence(text: str, evidence: Evidence) -> bool:
    ids = {field.id for field in evidence.fields}
    words = _BETWEEN.sub("", text).casefold()
    return bool(ids & set(VARIABLE.findall(text))) or any(_BETWEEN.sub("", field.label).casefold() in words for field in evidence.fields)
