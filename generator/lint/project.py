"""What rules look at: the decoded entries with their documents, and the vocabularies."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.config import Options
from generator.diagnostics import Span
from generator.lock import Ledger
from generator.model.desks import Desks
from generator.model.entry import Entry, Internal
from generator.model.page import Page
from generator.model.site import Site
from generator.model.vocabulary import Brand, Evidence, Policy, Topics
from generator.model.walk import Path
from generator.source.yamldoc import Document


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


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """What has been decoded, drafts too, and the day of the build.

    A vocabulary that could not be decoded is None; rules that need it then find nothing.
    ``internal`` is the private half of entries, for rules that guard it; nothing of it may stand
    in a message. ``written`` is the text of hand-written pages by path. ``site`` and ``pages`` are
    there when the sources could be assembled, ``ledger`` when the project has a lock. ``options`` are
    the settings of mkdocs.yml, with the thresholds of rules. One project equals itself alone, so that
    what several rules need of it is worked out once.
    """

    items: tuple[Item, ...]
    today: datetime.date
    brand: Brand | None = None
    policy: Policy | None = None
    topics: Topics | None = None
    evidence: Evidence | None = None
    desks: Desks | None = None
    vocabularies: Mapping[str, Document] = field(default_factory=dict)
    internal: Mapping[str, Internal] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    site: Site | None = None
    pages: tuple[Page, ...] = ()
    ledger: Ledger | None = None
    options: Options = field(default_factory=Options)

    def published(self) -> Iterator[Item]:
        """Yield the items that readers will see."""
        return (item for item in self.items if item.entry.status == "published")
