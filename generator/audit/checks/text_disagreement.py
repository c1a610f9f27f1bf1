"""The text of a page differs between its formats: HTML, Markdown form, llms-full.txt, feed, record, passages, replies.

Sentences, links, cells, code and their order are compared. Who reads one format is told something that the others do not say.
Build every format from one source, and in one run.

On pages that AnswerPress did not make, the page and its Markdown form are compared: every longer piece of one must stand in the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.audit.told import tell
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA004", "text-disagreement", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield texts of one page that differ."""
    yield from tell(site, CODE, "build all formats anew from one source", "text")
