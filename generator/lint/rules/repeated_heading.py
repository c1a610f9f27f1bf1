"""Two sections, groups or replies of one page with the same heading.

The contents list shows the same words twice, and a passage that is quoted with its heading cannot be told from the other. Say in
each what only that part holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Files
from generator.lint.prose import walked
from generator.model.walk import Path, read_of
from generator.text.similar import plain_words

CODE = Code("APL077", "repeated-heading", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield headings that stand on the page already."""
    for item, found in walked(files):
        seen: dict[tuple[str | int, str], Path] = {}
        for path, text, _ in read_of(found):
            if path[-1] == "heading" or (path[-1] == "title" and path[0] == "replies"):
                first = seen.setdefault((path[0], plain_words(text)), path)
                if first != path:
                    message, others = "another part of the page has this heading", [item.span(*first)]
                    yield CODE.at(item.span(*path), message, "say what only this part holds", others=others)
