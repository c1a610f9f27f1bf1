"""What a reader sees of a text, character by character, and where each character stands in the source.

Markup is left out. Code, addresses, references without words of their own and ``{{variables}}`` are
there as characters that no rule on wording looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

import pyromark

from generator.text.markdown import OPTIONS, character_offsets

HIDDEN = "\ufffc"
"""Stands for a character whose wording is not ours: of an address, a variable, a reference."""
CODE = "`"
"""Begins and ends a code span; what it holds is left out."""

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|#\n]|^\s*(?:[-+>]|\d+[.)])\s")
_NOT_WORDS = re.compile(r"\{\{[^{}\n]*\}\}|https?://[^\s<>（），。；、！？“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


Piece = tuple[str, int, int, bool]
"""Characters of a text: where they begin in the source, how deep they lie, and whether they follow each other there."""


@dataclass(frozen=True)
class Visible:
    """The characters that a reader sees.

    ``places`` gives for each of them its offset in the source, ``depths`` how many links and
    emphases hold it; both are as long as ``text``, and worked out for a text in which something is found.
    """

    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def places(self) -> Sequence[int]:
        """The offset of each character in the source."""
        spans = (range(start, start + len(text)) if step else [start] * len(text) for text, start, _, step in self.pieces)
        return tuple(chain.from_iterable(spans))

    @cached_property
    def depths(self) -> Sequence[int]:
        """How many links and emphases hold each character."""
        return tuple(chain.from_iterable([depth] * len(text) for text, _, depth, _ in self.pieces))

    def between(self, number: int) -> int:
        """Return the offset at which something between characters ``number - 1`` and ``number`` belongs: outside of markup."""
        if number == len(self.text):
            return self.places[-1] + 1 if self.places else 0
        if number and self.depths[number] > self.depths[number - 1]:
            return self.places[number - 1] + 1
        return self.places[number]


@lru_cache(maxsize=1024)  # a dozen rules look at the texts of a file
def visible(source: str, *, markdown: bool = True) -> Visible:
    """Return what a reader sees of a Markdown text, or of plain text."""
    if not markdown or not _MARKUP.search(source):
        return Visible(_hidden(source), ((source, 0, 0, True),))
    pieces = tuple(_simple_pieces(source) if _SIMPLE.fullmatch(source) else _pieces(source))
    return Visible(_hidden("".join([piece[0] for piece in pieces])), pieces)


def _hidden(text: str) -> str:
    if "{{" not in text and "://" not in text and "@" not in text:
        return text
    return _NOT_WORDS.sub(lambda match: HIDDEN * len(match[0]), text)


_WORDS = r"[^\\`*_\[\]<>&~|#\x00-\x1f\x7f]"
_SIMPLE_PIECE = re.compile(
    rf"(?P<text>{_WORDS}++)|`(?P<code>[^`\s](?:[^`\x00-\x1f]*[^`\s])?)`(?!`)|(?<!!)\[(?P<label>{_WORDS}+)\]\([a-z]+:[a-z0-9/#.-]+\)"
)
_SIMPLE = re.compile(rf"(?!\s|[-+]\s|\d+[.)])(?:{re.sub(r'[?]P<[a-z]+>', '?:', _SIMPLE_PIECE.pattern)})++(?<!\s)")
"""A line of words, code and links to entries: nearly all texts with any markup are such, and need no parser."""


def _simple_pieces(source: str) -> Iterator[Piece]:
    """Yield what :func:`_pieces` yields of a simple line."""
    for match in _SIMPLE_PIECE.finditer(source):
        kind = match.lastgroup or ""
        if kind == "code":
            yield f"{CODE}x", match.start(), 0, False
            yield CODE, match.end() - 1, 0, False
        else:
            yield match[kind], match.start(kind), int(kind == "label"), True


def _pieces(source: str) -> Iterator[Piece]:
    """Yield the pieces of a text, blocks parted by two line ends."""
    offsets = character_offsets(source)
    depth, closed, ended = 0, 0, False
    event: Any
    for event, place in pyromark.events_with_range(source, options=OPTIONS):
        start, end = offsets[place["start"]], offsets[place["end"]]
        name, body = next(iter(event.items())) if isinstance(event, dict) else (event, "")
        tag = body if isinstance(body, str) else next(iter(body), "")
        if name in {"Start", "End"}:
            step = 1 if name == "Start" else -1
            if tag in _INLINE:
                depth += step
                closed += step * (tag == "Link" and _is_autolink(source, start))
                if tag == "Link" and name == "Start" and closed:
                    yield HIDDEN, start, depth, False
            elif tag == "CodeBlock":
                closed += step
            elif name == "End":
                ended = True
        elif closed or name == "Html":
            continue
        else:
            if ended:
                yield "\n\n", start, 0, False
                ended = False
            yield from _inline(name, body, start, end, depth)


_INLINE = {"Emphasis", "Strong", "Strikethrough", "Link", "Image"}


def _is_autolink(source: str, start: int) -> bool:
    return source[start : start + 1] == "<"


def _inline(name: str, body: Any, start: int, end: int, depth: int) -> Iterator[Piece]:
    if name == "Text" and len(body) == end - start:
        yield body, start, depth, True
    elif name == "Code":
        yield f"{CODE}x", start, depth, False
        yield CODE, end - 1, depth, False
    elif name in {"SoftBreak", "HardBreak"}:
        yield "\n", start, depth, False
    else:
        yield HIDDEN, start, depth, False
