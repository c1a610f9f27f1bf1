"""A page without a description, or without a title.

Search results and previews show a piece of the page instead, often its menu. Write `<meta name="description">` in one or two sentences
that say what the page gives, and a title. Pages that say `noindex` are not asked. That many pages lack one is told once.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA037", "missing-description", __doc__ or "", "warning")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield pages without a description, and without a title."""
    for name, missing in (
        ("description", [page for page in site.indexed if not page.metas.get("description")]),
        ("title", [page for page in site.indexed if not page.title]),
    ):
        what = (f"the page has no {name}", f"{{count}} pages have no {name}")
        yield from site.gathered(CODE, [(page, "<head", 0) for page in missing], what, f"write a {name} that says what the page gives")
