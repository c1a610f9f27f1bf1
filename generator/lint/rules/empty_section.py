"""A text that shows nothing: only spaces, a rule, an empty list or an empty table.

Readers see a heading without an answer, and machines an empty passage. Write the text, or remove the section until there is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Files
from generator.lint.prose import passages
from generator.text.markdown import scan, to_plain

CODE = Code("APL070", "empty-section", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield Markdown texts without a visible character."""
    for passage in passages(files):
        if not passage.markdown or passage.text[:1].isalpha() or "rows" in passage.path:  # what begins with a letter shows it
            continue
        if not any(map(str.isalnum, to_plain(passage.text))):
            found = scan(passage.text)
            if not found.links and not found.faults and not to_plain(passage.text).strip("-*_—–|. \u00a0\u3000"):
                yield CODE.at(passage.document.span(passage.path), "the text shows nothing", "write it, or remove the field")
