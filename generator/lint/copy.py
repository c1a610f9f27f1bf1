"""What several rules on Chinese wording share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.lint.project import Files
from generator.lint.prose import Passage, chinese_passages
from generator.text.chinese import Correction, What, corrections


def findings(files: Files, what: What) -> Iterator[tuple[Passage, Correction]]:
    """Yield the corrections of one sort with their passages; neighbours of one sort are one."""
    for passage, found in _corrected(files):
        last: Correction | None = None
        for correction in found:
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


@lru_cache(maxsize=1)  # every sort of correction is a rule
def _corrected(files: Files) -> tuple[tuple[Passage, tuple[Correction, ...]], ...]:
    found = ((passage, tuple(corrections(passage.text, markdown=passage.markdown))) for passage in chinese_passages(files))
    return tuple((passage, some) for passage, some in found if some)
