"""The value types that fields of an entry are made of.

Markers inside ``Annotated`` say what a text means, so that one walker
(:mod:`generator.model.walk`) finds every Markdown text and every reference of
any kind of entry, with its path, and nobody lists fields by hand.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SLUG = f"^{SLUG}$"
_NAME = r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$"
_URL = r"^https?://[^\s<>\"']+$"
_ROUTE = rf"^/(?:{SLUG}/)*$"
_ENTRY = rf"^{SLUG}:{SLUG}(?:#{SLUG})?$"
_QUESTION = rf"^faq:{SLUG}#{SLUG}$"
_LANGUAGE = r"^[a-z]{2}(-[A-Z]{2})?$"
_CODE_LANGUAGE = r"^[A-Za-z0-9][A-Za-z0-9+#._-]*$"
_OFFSET = r"^[+-]\d{2}:\d{2}$"
_DIGEST = r"^[0-9a-f]{8}$"

FORMS = {
    _SLUG: ("an id", "use lower-case letters, digits and single hyphens"),
    _NAME: ("a name", "use lower-case letters, digits and single underscores; begin with a letter"),
    _URL: ("a web address", "begin it with `https://`"),
    _ROUTE: ("an address inside the site", "write it as `/answers/old-name/`, with both slashes"),
    _ENTRY: ("a reference", "use `kind:slug`, such as `answer:http-401`"),
    _QUESTION: ("a question of an FAQ page", "use `faq:slug#id`, such as `faq:billing#who-pays`"),
    _LANGUAGE: ("a language", "use a code such as `zh-CN` or `en`"),
    _CODE_LANGUAGE: ("the name of a programming language", "use `python`, `bash`, `json`, or `text`"),
    _OFFSET: ("an offset from UTC", 'write it as `"+08:00"`'),
    _DIGEST: ("a digest", "remove the line"),
}
"""What an editor is told of a text that does not match: what it should be, and how to write it."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a text as Markdown (CommonMark with GFM tables, no raw HTML).

    ``mentions`` tells whether glossary terms may be linked in it.
    """

    mentions: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """Marks a text as plain words on one line, shown as they are."""


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a text as the name of something defined elsewhere.

    ``target`` is ``entry`` (``kind:slug`` with an optional ``#anchor``), ``topic``,
    ``evidence``, ``policy``, ``person`` or ``question`` (an FAQ entry).
    """

    target: str


class FieldProblem(ValueError):  # noqa: N818 - it is a finding, told to an editor
    """A contradiction between fields, raised by the validators of parts.

    ``where`` is the path of the field inside the part.
    """

    def __init__(self, where: tuple[str | int, ...], message: str, hint: str) -> None:
        super().__init__(message)
        self.where = where
        self.message = message
        self.hint = hint


def _one_line(text: str) -> str:
    if "\n" in text:
        raise FieldProblem((), "must be one line", "write it on one line; after `|` or `>` the line end belongs to the text")
    if text != text.strip():
        raise FieldProblem((), "must not begin or end with a space", "remove the space")
    return text


def _day(value: object) -> object:
    """Take a day in quotes for a day; nothing else that could be read as one."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise FieldProblem((), "is not a day of the calendar", "mend the date") from None


Line = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_one_line), Words()]
"""Plain text on one line, shown as it is."""

Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=2_000), AfterValidator(_one_line), Words()]
"""Plain text, one paragraph."""

Markdown = Annotated[str, StringConstraints(min_length=1, max_length=20_000), Prose(), Field(json_schema_extra={"format": "markdown"})]
"""Markdown, one paragraph or many."""

ReplyText = Annotated[
    str, StringConstraints(min_length=1, max_length=5_000), Prose(mentions=False), Field(json_schema_extra={"format": "markdown"})
]
"""Markdown that is sent to a customer; ``{{name}}`` stands for a declared variable."""

Code = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""Program text or a message, kept to the byte."""

CodeLanguage = Annotated[str, StringConstraints(pattern=_CODE_LANGUAGE, max_length=40)]
"""Name of a programming language, as a highlighter knows it."""

Slug = Annotated[str, StringConstraints(pattern=_SLUG, max_length=80)]
"""Lower-case letters, digits and single hyphens."""

Name = Annotated[str, StringConstraints(pattern=_NAME, max_length=60)]
"""A variable or evidence name: lower-case letters, digits and underscores."""

Url = Annotated[str, StringConstraints(pattern=_URL, max_length=500)]
"""An absolute http(s) address."""

Route = Annotated[str, StringConstraints(pattern=_ROUTE, max_length=300)]
"""An address inside the site: begins and ends with a slash."""

EntryRef = Annotated[str, StringConstraints(pattern=_ENTRY), RefTo("entry")]
"""``kind:slug``, or ``kind:slug#anchor`` for a place in a page."""

QuestionRef = Annotated[str, StringConstraints(pattern=_QUESTION), RefTo("question")]
"""``faq:slug#entry``: a question of an FAQ page, shown here as well."""

TopicRef = Annotated[str, RefTo("topic")]
EvidenceRef = Annotated[str, RefTo("evidence")]
PolicyRef = Annotated[str, RefTo("policy")]
PersonRef = Annotated[str, RefTo("person")]

Date = Annotated[datetime.date, BeforeValidator(_day)]
"""A calendar day, written ``2026-05-01``."""

Language = Annotated[str, StringConstraints(pattern=_LANGUAGE)]
"""A language and perhaps a country, as ``zh-CN``."""

Offset = Annotated[str, StringConstraints(pattern=_OFFSET)]
"""An offset from UTC, as ``+08:00``."""

Digest = Annotated[str, StringConstraints(pattern=_DIGEST)]
"""Eight hexadecimal digits that stand for a text."""

VARIABLE = re.compile(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")
"""A variable in a reply. It is text: nothing ever evaluates it."""


def _described(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Put the descriptions of fields into their JSON Schema. Pydantic would read the sources for them whenever the classes are loaded."""
    from generator.model.described import descriptions

    for name, text in descriptions(model).items():
        schema["properties"][name]["description"] = text


class Part(BaseModel):
    """Base of every typed value in content: frozen, strict, no unknown keys.

    The docstring under each field is its description in the exported JSON Schema.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, json_schema_extra=_described, ser_json_inf_nan="constants")

    def model_post_init(self, _: Any, /) -> None:
        """Share the names of the fields that were given with all parts of which the same were: every entry holds a dozen such sets."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


_GIVEN: dict[frozenset[str], set[str]] = {}
