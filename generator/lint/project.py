"""What rules look at: every file by itself with what bears on it, or the project as a whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, NamedTuple

from generator.config import Options
from generator.diagnostics import Span
from generator.lock import Ledger
from generator.model.artifact import Memo, digest
from generator.model.desks import Desks
from generator.model.entry import Entry
from generator.model.page import Page
from generator.model.site import Site
from generator.model.vocabulary import Brand, Evidence, Policy, Topics
from generator.model.walk import Path
from generator.source.yamldoc import Document, at_hand


class Item(NamedTuple):
    """An entry with its id and its document."""

    id: str
    entry: Entry
    document: Document

    def span(self, *path: str | int) -> Span:
        """Return the place of a field."""
        return self.document.span(path)

    def key(self, name: str) -> Span:
        """Return the place of a top-level key, or of the file."""
        return self.document.key_span((name,))

    def locate(self, path: Path, start: int, end: int) -> Span:
        """Return the place of some characters of a field."""
        return self.document.locate(path, start, end)


@dataclass(frozen=True, eq=False)
class Around:
    """What bears on every file: vocabularies, names, thresholds. Not the day, and nothing of another file.

    A vocabulary that could not be decoded is None; rules that need it then find nothing. One is equal to itself
    alone, so that what rules make of it (patterns, word lists) is made once for all files.
    """

    brand: Brand | None = None
    policy: Policy | None = None
    topics: Topics | None = None
    evidence: Evidence | None = None
    names: tuple[str, ...] = ()
    """Names with Latin letters that the project writes one way."""
    own: tuple[str, ...] = ()
    """E-mail addresses and telephone numbers that the brand publishes."""
    rules: Mapping[str, Any] = field(default_factory=dict)
    """What mkdocs.yml says of rules."""

    @cached_property
    def identity(self) -> str:
        """The digest of all of it."""
        return digest(repr([getattr(self, part.name) for part in fields(self)]).encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True, eq=False)
class Files:
    """Some files of a project, and what bears on any file: all that a rule sees which judges every file by itself.

    ``items`` are decoded entries, drafts too; ``vocabularies`` the documents of vocabularies, by name; ``written`` the
    texts of hand-written pages, by path.
    """

    around: Around = field(default_factory=Around)
    items: tuple[Item, ...] = ()
    vocabularies: Mapping[str, Document] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def brand(self) -> Brand | None:
        """What site.yml says."""
        return self.around.brand

    @property
    def policy(self) -> Policy | None:
        """What policy.yml says."""
        return self.around.policy

    @property
    def topics(self) -> Topics | None:
        """What topics.yml says."""
        return self.around.topics

    @property
    def evidence(self) -> Evidence | None:
        """What evidence.yml says."""
        return self.around.evidence

    def published(self) -> Iterator[Item]:
        """Yield the items that readers will see."""
        return (item for item in self.items if item.entry.status == "published")

    def one_by_one(self) -> Iterator[Files]:
        """Yield every file by itself, with its text at hand."""
        for item in self.items:
            yield Files(self.around, items=(item._replace(document=at_hand(item.document)),))
        for name, document in self.vocabularies.items():
            yield Files(self.around, vocabularies={name: document})
        for path, text in self.written.items():
            yield Files(self.around, written={path: text})

    @property
    def identity(self) -> str:
        """The digest of what stands here. An entry is what the generator makes of the text of its file."""
        documents = ((name, document.path, document.text) for name, document in self.vocabularies.items())
        held = [*((item.id, item.document.path, item.document.text) for item in self.items), *documents, *self.written.items()]
        return digest(repr((self.around.identity, held)).encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True, weakref_slot=True)
class Project(Files):
    """All files of a project, and what is known of it as a whole.

    ``site`` and ``pages`` are there when the sources could be assembled, ``ledger`` when the project has a lock.
    ``options`` are the settings of mkdocs.yml. ``memo`` keeps values between builds. One project equals itself alone, so that
    what several rules need of it is worked out once.
    """

    today: datetime.date
    desks: Desks | None = None
    site: Site | None = None
    pages: tuple[Page, ...] = ()
    ledger: Ledger | None = None
    options: Options = field(default_factory=Options)
    memo: Memo = field(default_factory=Memo)
