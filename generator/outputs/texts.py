"""The Markdown of pages, what it costs to read, and its passages: twins, llms files and chunks all begin with it.

A build keeps what is said of a text, not the text: that stands in the site. It is put aside by the build that makes it, and made
again where a file needs it that has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.model.page import Page
from generator.model.site import Frame
from generator.model.spool import Place
from generator.outputs.budget import digest
from generator.outputs.chunks import chunks
from generator.render import Voices
from generator.text.tokens import Lines

if TYPE_CHECKING:
    from generator.outputs.build import Build

Told = list[Any]
"""Characters, tokens and digest of the text of a page under its address, then its passages, and the text itself."""


class Texts:
    """The texts of the pages of a build, by the number of the page: read at once, and put aside, for they would fill the memory."""

    def __init__(self, build: Build) -> None:
        self._pages, self._voices = build.pages, build.voices
        self._spool = build.memo.spool()
        self._texts: list[Place | None] = []
        self._passages: list[Place] = []
        self.costs: list[tuple[int, int, str]] = []
        """What the text of a page under its address costs to read: its characters, its tokens; and its digest."""
        calls = ((page, build.site.frame, build.voices) for page in build.pages)
        for brief, made in build.memo.briefly(told_of, calls, without_text):
            characters, tokens, mark, passages = brief
            self.costs.append((characters, tokens, mark))
            self._passages.append(self._spool.add(passages.encode()))
            self._texts.append(self._spool.add(made[-1].encode()) if made else None)

    def read(self, number: int) -> str:
        """Return the text of a page."""
        place = self._texts[number]
        return self._spool.read(*place).decode() if place else self._voices.markdown(self._pages[number])

    def passages(self) -> Iterator[bytes]:
        """Yield the passages of the pages of entries."""
        return (self._spool.read(*place) for page, place in zip(self._pages, self._passages, strict=True) if page.kind)

    def reader(self, number: int, address: str) -> partial[str]:
        """Return what reads the text of a page as a part of a larger file."""
        return partial(self._sourced, number, address)

    def _sourced(self, number: int, address: str) -> str:
        return sourced(address, self.read(number))


def told_of(page: Page, frame: Frame, voices: Voices) -> Told:
    """Return what there is to say of the Markdown of a page, and that. The tokens of its lines are counted once for all its passages."""
    text, lines = voices.markdown(page), Lines()
    whole = sourced(frame.permalink(page.route), text)
    tokens = lines.tokens(whole)
    return [len(whole), tokens, digest(whole), chunks(page, frame, voices, lines) if page.kind else "", text]


def without_text(told: Told) -> Told:
    """Return what is kept."""
    return told[:-1]


def sourced(address: str, text: str) -> str:
    """Return the Markdown of a page as a part of a larger file: under the address that it is from, and a rule."""
    return f"---\n\nSource: {address}\n\n{text}\n"
