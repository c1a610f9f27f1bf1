"""Example: code or text to copy, with the expected result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from generator.kinds.compose import Composer, Kind
from generator.model import blocks
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import Code, CodeLanguage, Line, Markdown, Part


class Sample(Part):
    """Code or text, kept to the byte."""

    language: CodeLanguage
    """Name of the language, as a highlighter knows it; `text` for text."""
    code: Code
    """The code or text. Keys only as placeholders."""
    caption: Line | None = None
    """What it is."""


class Example(Entry):
    """An example."""

    kind: ClassVar[str] = "example"

    goal: Markdown
    """What the example shows."""
    input: Sample
    """What to send, run or write."""
    output: Sample
    """What is expected back."""
    explanation: Markdown
    """What to look at, and what to change."""


def present(entry: Example, page: Composer) -> Iterator[Block | None]:
    """Lay out an example: the goal, what goes in, what comes out, what to look at."""
    yield page.lead()
    yield page.prose("goal", entry.goal)
    yield page.section("input", _sample(entry.input))
    yield page.section("output", _sample(entry.output))
    yield page.prose("reading", entry.explanation)
    yield page.questions()
    yield page.boundary()
    yield page.related()
    yield page.summary()
    yield from page.ending()
    yield page.siblings()


def _sample(sample: Sample) -> Block:
    return blocks.Code(sample.language, sample.code, sample.caption or "")


KIND = Kind("example", "examples", Example, present, entity_type="TechArticle")
