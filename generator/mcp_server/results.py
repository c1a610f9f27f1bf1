"""What the tools answer with. The text under a field describes it to the assistant."""

from __future__ import annotations

from typing import Any, Literal

from generator.mcp_server.built import Kind, Model, Named, Source, Symptom, Variable


class Hit(Model):
    """A page that was found."""

    id: str
    """Id of the page, for `get_page`."""
    kind: str
    """Kind of the page."""
    title: str
    """Its title."""
    url: str
    """Its address: cite it."""
    description: str
    """What the page answers."""
    updated: str | None
    """Day of the last change."""
    stale: bool
    """Past its review date: check before you rely on it."""
    passage: str
    """The part of the page that fits best."""
    passage_url: str
    """Address of that part."""
    score: float
    """Rank; comparable within one answer only."""


class SearchResult(Model):
    """Pages that answer a query, best first."""

    hits: tuple[Hit, ...]
    """The pages, best first."""
    weak: bool
    """No page has most of the words: the site may not answer this."""
    found: int
    """How many pages were found in all."""


class PageResult(Model):
    """A page, whole."""

    id: str
    """Id of the page."""
    kind: str
    """Kind of the page."""
    title: str
    """Its title."""
    url: str
    """Its address: cite it."""
    updated: str | None
    """Day of the last change."""
    markdown: str | None = None
    """The page as Markdown."""
    record: dict[str, Any] | None = None
    """The page as data."""


class KindsResult(Model):
    """What the site holds."""

    name: str
    """Name of the site."""
    url: str
    """Its address."""
    language: str
    """Language of its pages."""
    updated: str | None
    """Day of the newest change."""
    kinds: tuple[Kind, ...]
    """The kinds of pages."""


class Match(Symptom):
    """A symptom that fits what was pasted."""

    match: Literal["exact", "contains", "similar", "number"]
    """`exact`: the text is the signal. `contains`: the signal stands in it. `similar`: most words do. `number`: perhaps not a status."""


class LookupResult(Model):
    """Symptoms that fit what was pasted, best first; pages, where none fits well."""

    matches: tuple[Match, ...]
    """The symptoms, most exact and longest first."""
    pages: tuple[Hit, ...]
    """Pages to read instead, if no symptom stands in the text."""
    warning: str | None
    """What to tell the person who pasted it, before anything else."""


class Filled(Model):
    """A reply with its variables filled in."""

    id: str
    """Id of the reply."""
    title: str
    """Name of the reply."""
    intent: str
    """What it does."""
    text: str
    """The words. What is not filled in is marked `⟦missing: …⟧`."""
    missing: tuple[Variable, ...]
    """Variables without a value, each with what must never be written there."""
    ready: bool
    """Whether it can be sent: nothing is marked, and the page is not past its review date."""


class ReplyResult(Model):
    """Replies of a template, and their limits."""

    page: Source
    """The page that holds them."""
    replies: tuple[Filled, ...]
    """One reply; all of a template, if its id was given."""
    never_ask: tuple[Named, ...]
    """What must never be asked for, in these words or others."""
    hand_over: str
    """Where the public wording stops and a person takes over."""
    boundary: str | None
    """What the replies do not cover."""
    notes: tuple[str, ...]
    """What to know before sending."""
