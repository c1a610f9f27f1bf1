"""A published page that no other page links to: only lists and search lead there.

Readers who need it do not know of it, and crawlers rate it low. Link to it from a page that its readers come from, in the text or in
`related`. What site.yml features, offers as support or shows as a trust page is linked from there. Small sites are left alone: their
lists show them whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.pages import is_small
from generator.lint.project import Project
from generator.model.fields import Part, RefTo
from generator.model.walk import leaves
from generator.text.refs import split_ref

CODE = Code("APL064", "orphan-page", __doc__ or "", "warning")


class Limits(Part):
    """Where the rule begins."""

    from_pages: Annotated[int, Field(ge=1)] = 20
    """Published pages from which on a site needs links between them."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield pages without a link from another one."""
    if project.site is None or is_small(project, limits(project, CODE, Limits).from_pages):
        return
    written = "\n".join(page.markdown for page in project.site.handwritten)
    named = {split_ref(text)[0] for _, text, marker in leaves(project.site.brand) if isinstance(marker, RefTo)}
    for item in project.published():
        slug = item.id.partition(":")[2]
        if item.id not in project.site.backlinks and item.id not in named and f"/{slug}" not in written:
            yield CODE.at(item.key("title"), "no other page links to this one", "link to it from a page that its readers come from")
