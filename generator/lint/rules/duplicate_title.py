"""Two pages have the same title or the same description.

Readers cannot tell them apart in search results, and answer engines take one for the other.
Say in each what only that page gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Item, Project

CODE = Code("APL003", "duplicate-title", __doc__ or "")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield titles and descriptions that stand on an earlier page already."""
    for field in ("title", "description"):
        seen: dict[str, Item] = {}
        for item in project.items:
            text = str(getattr(item.entry, field)).casefold()
            first = seen.setdefault(text, item)
            if first is not item:
                message = f"{first.document.path} has the same {field}"
                yield CODE.at(item.span(field), message, "say what only this page gives", others=[first.span(field)])
