"""Names that are written one way, and the ways in which they are written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.model.entry import Entry
from generator.model.vocabulary import Brand, Policy

_LETTERS = re.compile(r"[A-Za-z]")
_JOINTS = re.compile(r"[\s-]+")
_WORD = re.compile(r"[A-Za-z0-9]+(?:[.+#][A-Za-z0-9]*)*(?<![.])", re.ASCII)
_RUN = re.compile(rf"{_WORD.pattern}(?:[ -]{_WORD.pattern})*", re.ASCII)
_BEFORE = re.compile(r"[A-Za-z0-9_./:@\\$-]")
_AFTER = re.compile(r"[A-Za-z0-9_/@$]|[.:-][A-Za-z0-9_]")


def bounded(pattern: str) -> str:
    """Return a pattern that finds Latin words whole: no part of an address, a name in code or a longer word."""
    return rf"(?<![A-Za-z0-9_./:@\\$-])(?:{pattern})(?![A-Za-z0-9_/@$]|[.:-][A-Za-z0-9_])"


def names_of(policy: Policy | None, brand: Brand | None, entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the names with Latin letters that a project writes one way: brand, clients, and what policy.yml lists."""
    found: list[str] = []
    if policy is not None:
        found += [item.use for item in policy.spelling] + list(policy.names)
    if brand is not None:
        found += [brand.short_name, brand.organisation.name]
    found += [str(client) for entry in entries if (client := vars(entry).get("client"))]
    return tuple(sorted({name for name in found if _LETTERS.search(name)}))


@lru_cache(maxsize=4096)  # a site has few Latin words, again and again
def folded(name: str) -> str:
    """Return what is left of a name in any spelling: without case, spaces and hyphens."""
    return _JOINTS.sub("", name).casefold()


def folded_words(text: str) -> list[str]:
    """Return every Latin word of a text, folded: the first of a row begins whatever is left of the row."""
    return [word.casefold() for word in _WORD.findall(text)]


def words_in(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every Latin word of a text, and of up to ``longest`` words in a row, long rows first.

    A row is joined by spaces or hyphens, and is no part of an address, a name in code or a longer word. Names are
    looked up in a dictionary by what this finds, so that a thousand of them cost as much as ten.
    """
    for run in _RUN.finditer(text):
        words = [(run.start() + word.start(), run.start() + word.end()) for word in _WORD.finditer(run[0])]
        for first, (start, _) in enumerate(words):
            for _, end in reversed(words[first : first + longest]):
                if not _BEFORE.search(text, max(0, start - 1), start) and not _AFTER.match(text, end):
                    yield start, end
