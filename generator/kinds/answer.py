"""Answer: one question, a short answer that can be quoted, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from generator.kinds.compose import Composer, Kind
from generator.model import blocks
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import EvidenceRef, Line, Markdown


class Answer(Entry):
    """A short answer to one question."""

    kind: ClassVar[str] = "answer"

    question: Line
    """The question, as a customer asks it."""
    answer: Annotated[Markdown, Field(max_length=300)]
    """The short answer: at most 300 characters, complete on its own, no "see above"."""
    basis: tuple[Markdown, ...] = Field(min_length=1)
    """When the answer applies, why, and where its limits are."""
    steps: tuple[Markdown, ...] = Field(min_length=1)
    """What to do next, in order."""
    evidence: tuple[EvidenceRef, ...] = ()
    """What to keep for support: ids of evidence.yml."""
    handoff: tuple[Markdown, ...] = ()
    """What a note for the next person must hold."""


def present(entry: Answer, page: Composer) -> Iterator[Block | None]:
    """Lay out an answer: the quotable box first, then why, what next, what to keep."""
    yield blocks.AnswerBox(entry.question, page.text(entry.answer))
    yield page.lead()
    yield page.bullets("basis", entry.basis)
    yield page.steps("steps", entry.steps)
    yield page.questions()
    yield page.evidence(entry.evidence)
    yield page.boundary()
    yield page.summary()
    yield page.related()
    yield page.bullets("handoff", entry.handoff)
    yield from page.ending()
    yield page.siblings()


KIND = Kind("answer", "answers", Answer, present, entity_type="TechArticle")
