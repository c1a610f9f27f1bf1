"""Two pages whose titles or descriptions are nearly the same.

Readers of search results cannot choose between them, and answer engines take one for the other. Say in each what only that
page gives. Titles that differ in a number or a Latin name (`401`, `402`) are different ones; equal ones are told by `duplicate-title`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.diagnostics import Code, Diagnostic
from generator.lint.limits import limits
from generator.lint.pages import current
from generator.lint.project import Project
from generator.model.fields import Part
from generator.text.similar import alike

CODE = Code("APL060", "near-duplicate-title", __doc__ or "", "warning")


class Limits(Part):
    """When two texts count as nearly the same."""

    title: Annotated[int, Field(ge=30, le=100)] = 75
    """Percent of neighbouring characters that two titles share."""
    description: Annotated[int, Field(ge=30, le=100)] = 70
    """Percent of neighbouring characters that two descriptions share."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield titles and descriptions that are nearly those of an earlier page."""
    least = limits(project, CODE, Limits)
    items = current(project)
    for field, percent in (("title", least.title), ("description", least.description)):
        texts = tuple(str(getattr(item.entry, field)) for item in items)
        for earlier, later in next(project.memo.each(alike, [(texts, percent / 100)])):
            one, other = texts[earlier], texts[later]
            if one.casefold() != other.casefold():
                first, second = items[earlier].span(field), items[later].span(field)
                message = f"the {field} is nearly that of {first.path}"
                yield CODE.at(second, message, "say what only this page gives", others=[first])
