"""/search/: the index of the reader's search, in small files (:mod:`generator.search`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

from generator.model.artifact import Job, digest, imprint
from generator.model.page import Page
from generator.model.site import Handwritten
from generator.outputs.build import Build
from generator.search.fields import Wordings, card_of, searchable, wordings_of
from generator.search.index import FOLDER, index_files, language_of, said
from generator.search.query import Language

TOGETHER = 32
"""Pages whose say is worked out and kept together: more are quicker to merge, fewer to make anew when one of them changes."""
AT_ONCE = 8
"""Neighbourhoods whose values are asked for at once."""


def plan(build: Build) -> Iterator[Job]:
    """Plan the results, the leaves of terms and the root: each is made when all pages have been counted, for pages share terms."""
    site = build.site
    pages: tuple[Page | Handwritten, ...] = (*build.entry_pages, *(page for page in site.handwritten if page.route != "/"))
    found = [(page, wordings_of(page, site)) for page in pages]
    found.sort(key=lambda one: card_of(*one).place)
    cards = [card_of(*one) for one in found]
    words = language_of(cards)
    calls = [(neighbours, words) for neighbours in neighbourhoods(found)]
    saying = (made for at in range(0, len(calls), AT_ONCE) for made in build.memo.each(said_by, calls[at : at + AT_ONCE]))
    labels = {kind: site.labels(f"kind.{kind}.plural") for kind in sorted({card.kind for card in cards})}
    for path, text in index_files(cards, saying, words, labels, build.memo):
        yield Job(FOLDER + path, str, (text,))


@dataclass(frozen=True)
class Neighbours:
    """Pages that stand together in the index, with what finds them."""

    pages: tuple[tuple[Page | Handwritten, Wordings], ...]

    @cached_property
    def identity(self) -> str:
        """What stands for them all."""
        return digest("".join(imprint(part).whole for one in self.pages for part in one).encode())


def neighbourhoods(found: Sequence[tuple[Page | Handwritten, Wordings]]) -> Iterator[Neighbours]:
    """Yield pages by about 32: one that comes or goes changes its own neighbourhood, and no other's."""
    start = 0
    for end, (page, _) in enumerate(found, 1):
        if end == len(found) or crc32(page.route.encode()) % TOGETHER == 0:
            yield Neighbours(tuple(found[start:end]))
            start = end


def said_by(neighbours: Neighbours, words: Language) -> list[Any]:
    """Return what the index needs of some pages."""
    return said([searchable(*one) for one in neighbours.pages], words)
