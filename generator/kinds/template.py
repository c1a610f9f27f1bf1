"""Template: a support reply with variables, each with its safety boundary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from generator.kinds.compose import Composer, Kind
from generator.model import blocks
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import (
    EvidenceRef,
    Line,
    Markdown,
    Name,
    Part,
    PolicyRef,
    ReplyText,
    Slug,
)
from generator.model.site import Site
from generator.text.markdown import strong


class Variable(Part):
    """A variable of a reply that is not in evidence.yml, or says more than it does there."""

    name: Name
    """Name, as in `{{user_name}}`."""
    label: Line
    """What it is, for the person who fills it in."""
    example: Line
    """An example, masked where it must be."""
    boundary: Markdown
    """What must never be written here."""
    required: bool = True
    """Whether a reply may be sent without it."""
    customer_facing: bool = True
    """Whether a customer may see its value."""


class Reply(Part):
    """One reply, ready to fill in and send."""

    id: Slug
    """Anchor, and the stable id in help desks."""
    title: Line
    """Name of the reply."""
    intent: Line
    """What the reply does, for the agent who chooses."""
    text: ReplyText
    """The words, with `{{variables}}`."""


class Given(Part):
    """What a case fills in for a variable."""

    name: Name
    """Name of the variable."""
    value: Line
    """What an agent would write; invented, masked where it must be."""


class Case(Part):
    """A reply tried out before it is sent: filled in, it must stand on its own. Cases are checked and never published."""

    name: Line
    """What is tried: who writes, and with what."""
    type: Literal["normal", "failure"]
    """A normal case, where the customer must find the next step; or a failure, where the reply must collect what is needed."""
    reply: Slug
    """The reply: its `id`."""
    values: tuple[Given, ...] = ()
    """A value for every variable of the reply."""
    expect: tuple[Line, ...] = ()
    """Words that the filled reply must hold."""


class Template(Entry):
    """Support replies for one situation."""

    kind: ClassVar[str] = "template"

    when_to_use: tuple[Markdown, ...] = Field(min_length=1)
    """Situations in which these replies fit."""
    not_for: tuple[Markdown, ...] = ()
    """Situations in which they do not."""
    variables: tuple[EvidenceRef | Variable, ...] = ()
    """Variables: ids of evidence.yml, or definitions of their own."""
    replies: tuple[Reply, ...] = Field(min_length=1)
    """The replies."""
    workflow: tuple[Markdown, ...] = ()
    """How to put the replies to use, in order."""
    checklist: tuple[Markdown, ...] = ()
    """What to check before publishing."""
    never_ask: tuple[PolicyRef, ...] = Field(min_length=1)
    """What these replies never ask for: ids of policy.yml."""
    hand_over: Markdown
    """Where public wording stops and a person takes over."""
    cases: tuple[Case, ...] = ()
    """Replies tried out with values: at least one normal case and one failure. Checked, and never published."""


def variables(entry: Template, site: Site) -> tuple[Variable, ...]:
    """Return the variables of a template in full; those named by evidence.yml with its words."""
    return tuple(item if isinstance(item, Variable) else _from_evidence(item, site) for item in entry.variables)


def _from_evidence(name: str, site: Site) -> Variable:
    known = site.evidence[name]
    return Variable(
        name=known.id,
        label=known.label,
        example=known.example,
        boundary=known.boundary,
        customer_facing=known.customer_facing,
    )


def present(entry: Template, page: Composer) -> Iterator[Block | None]:
    """Lay out a template: when to use it, the variables, the replies ready to fill in."""
    yield page.lead()
    yield page.audience()
    yield page.bullets("when_to_use", entry.when_to_use)
    yield page.bullets("not_for", entry.not_for)
    yield page.section("variables", _fields(entry, page))
    yield page.section("replies", *(_reply(reply, page) for reply in entry.replies))
    yield page.section("never_ask", _never_ask(entry, page))
    yield page.prose("hand_over", entry.hand_over)
    yield page.steps("workflow", entry.workflow)
    yield page.bullets("checklist", entry.checklist)
    yield page.questions()
    yield page.boundary()
    yield page.related()
    yield page.summary()
    yield from page.ending()
    yield page.siblings()


def _fields(entry: Template, page: Composer) -> Block | None:
    items = tuple(
        blocks.VariableField(item.name, item.label, item.example, page.text(item.boundary), item.required, item.customer_facing)
        for item in variables(entry, page.site)
    )
    return blocks.Variables(items) if items else None


def _reply(reply: Reply, page: Composer) -> Block:
    return blocks.Reply(reply.id, reply.title, reply.intent, page.text(reply.text, mentions=False))


def _never_ask(entry: Template, page: Composer) -> Block | None:
    items = [page.site.forbidden(name) for name in entry.never_ask]
    return page.table(("never", "why", "instead"), [(strong(item.label), item.why, item.instead) for item in items])


KIND = Kind("template", "templates", Template, present, entity_type="TechArticle")
