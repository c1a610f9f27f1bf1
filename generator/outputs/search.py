"""/search/: the index of the reader's search, in small files (:mod:`generator.search`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.model.artifact import Job, imprint
from generator.model.page import Page
from generator.model.site import Handwritten
from generator.outputs.build import Build
from generator.search.fields import Wordings, card_of, searchable, wordings_of
from generator.search.index import FOLDER, index_files, language_of, said
from generator.search.query import Language


def plan(build: Build) -> Iterator[Job]:
    """Plan the results, the leaves of terms and the root: each is made when all pages have been counted, for pages share terms."""
    site = build.site
    pages: tuple[Page | Handwritten, ...] = (*build.entry_pages, *(page for page in site.handwritten if page.route != "/"))
    found = [(page, wordings_of(page, site)) for page in pages]
    found.sort(key=lambda one: card_of(*one).place)
    cards = [card_of(*one) for one in found]
    words = language_of(cards)
    saying = build.memo.each(said_of, ((Found(*one), words) for one in found))
    labels = {kind: site.labels(f"kind.{kind}.plural") for kind in sorted({card.kind for card in cards})}
    for path, text in index_files(cards, saying, words, labels, build.memo):
        yield Job(FOLDER + path, str, (text,))


@dataclass(frozen=True)
class Found:
    """A page, and what finds it."""

    page: Page | Handwritten
    wordings: Wordings

    @cached_property
    def identity(self) -> str:
        """What stands for both."""
        return imprint(self.page).whole + imprint(self.wordings).whole


def said_of(found: Found, words: Language) -> list[Any]:
    """Return what the index needs of a page."""
    return said(searchable(found.page, found.wordings), words)
