"""A page's description, or its summary in another language, differs between its formats.

Search results, previews and answer engines each show another one of them. Build every format from one text.

On pages that AnswerPress did not make, one may be the beginning of the other: formats cut off.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.audit.told import tell
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA002", "description-disagreement", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield descriptions and summaries of one page that differ."""
    yield from tell(site, CODE, "give all formats the description of the page", "description")
