"""An entry: one validated piece of content, with the fields that every kind has."""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from generator.model.fields import (
    Date,
    Digest,
    EntryRef,
    EvidenceRef,
    FieldProblem,
    Line,
    Markdown,
    Paragraph,
    Part,
    PersonRef,
    QuestionRef,
    Route,
    Slug,
    TopicRef,
    Url,
)


class Revision(Part):
    """One line of the public change log."""

    date: Date
    """The day of the change."""
    change: Line
    """What changed, for a reader."""
    trigger: Line
    """What made us change it: a question that came back, a product change, a review."""
    approved_by: PersonRef
    """Who approved it: an id of people or teams in site.yml."""


class Symptom(Part):
    """What a reader sees, and what to do about it; all of them make the error finder."""

    signal: Line
    """What is seen, as it is seen: "401", "model not found", "stream=true 没有 data 行"."""
    type: Literal["status", "message", "behaviour"]
    """A status code, a message, or a behaviour."""
    check_first: Markdown
    """The first thing to check."""
    action: Markdown
    """The usual remedy."""
    avoid: Markdown
    """What not to do."""
    evidence: tuple[EvidenceRef, ...] = ()
    """What to keep: ids of evidence.yml."""


class InlineQuestion(Part):
    """A question that belongs to this page alone."""

    id: Slug | None = None
    """Anchor of the question; by default made from its place."""
    question: Line
    """The question, as a reader asks it."""
    answer: Markdown
    """The answer, complete on its own."""


class Related(Part):
    """A page to read next, and why."""

    ref: EntryRef
    """The page."""
    reason: Line | None = None
    """Why a reader would go there."""


class Source(Part):
    """Evidence for what a page claims."""

    title: Line
    """Title of the source."""
    url: Url
    """Its address."""
    checked: Date
    """The day on which somebody last compared the page with it."""


class Allowance(Part):
    """A finding that the team lives with for a while, and why."""

    rule: Line
    """Name of the rule, as `answerpress explain` lists it: reads well after "allow"."""
    reason: Line
    """Why it is allowed here."""
    until: Date
    """The day after which the finding is reported again."""


class Internal(Part):
    """Private handling notes. Never part of an entry, never in a public byte."""

    notes: str | None = None
    """How we handle it inside."""
    evidence_location: str | None = None
    """Where the private record lies."""
    escalation: str | None = None
    """Who takes over, and when."""
    tickets: tuple[str, ...] = ()
    """Ids of tickets that led to this page."""


class Entry(Part):
    """The fields that every kind has. A kind adds its own in ``generator/kinds/``."""

    kind: ClassVar[str] = ""

    title: Line
    """Title of the page; display width 10 to 70 (a CJK character counts 2)."""
    description: Line
    """What the page gives, for search results, cards, feeds and llms.txt; display width 60 to 240."""
    lead: Markdown | None = None
    """First paragraph, when it should say more than the description."""
    status: Literal["draft", "published", "retired"] = "draft"
    """Drafts are not published; a retired page leaves a redirect to `moved_to`."""
    moved_to: EntryRef | None = None
    """Where readers of a retired page go."""
    owner: PersonRef
    """Who answers for the page: an id of people or teams in site.yml."""
    author: PersonRef | None = None
    """Who wrote it; the editorial team by default."""
    published: Date
    """The day of first publication."""
    updated: Date
    """The day of the last change of substance: the newest date of `revisions`."""
    review_by: Date
    """The day by which the page must be reviewed; after it the page is stale."""
    revisions: tuple[Revision, ...] = Field(min_length=1)
    """The public change log, newest first."""
    topics: tuple[TopicRef, ...] = Field(min_length=1, max_length=4)
    """One to four ids of topics.yml."""
    audience: tuple[Line, ...] = ()
    """Whom the page serves."""
    aliases: tuple[Line, ...] = ()
    """What people type or paste to find it. Feeds search, not the visible text."""
    symptoms: tuple[Symptom, ...] = ()
    """What readers see when they need this page. Feeds the error finder."""
    summary_en: tuple[Paragraph, ...] = Field(min_length=1)
    """English summary for machines and readers of English, a list of paragraphs."""
    summary_en_of: Digest | None = None
    """Digest of the text that the English summary was written for."""
    faqs: tuple[QuestionRef | InlineQuestion, ...] = ()
    """Questions shown on the page: `faq:slug#entry`, or a question and answer of its own."""
    related: tuple[EntryRef | Related, ...] = ()
    """What to read next."""
    sources: tuple[Source, ...] = ()
    """Evidence for claims."""
    boundary: Markdown | None = None
    """What this page does not decide, and where private cases go."""
    review_note: Markdown | None = None
    """How this page was reviewed, and by whose experience; the site's own note by default."""
    redirect_from: tuple[Route, ...] = ()
    """Old addresses that lead here."""
    allow: tuple[Allowance, ...] = ()
    """Findings of rules that are allowed in this file, each with a reason and an end."""

    def is_stale(self, today: datetime.date) -> bool:
        """Tell whether the day of the next review has passed."""
        return today > self.review_by

    @model_validator(mode="after")
    def _fields_agree(self) -> Entry:
        newest = max(revision.date for revision in self.revisions)
        if self.updated < self.published:
            raise FieldProblem(("updated",), "is earlier than `published`", "set it to the day of the last change")
        if newest != self.updated:
            message = f"is not the newest date of `revisions` ({newest})"
            raise FieldProblem(("updated",), message, f"set it to {newest}, or add a revision")
        if self.review_by <= self.updated:
            raise FieldProblem(("review_by",), "is not after `updated`", "choose a later day")
        if (self.status == "retired") != (self.moved_to is not None):
            message = "and `moved_to` must come together: a retired page says where its readers go"
            raise FieldProblem(("status",), message, "add or remove `moved_to`")
        return self
