"""The texts of a project that people read, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.diagnostics import Fix, Span
from generator.lint.project import Files
from generator.model.fields import Part
from generator.model.walk import Path, texts
from generator.source.offsets import places, region
from generator.source.yamldoc import Document

NOT_OURS = frozenset({"aliases", "signal", "summary_en", "name_en", "description_en", "label_en", "wordings", "over_promise"})
"""Fields that hold what readers type and paste, what machines read in English, and lists of words to look for."""
_KEPT = NOT_OURS | {"spelling", "names", "key_shapes", "facts", "sources", "allow", "organisation"}
"""With them, what is written as its owner writes it, and reasons that no reader sees."""


class Passage(NamedTuple):
    """One text: ``markdown`` tells whether it is Markdown or a plain line."""

    document: Document
    path: Path
    text: str
    markdown: bool

    def span(self, start: int, end: int) -> Span:
        """Return the place of some characters; the nearest one, if the layout of the YAML tears them apart."""
        found = region(places(self.document, self.path), start, end)
        return self.document.span_of(*found) if found else self.document.locate(self.path, start, end)

    def fix(self, start: int, end: int, text: str) -> Fix | None:
        """Return the change of some characters, if they have a place of their own in the file."""
        found = region(places(self.document, self.path), start, end)
        return Fix(*found, text) if found else None


@lru_cache(maxsize=1)  # a dozen rules read them
def passages(files: Files) -> tuple[Passage, ...]:
    """Return the wording of entries and vocabularies, drafts too."""
    return tuple(Passage(document, path, text, markdown) for document, part in _parts(files) for path, text, markdown in texts(part, _KEPT))


@lru_cache(maxsize=1)
def wording(files: Files) -> str:
    """Return all of them as one text: what does not stand there stands in none."""
    return "\n".join(passage.text for passage in passages(files))


def chinese_passages(files: Files) -> tuple[Passage, ...]:
    """Return the passages of a site whose reading language is Chinese; none of any other site."""
    chinese = files.brand is not None and files.brand.language.startswith("zh")
    return passages(files) if chinese else ()


def _parts(files: Files) -> Iterator[tuple[Document, Part]]:
    yield from ((item.document, item.entry) for item in files.items)
    held = {"site": files.brand, "topics": files.topics, "evidence": files.evidence, "policy": files.policy}
    for name, part in held.items():
        if part is not None and name in files.vocabularies:
            yield files.vocabularies[name], part
