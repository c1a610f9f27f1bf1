"""The Markdown of pages and what it costs to read: twins and llms files both begin with it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.page import Page
from generator.model.site import Frame
from generator.outputs.build import Build
from generator.render import Voices
from generator.text.tokens import count_tokens

Text = tuple[str, int]
"""The Markdown of a page, and how many tokens it has under its address."""


def texts(build: Build) -> Iterator[tuple[Page, Text]]:
    """Yield every page with its text."""
    return zip(build.pages, build.each(text_of, build.site.frame, build.voices), strict=True)


def text_of(page: Page, frame: Frame, voices: Voices) -> Text:
    """Return the Markdown of a page, and its tokens as a part of a larger file."""
    text = voices.markdown(page)
    return text, count_tokens(sourced(frame.permalink(page.route), text))


def sourced(address: str, text: str) -> str:
    """Return the Markdown of a page as a part of a larger file: under the address that it is from, and a rule."""
    return f"---\n\nSource: {address}\n\n{text}\n"
