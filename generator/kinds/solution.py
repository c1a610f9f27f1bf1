"""Solution: a service for a situation, with capabilities that can be verified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from generator.kinds.compose import Composer, Kind
from generator.model import blocks
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import EntryRef, Line, Markdown, Part
from generator.text.markdown import strong


class Capability(Part):
    """Something the solution can do, and how that is verified."""

    name: Line
    """Its name."""
    description: Markdown
    """What it does."""
    evidence: Markdown
    """How a reader can verify it."""


class Decision(Part):
    """A question to settle before choosing."""

    question: Line
    """The question."""
    answer: Markdown
    """The answer."""


class Solution(Entry):
    """A solution."""

    kind: ClassVar[str] = "solution"

    service: Line
    """Name of the service that the solution describes."""
    pains: tuple[Markdown, ...] = Field(min_length=1)
    """What hurts without it."""
    outcomes: tuple[Markdown, ...] = Field(min_length=1)
    """What a team has afterwards."""
    capabilities: tuple[Capability, ...] = Field(min_length=1)
    """What it can do, and how that is verified."""
    steps: tuple[Markdown, ...] = Field(min_length=1)
    """How it is put in place, in order."""
    decisions: tuple[Decision, ...] = ()
    """Questions to settle before choosing."""
    metrics: tuple[Markdown, ...] = ()
    """What to measure afterwards."""
    rollout: Markdown | None = None
    """Notes on carrying it out: pilot, owners, when to pause."""
    trust: tuple[EntryRef, ...] = ()
    """Trust pages to show."""


def present(entry: Solution, page: Composer) -> Iterator[Block | None]:
    """Lay out a solution: whom it serves, what it gives, how that is verified."""
    yield page.lead()
    yield page.audience()
    yield page.bullets("pains", entry.pains)
    yield page.bullets("outcomes", entry.outcomes)
    rows = [(strong(item.name), item.description, item.evidence) for item in entry.capabilities]
    yield page.section("capabilities", page.table(("capability", "meaning", "verification"), rows))
    yield page.steps("steps", entry.steps)
    yield page.section("decisions", _decisions(entry, page))
    yield page.bullets("metrics", entry.metrics)
    yield page.prose("rollout", entry.rollout)
    yield page.boundary()
    yield page.questions()
    yield page.summary()
    yield page.related()
    yield page.cards("trust", entry.trust)
    yield from page.ending()
    yield page.siblings()


def _decisions(entry: Solution, page: Composer) -> Block | None:
    items = tuple(
        blocks.Question(f"decision-{number}", item.question, page.text(item.answer)) for number, item in enumerate(entry.decisions, 1)
    )
    return blocks.Questions(items) if items else None


KIND = Kind("solution", "solutions", Solution, present, entity_type="", about="service")
