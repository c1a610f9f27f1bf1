"""What several rules on Chinese wording share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.project import Project
from generator.lint.prose import Passage, chinese_passages
from generator.text.chinese import Correction, What, corrections


def findings(project: Project, what: What) -> Iterator[tuple[Passage, Correction]]:
    """Yield the corrections of one sort with their passages; neighbours of one sort are one."""
    for passage in chinese_passages(project):
        last: Correction | None = None
        for correction in corrections(passage.text, markdown=passage.markdown):
            if correction.what != what:
                continue
            if last and last.end == correction.start and what == "width":
                last = Correction(last.start, correction.end, last.text + correction.text, what)
                continue
            if last:
                yield passage, last
            last = correction
        if last:
            yield passage, last
