"""What rules on structure share: the body of a page, and the size from which a site needs structure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.lint.project import Files, Item, Project
from generator.lint.prose import walked
from generator.model.walk import Marked, Path, marked, read_of
from generator.text.similar import plain_words_of
from generator.text.visible import CODE, HIDDEN, visible

_FRAME = frozenset({"title", "description", "revisions", "review_note", "related", "sources", "aliases", "audience", "boundary"})
_FRAME |= {"summary_en", "allow", "signal", "handoff", "evidence"}


def body(item: Item) -> Iterator[tuple[Path, str]]:
    """Yield (path, visible text) of what a page says beside its head, its links and what frames it."""
    return _body_of(marked(item.entry))


def _body_of(found: Iterable[Marked]) -> Iterator[tuple[Path, str]]:
    for path, text, markdown in read_of(found, _FRAME):
        yield path, visible(text, markdown=markdown).text.replace(HIDDEN, "").replace(f"{CODE}x{CODE}", "")


class Body(NamedTuple):
    """The body of a page: the length of its text, and its paragraphs without case, width, spaces and punctuation."""

    length: int
    paragraphs: tuple[tuple[Path, str], ...]


@lru_cache(maxsize=1)  # two rules compare them
def bodies(files: Files) -> tuple[Body, ...]:
    """Return the bodies of published pages."""
    return tuple(_body(tuple(_body_of(found))) for item, found in walked(files) if item.entry.status == "published")


def _body(held: tuple[tuple[Path, str], ...]) -> Body:
    paragraphs = [(path, paragraph) for path, text in held for paragraph in text.split("\n\n")]
    words = plain_words_of([paragraph for _, paragraph in paragraphs])
    return Body(len("\n".join(text for _, text in held)), tuple(zip([path for path, _ in paragraphs], words, strict=True)))


def current(project: Project) -> list[Item]:
    """Return the items that are not retired."""
    return [item for item in project.items if item.entry.status != "retired"]


def is_small(project: Project, pages: int) -> bool:
    """Tell whether a site has fewer than ``pages`` pages: its home page and lists show it whole."""
    return sum(1 for _ in project.published()) < pages
