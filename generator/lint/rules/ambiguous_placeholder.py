"""Two variables of one reply read the same in a help desk, or the text itself holds the words of a question.

Nobody could tell them apart, neither an agent who fills them in nor the comparison of `answerpress desk diff TARGET DUMP`.
Let their placeholders or questions in desks.yml differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.desk_findings import desk_findings
from generator.lint.project import Project

CODE = Code("APD005", "ambiguous-placeholder", __doc__ or "")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield replies whose variables cannot be told apart in a desk."""
    yield from desk_findings(project, "ambiguous", CODE)
