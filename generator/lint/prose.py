"""The texts of a project that people read, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from generator.diagnostics import Fix, Span
from generator.lint.project import Files, Item
from generator.model.walk import Marked, Path, marked, read_of, texts
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
def walked(files: Files) -> tuple[tuple[Item, list[Marked]], ...]:
    """Return the entries with all texts and names in them: an entry is walked once for all rules."""
    return tuple((item, marked(item.entry)) for item in files.items)


def holding(pattern: re.Pattern[str], among: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the texts in which a pattern finds something, by one search through all of them.

    The pattern is one that finds nothing over a line end.
    """
    joined = "\n".join(among)
    if pattern.search(joined) is None:  # most entries hold nothing of what a rule looks for
        return
    ends = list(accumulate(len(text) + 1 for text in among))
    place = 0
    while place < len(joined) and (found := pattern.search(joined, place)):
        number = bisect_right(ends, found.start())
        yield number
        place = ends[number]


@lru_cache(maxsize=1)  # a dozen rules read them
def passages(files: Files) -> tuple[Passage, ...]:
    """Return the wording of entries and vocabularies, drafts too."""
    return tuple(_passages(files))


def _passages(files: Files) -> Iterator[Passage]:
    for item, found in walked(files):
        document = item.document
        yield from (Passage(document, path, text, markdown) for path, text, markdown in read_of(found, _KEPT))
    held = {"site": files.brand, "topics": files.topics, "evidence": files.evidence, "policy": files.policy}
    for name, part in held.items():
        if part is not None and name in files.vocabularies:
            yield from (Passage(files.vocabularies[name], path, text, markdown) for path, text, markdown in texts(part, _KEPT))


@lru_cache(maxsize=1)
def wording(files: Files) -> str:
    """Return all of them as one text: what does not stand there stands in none."""
    return "\n".join(passage.text for passage in passages(files))


def chinese_passages(files: Files) -> tuple[Passage, ...]:
    """Return the passages of a site whose reading language is Chinese; none of any other site."""
    chinese = files.brand is not None and files.brand.language.startswith("zh")
    return passages(files) if chinese else ()
