"""A published page that leads nowhere: no `related`, no link to another page in its text, no question of an FAQ page.

Who has not found his answer there leaves. Name the page to read next, and why: `related: [{ref: guide:…, reason: …}]`. A link in
`boundary` to those who help is a next step as well. Small sites are left alone: their lists show them whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.pages import is_small
from generator.lint.project import Files, Project
from generator.lint.prose import walked
from generator.model.fields import Part, Prose, RefTo
from generator.model.walk import Marked
from generator.text.markdown import scan
from generator.text.refs import SCHEME, split_ref

CODE = Code("APL065", "dead-end", __doc__ or "", "warning")


class Limits(Part):
    """Where the rule begins."""

    from_pages: Annotated[int, Field(ge=1)] = 20
    """Published pages from which on a site needs links between them."""


def part(files: Files) -> bool:
    """Tell whether an entry leads on."""
    return any(_leads_on(item.id, found) for item, found in walked(files))


def check(project: Project, parts: Sequence[bool]) -> Iterator[Diagnostic]:
    """Yield pages without a next one."""
    if is_small(project, limits(project, CODE, Limits).from_pages):
        return
    for item, leads_on in zip(project.items, parts, strict=True):
        if item.entry.status == "published" and not leads_on:
            yield CODE.at(item.key("title"), "the page leads nowhere", "name the page to read next under `related`")


def _leads_on(page: str, found: Sequence[Marked]) -> bool:
    names = (text for _, text, marker in found if isinstance(marker, RefTo) and marker.target in {"entry", "question"})
    if any(SCHEME.match(name) and split_ref(name)[0] != page for name in names):
        return True
    links = (link.destination for _, text, marker in found if isinstance(marker, Prose) for link in scan(text).links)
    return any(SCHEME.match(target) and not target.startswith("fact:") for target in links)
