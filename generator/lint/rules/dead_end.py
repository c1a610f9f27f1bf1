"""A published page that leads nowhere: no `related`, no link to another page in its text, no question of an FAQ page.

Who has not found his answer there leaves. Name the page to read next, and why: `related: [{ref: guide:…, reason: …}]`. A link in
`boundary` to those who help is a next step as well. Small sites are left alone: their lists show them whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.pages import is_small
from generator.lint.project import Item, Project
from generator.model.fields import Part, RefTo
from generator.model.walk import leaves
from generator.text.markdown import scan
from generator.text.refs import SCHEME, split_ref

CODE = Code("APL065", "dead-end", __doc__ or "", "warning")


class Limits(Part):
    """Where the rule begins."""

    from_pages: Annotated[int, Field(ge=1)] = 20
    """Published pages from which on a site needs links between them."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield pages without a next one."""
    if is_small(project, limits(project, CODE, Limits).from_pages):
        return
    for item in project.published():
        if not any(_leads_on(item)):
            yield CODE.at(item.key("title"), "the page leads nowhere", "name the page to read next under `related`")


def _leads_on(item: Item) -> Iterator[bool]:
    for _, text, marker in leaves(item.entry):
        if isinstance(marker, RefTo):
            yield marker.target in {"entry", "question"} and bool(SCHEME.match(text)) and split_ref(text)[0] != item.id
        else:
            targets = (link.destination for link in scan(text).links)
            yield any(bool(SCHEME.match(target)) and not target.startswith("fact:") for target in targets)
