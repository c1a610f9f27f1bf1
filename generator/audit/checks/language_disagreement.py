"""Formats of a page name different languages: `lang`, `inLanguage`, front matter, feed, record.

Readers are read to in the wrong voice, and engines file the page under a language that it is not in.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.audit.told import tell
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA006", "language-disagreement", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield languages of one page that differ."""
    yield from tell(site, CODE, "name the language of the page in all formats", "language")
