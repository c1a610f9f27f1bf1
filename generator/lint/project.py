"""What rules look at: the decoded entries with their documents, and the vocabularies."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.diagnostics import Span
from generator.model.entry import Entry
from generator.model.vocabulary import EvidenceField
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


@dataclass(frozen=True, slots=True)
class Project:
    """All entries that could be decoded, drafts too, and the day of the build."""

    items: tuple[Item, ...]
    evidence: Mapping[str, EvidenceField]
    today: datetime.date

    def published(self) -> Iterator[Item]:
        """Yield the items that readers will see."""
        return (item for item in self.items if item.entry.status == "published")


def project(items: Iterable[Item], evidence: Mapping[str, EvidenceField], today: datetime.date) -> Project:
    """Return the project in order of id."""
    return Project(tuple(sorted(items, key=lambda item: item.id)), evidence, today)
