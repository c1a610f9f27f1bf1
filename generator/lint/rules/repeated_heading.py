"""Two sections, groups or replies of one page with the same heading.

The contents list shows the same words twice, and a passage that is quoted with its heading cannot be told from the other. Say in
each what only that part holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic, Span
from generator.lint.project import Files
from generator.model.walk import texts
from generator.text.similar import plain_words

CODE = Code("APL077", "repeated-heading", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield headings that stand on the page already."""
    for item in files.items:
        seen: dict[tuple[str | int, str], Span] = {}
        for path, text, _ in texts(item.entry):
            if path[-1] == "heading" or (path[-1] == "title" and path[0] == "replies"):
                span = item.span(*path)
                first = seen.setdefault((path[0], plain_words(text)), span)
                if first != span:
                    yield CODE.at(span, "another part of the page has this heading", "say what only this part holds", others=[first])
