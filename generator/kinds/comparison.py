"""Comparison: options against criteria, with a verdict by situation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, model_validator

from generator.diagnostics import suggest
from generator.kinds.compose import Composer, Kind
from generator.model import blocks
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import FieldProblem, Line, Markdown, Part
from generator.text.markdown import escape_text, strong


class Option(Part):
    """One of the things compared."""

    name: Line
    """Its name, head of its column."""
    description: Markdown
    """What it is, in a sentence."""


class Criterion(Part):
    """One row of the comparison."""

    name: Line
    """What is compared."""
    values: tuple[Markdown, ...] = Field(min_length=2)
    """One value an option, in their order."""
    note: Markdown | None = None
    """How it was checked, or when it matters."""


class Verdict(Part):
    """What to choose in a situation."""

    situation: Line
    """The situation."""
    choice: Line
    """The option, by name."""
    reason: Markdown
    """Why."""


class Comparison(Entry):
    """A comparison."""

    kind: ClassVar[str] = "comparison"

    options: tuple[Option, ...] = Field(min_length=2, max_length=4)
    """The things compared."""
    criteria: tuple[Criterion, ...] = Field(min_length=2)
    """What they are compared by."""
    verdict: tuple[Verdict, ...] = Field(min_length=1)
    """What to choose, by situation."""
    method: Markdown
    """How the comparison was made and when it was checked."""

    @model_validator(mode="after")
    def _rows_fit(self) -> Comparison:
        names = [option.name for option in self.options]
        for number, criterion in enumerate(self.criteria):
            if len(criterion.values) != len(names):
                message = f"has {len(criterion.values)} values for {len(names)} options"
                raise FieldProblem(("criteria", number, "values"), message, "give one value an option")
        for number, verdict in enumerate(self.verdict):
            if verdict.choice not in names:
                hint = suggest(verdict.choice, names, f"use one of: {', '.join(names)}")
                raise FieldProblem(("verdict", number, "choice"), "is not the name of an option", hint)
        return self


def present(entry: Comparison, page: Composer) -> Iterator[Block | None]:
    """Lay out a comparison: the options, the table, the verdicts, the method."""
    yield page.lead()
    options = [(strong(option.name), option.description) for option in entry.options]
    yield page.section("options", page.table(("option", "meaning"), options))
    yield page.section("criteria", _criteria(entry, page))
    rows = [(escape_text(verdict.situation), strong(verdict.choice), verdict.reason) for verdict in entry.verdict]
    yield page.section("verdict", page.table(("situation", "choice", "reason"), rows))
    yield page.prose("method", entry.method)
    yield page.questions()
    yield page.boundary()
    yield page.related()
    yield page.summary()
    yield from page.ending()
    yield page.siblings()


def _criteria(entry: Comparison, page: Composer) -> Block:
    heads = (page.site.labels("column.criterion"), *(option.name for option in entry.options), page.site.labels("column.note"))
    rows = tuple(page.texts((strong(item.name), *item.values, item.note or "—")) for item in entry.criteria)
    return blocks.Table(heads, rows)


KIND = Kind("comparison", "comparisons", Comparison, present, entity_type="TechArticle")
