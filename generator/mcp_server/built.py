"""What the built files hold that the server reads: the parts of them that it uses, and no more.

These types also stand in the answers: the text under a field describes it to the assistant.
"""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen part of a built file or of an answer."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Listed(Model):
    """A page in ``api/index.json``."""

    id: str
    kind: str
    title: str
    url: str
    updated: str | None = None
    record: str | None = None


class Kind(Model):
    """A kind of page."""

    kind: str
    """Name of the kind; the `kind` parameter of `search` takes it."""
    label: str
    """What readers see."""
    pages: int
    """How many pages there are."""
    url: str
    """JSON list of these pages."""


class Index(Model):
    """``api/index.json``."""

    name: str
    url: str
    language: str
    updated: str | None = None
    kinds: tuple[Kind, ...]
    pages: tuple[Listed, ...]


class Named(Model):
    """Something with an id and a label."""

    id: str
    """Id."""
    label: str
    """What readers see."""


class Source(Model):
    """The page that an answer comes from."""

    title: str
    """Its title."""
    url: str
    """Its address: cite it."""


class Symptom(Model):
    """An error signal, and what to do about it."""

    signal: str
    """The status code, message or behaviour."""
    type: str
    """`status`, `message` or `behaviour`."""
    url: str
    """Its place in the error finder."""
    check_first: str
    """What to check first."""
    action: str
    """What to do."""
    avoid: str
    """What not to do."""
    evidence: tuple[Named, ...]
    """What to keep for support; nothing else is asked for."""
    page: Source
    """The page that explains it."""


class Variable(Model):
    """A variable of a reply."""

    name: str
    """Name, as in `{{user_name}}`."""
    label: str
    """What it is."""
    example: str
    """An example."""
    boundary: str
    """What must never be written here."""
    required: bool
    """Whether the reply may be sent without it."""
    customer_facing: bool
    """Whether a customer may see its value."""


class Reply(Model):
    """A reply in ``replies.json``."""

    id: str
    title: str
    intent: str
    page: Source
    active: bool
    review_by: str
    text_markdown: str
    text_plain: str
    variables: tuple[Variable, ...]
    never_ask: tuple[Named, ...]
    hand_over: str
    boundary: str | None = None


class KeyShape(Model):
    """The shape of a complete key; the pattern is public and matches no masked key."""

    label: str
    pattern: re.Pattern[str]


class Masking(Model):
    """How a key is masked."""

    text: str = ""
    example: str = ""


class Errors(Model):
    """``errors.json``."""

    errors: tuple[Symptom, ...] = ()


class Replies(Model):
    """``replies.json``."""

    replies: tuple[Reply, ...] = ()
    key_shapes: tuple[KeyShape, ...] = ()
    masking: Masking = Masking()
