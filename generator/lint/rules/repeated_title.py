"""A description or `lead` that says what the title has said, or a `lead` that repeats the description.

Cards and search results show them one below the other, and the second adds nothing. Say in the description what a reader gets, and in
the lead what the description has no room for.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Files
from generator.text.markdown import to_plain
from generator.text.similar import pairs_in, plain_words_of

CODE = Code("APL074", "repeated-title", __doc__ or "", "warning")
ALONE = True
_ALIKE = 0.8


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield descriptions and leads that repeat."""
    for item in files.items:
        title, description, lead = plain_words_of([item.entry.title, item.entry.description, to_plain(item.entry.lead or "")])
        if _repeats(title, description) or description.startswith(title):
            yield CODE.at(item.span("description"), "the description repeats the title", "say what a reader gets from the page")
        if item.entry.lead and to_plain(item.entry.lead) and (_repeats(title, lead) or _repeats(description, lead)):
            yield CODE.at(item.span("lead"), "the lead repeats what stands above it", "say more than the description, or remove it")


def _repeats(one: str, other: str) -> bool:
    first, second = pairs_in(one), pairs_in(other)
    return len(first & second) >= _ALIKE * len(first | second)
