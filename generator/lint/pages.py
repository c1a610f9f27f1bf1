"""What rules on structure share: the body of a page, and the size from which a site needs structure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.lint.project import Files, Item, Project
from generator.model.walk import Path, texts
from generator.text.visible import CODE, HIDDEN, visible

_FRAME = frozenset({"title", "description", "revisions", "review_note", "related", "sources", "aliases", "audience", "boundary"})
_FRAME |= {"summary_en", "allow", "signal", "handoff", "evidence"}


def body(item: Item) -> Iterator[tuple[Path, str]]:
    """Yield (path, visible text) of what a page says beside its head, its links and what frames it."""
    for path, text, markdown in texts(item.entry, _FRAME):
        yield path, visible(text, markdown=markdown).text.replace(HIDDEN, "").replace(f"{CODE}x{CODE}", "")


@lru_cache(maxsize=1)  # two rules compare them
def bodies(files: Files) -> tuple[tuple[tuple[Path, str], ...], ...]:
    """Return the bodies of published pages."""
    return tuple(tuple(body(item)) for item in files.published())


def current(project: Project) -> list[Item]:
    """Return the items that are not retired."""
    return [item for item in project.items if item.entry.status != "retired"]


def is_small(project: Project, pages: int) -> bool:
    """Tell whether a site has fewer than ``pages`` pages: its home page and lists show it whole."""
    return sum(1 for _ in project.published()) < pages
