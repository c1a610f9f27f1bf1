"""A published page with hardly any text of its own.

It costs a reader a click and an answer engine a place, and gives neither anything. Say more, or make it a section or a question of a page
that readers go to anyway, and retire it. Counted are letters beside title, description, links and change log; code counts in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.pages import is_small
from generator.lint.project import Files, Item, Project
from generator.model.fields import Part
from generator.text.cjk import width
from generator.text.markdown import to_plain

CODE = Code("APL066", "thin-page", __doc__ or "", "warning")


class Limits(Part):
    """What is hardly any text."""

    narrowest: Annotated[int, Field(ge=0)] = 300
    """Columns of text that a page needs (a CJK character counts 2)."""
    from_pages: Annotated[int, Field(ge=1)] = 20
    """Published pages from which on a page can be too many."""


_FRAME = {
    "title",
    "description",
    "revisions",
    "review_note",
    "related",
    "sources",
    "aliases",
    "audience",
    "boundary",
    "summary_en",
    "allow",
}
_FRAME |= {"owner", "author", "status", "topics", "moved_to", "redirect_from", "published", "updated", "review_by"}


def part(files: Files) -> int:
    """Return the columns of a page's own text; no more are counted than are enough."""
    enough = limits(files, CODE, Limits).narrowest
    own = [value for item in files.published() for name, value in _written(item.entry) if name not in _FRAME]
    return _columns(own, enough)


def check(project: Project, parts: Sequence[int]) -> Iterator[Diagnostic]:
    """Yield pages with too little text."""
    least = limits(project, CODE, Limits)
    if is_small(project, least.from_pages):
        return
    for item, columns in zip(project.items, parts, strict=True):
        if item.entry.status != "published" or columns >= least.narrowest:
            continue
        found = columns + _shown(item, project)
        if found < least.narrowest:
            message = f"the page has {found} columns of text of its own; {least.narrowest} are wanted"
            yield CODE.at(item.key("title"), message, "say more, or make it a part of another page")


def _columns(value: object, enough: int) -> int:
    """Return the columns of all texts in a value; no more are counted than are enough."""
    if isinstance(value, str):
        return width(to_plain(value))
    found = 0
    for inner in value if isinstance(value, list | tuple) else (held for _, held in _written(value)) if isinstance(value, Part) else ():
        found += _columns(inner, enough)
        if found >= enough:
            break
    return found


def _written(part: Part) -> Iterator[tuple[str, object]]:
    """Yield the fields that somebody has written."""
    return ((name, value) for name, value in vars(part).items() if name in part.model_fields_set)


def _shown(item: Item, project: Project) -> int:
    """Return the columns of the questions of other pages that the page shows."""
    refs = [faq for faq in item.entry.faqs if isinstance(faq, str)]
    return sum(width(to_plain(project.site.question(ref).answer)) for ref in refs) if project.site else 0
