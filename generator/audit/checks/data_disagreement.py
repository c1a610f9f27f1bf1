"""Structured data says something else than the page: an answer, a step, a definition, a crumb, a source, an author.

Search engines take such markup for deception and drop it. Build JSON-LD from the same source as the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.audit.told import tell
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA005", "data-disagreement", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield what JSON-LD tells differently."""
    yield from tell(site, CODE, "give the structured data what the page shows", "data")
