"""Integration: how one client or SDK is set up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from generator.kinds.compose import Composer, Kind
from generator.model import blocks
from generator.model.blocks import Block
from generator.model.entry import Entry
from generator.model.fields import Code, CodeLanguage, Line, Markdown, Part, Slug
from generator.text.markdown import strong


class SettingField(Part):
    """One setting of the client and what to put into it."""

    label: Line
    """The name of the setting as the client shows it."""
    value: Markdown
    """What to put into it."""
    note: Markdown | None = None
    """What to watch out for."""


class Snippet(Part):
    """Code to copy."""

    id: Slug
    """Anchor of the snippet."""
    title: Line
    """What it does."""
    language: CodeLanguage
    """Name of the language, as a highlighter knows it: `python`, `bash`, `json`, `toml`."""
    code: Code
    """The code. Keys only as placeholders."""


class Verification(Part):
    """The smallest request that shows that the set-up works."""

    text: Markdown
    """What to do and why."""
    language: CodeLanguage
    """Language of the code."""
    code: Code
    """The request."""
    expected: Markdown
    """What is seen when all is well."""


class Mistake(Part):
    """A common mistake and its remedy."""

    mistake: Markdown
    """What is done wrong, and what is seen then."""
    remedy: Markdown
    """How to mend it."""


class Integration(Entry):
    """Setting up one client or SDK."""

    kind: ClassVar[str] = "integration"

    client: Line
    """Name of the client or SDK."""
    fields: tuple[SettingField, ...] = Field(min_length=1)
    """Settings and what to put into them."""
    steps: tuple[Markdown, ...] = Field(min_length=1)
    """The set-up, in order."""
    verify: Verification
    """The smallest check."""
    snippets: tuple[Snippet, ...] = ()
    """Code to copy."""
    mistakes: tuple[Mistake, ...] = ()
    """Common mistakes."""


def present(entry: Integration, page: Composer) -> Iterator[Block | None]:
    """Lay out an integration: settings, set-up, the smallest check, code, mistakes."""
    yield page.lead()
    rows = [(strong(item.label), item.value, item.note or "—") for item in entry.fields]
    yield page.section("fields", page.table(("setting", "value", "note"), rows))
    yield page.steps("setup", entry.steps)
    check = entry.verify
    yield page.section(
        "verify",
        blocks.Prose(page.text(check.text)),
        blocks.Code(check.language, check.code),
        blocks.Callout("note", page.label("expected"), page.text(check.expected)),
    )
    yield page.section("snippets", *(_snippet(snippet) for snippet in entry.snippets))
    yield page.section("mistakes", _mistakes(entry, page))
    yield page.questions()
    yield page.boundary()
    yield page.related()
    yield page.summary()
    yield from page.ending()
    yield page.siblings()


def _snippet(snippet: Snippet) -> Block:
    return blocks.Code(snippet.language, snippet.code, snippet.title, snippet.id)


def _mistakes(entry: Integration, page: Composer) -> Block | None:
    return page.table(("mistake", "remedy"), [(item.mistake, item.remedy) for item in entry.mistakes])


KIND = Kind("integration", "integrations", Integration, present, entity_type="TechArticle")
