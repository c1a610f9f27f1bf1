"""Shells: a page of a theme, rendered once with marks in it, and filled in for every page of its shape.

A host's template says the same on thousands of pages but for a few places. A mark is text that
nothing else holds; what stands between marks is kept, and a page is joined from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.artifact import digest

_ADDRESS = re.compile(r"[\w./%~-]+")
_LEAN = re.compile(
    r"(?P<left><(?P<name>pre|textarea|script|style)\b.*?</(?P=name)>|<(?:link|meta|!)[^>]*>)|(?P<tag><[a-z][^<>]*>)|[ \t]*\n\s*", re.DOTALL
)
_QUOTED = re.compile(r'="([\w./#-]+)"(?=[\s>])')


@dataclass(frozen=True)
class Shell:
    """Text and the names of places, in turn; it begins and ends with text."""

    parts: tuple[str, ...]

    @classmethod
    def cut(cls, rendered: str, marks: Mapping[str, str]) -> Shell:
        """Return the shell of a page that was rendered with ``marks`` (by the name of their place) in it."""
        names = {mark: name for name, mark in marks.items()}
        pieces = re.split(f"({'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})", rendered)
        return cls(tuple(names.get(piece, piece) if number % 2 else piece for number, piece in enumerate(pieces)))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Whatever the text could lead to: its runs of characters that addresses are made of."""
        return frozenset(address for text in self.parts[::2] for address in _ADDRESS.findall(text))

    @cached_property
    def identity(self) -> str:
        """Stands for the text and the places."""
        return digest(repr(self.parts).encode())

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with these values in its places."""
        return "".join([values[part] if number % 2 else part for number, part in enumerate(self.parts)])


def lean(html: str) -> str:
    """Return HTML without indentation, empty lines and quotes that nothing needs; what shows them, and metadata, stays."""
    return _LEAN.sub(lambda found: found["left"] or _QUOTED.sub(r"=\1", found["tag"] or "\n"), html)
