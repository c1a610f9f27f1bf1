"""Two pages have the same title or the same description.

Readers cannot tell them apart in search results, and answer engines take one for the other.
Say in each what only that page gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic, Span
from generator.lint.project import Project

CODE = Code("APL003", "duplicate-title", __doc__ or "")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield titles and descriptions that stand on an earlier page already."""
    for field in ("title", "description"):
        seen: dict[str, Span] = {}
        for item in project.items:
            text = str(getattr(item.entry, field)).casefold()
            span = item.span(field)
            if text in seen:
                message = f"{seen[text].path} has the same {field}"
                yield CODE.at(span, message, "say what only this page gives", others=[seen[text]])
            seen.setdefault(text, span)
