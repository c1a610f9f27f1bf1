"""A heading of a hand-written page that skips a level, or a second heading of the first level.

People who listen to a page move by its headings, and search engines cut it at them: after `##` comes `###`, not `####`. The title is the
one heading of the first level. In entries, headings come from sections and are always in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.diagnostics import Code, Diagnostic, Span
from generator.lint.project import Project

CODE = Code("APL067", "skipped-heading", __doc__ or "", "warning")

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})[ \t]+\S")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield headings out of order."""
    if project.site is None:
        return
    folder = PurePosixPath(project.vocabularies["site"].path).parent
    for page in project.site.handwritten:
        before = 0
        for number, level in headings(page.markdown):
            line = page.first_line + number
            span = Span(str(folder / page.path), line, 1, line, level + 1)
            if level == 1 and before:
                yield CODE.at(span, "a second heading of the first level", "write `##`; the title is the only one")
            elif level > before + 1:
                yield CODE.at(span, f"a heading of level {level} after one of level {before}", f"write `{'#' * (before + 1)}`")
            before = level


def headings(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield (line from 0, level) of headings outside of code blocks."""
    fence = ""
    for number, line in enumerate(markdown.split("\n")):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (heading := _HEADING.match(line)):
            yield number, len(heading[1])
