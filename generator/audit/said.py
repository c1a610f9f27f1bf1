"""What one format says of one page, as plain text in reading order: all readers of formats return the same.

``facts`` of a :class:`Said` are single values by name (``title``, ``updated``, ``answer``, ``reply ask-time``); ``lines`` is the
text, cut into headings, paragraphs, list items, cells and code. Text is what a reader sees: white space collapsed, no marks.
Links are canonical addresses of pages, so that a link to a twin and one to the page are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urldefrag

Words = Mapping[str, str]
"""What the generator itself prints, by dotted name: the labels of the site's language."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text in reading order. ``role`` is what every format shows of it, ``name`` what a person would call it."""

    role: str
    text: str
    links: tuple[str, ...] = ()
    name: str = ""


@dataclass
class Said:
    """What one format says of one page."""

    facts: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


def plain(text: str) -> str:
    """Return the text with white space collapsed."""
    return " ".join(text.split())


def canonical(address: str) -> str:
    """Return the address of the page that an address leads to: its own, or that of its twin."""
    path, anchor = urldefrag(unquote(address))
    if path.endswith(".md"):
        path = re.sub(r"/(?:index|index\.html)\.md$", "/", path).removesuffix(".md")
        path = path if path.endswith("/") else path + "/"
    return f"{path}#{anchor}" if anchor else path


class Text:
    """Collects lines and names each after the headings above it: ``Steps > step 2``."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._trail: list[tuple[int, str]] = []
        self._counts: dict[str, int] = {}

    def heading(self, level: int, text: str, name: str = "heading") -> None:
        """Add a heading."""
        self._trail = [(above, title) for above, title in self._trail if above < level]
        self.lines.append(Line(f"heading {level}", text, (), self._path(name)))
        self._trail.append((level, text))
        self._counts = {}

    def add(self, role: str, text: str, links: Iterable[str] = (), name: str = "") -> None:
        """Add a piece of text; nothing if it is empty and has no links."""
        links = tuple(links)
        if text or links:
            name = name or role
            self._counts[name] = self._counts.get(name, 0) + 1
            self.lines.append(Line(role, text, links, self._path(f"{name} {self._counts[name]}")))

    def _path(self, name: str) -> str:
        return " > ".join([*(title for _, title in self._trail), name])
