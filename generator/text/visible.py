"""What a reader sees of a text, character by character, and where each character stands in the source.

Markup is left out. Code, addresses, references without words of their own and ``{{variables}}`` are
there as characters that no rule on wording looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyromark

from generator.text.markdown import OPTIONS, character_offsets

HIDDEN = "\ufffc"
"""Stands for a character whose wording is not ours: of an address, a variable, a reference."""
CODE = "`"
"""Begins and ends a code span; what it holds is left out."""

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|#\n]|^\s*(?:[-+>]|\d+[.)])\s")
_NOT_WORDS = re.compile(r"\{\{[^{}\n]*\}\}|https?://[^\s<>（），。；、！？“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Visible:
    """The characters that a reader sees.

    ``places`` gives for each of them its offset in the source, ``depths`` how many links and
    emphases hold it; both are as long as ``text``.
    """

    text: str
    places: Sequence[int]
    depths: Sequence[int]

    def between(self, number: int) -> int:
        """Return the offset at which something between characters ``number - 1`` and ``number`` belongs: outside of markup."""
        if number == len(self.text):
            return self.places[-1] + 1 if self.places else 0
        if number and self.depths[number] > self.depths[number - 1]:
            return self.places[number - 1] + 1
        return self.places[number]


@lru_cache(maxsize=1024)  # the rules look at one file after the other
def visible(source: str, *, markdown: bool = True) -> Visible:
    """Return what a reader sees of a Markdown text, or of plain text."""
    if not markdown or not _MARKUP.search(source):
        return Visible(_hidden(source), range(len(source)), (0,) * len(source))
    parts: list[str] = []
    places: list[int] = []
    depths: list[int] = []
    for text, start, depth, step in _pieces(source):
        parts.append(text)
        places += range(start, start + len(text)) if step else [start] * len(text)
        depths += [depth] * len(text)
    return Visible(_hidden("".join(parts)), tuple(places), tuple(depths))


def _hidden(text: str) -> str:
    if "{{" not in text and "://" not in text and "@" not in text:
        return text
    return _NOT_WORDS.sub(lambda match: HIDDEN * len(match[0]), text)


def _pieces(source: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield (characters, offset, depth, whether they follow each other in the source), blocks parted by two line ends."""
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


def _inline(name: str, body: Any, start: int, end: int, depth: int) -> Iterator[tuple[str, int, int, bool]]:
    if name == "Text" and len(body) == end - start:
        yield body, start, depth, True
    elif name == "Code":
        yield f"{CODE}x", start, depth, False
        yield CODE, end - 1, depth, False
    elif name in {"SoftBreak", "HardBreak"}:
        yield "\n", start, depth, False
    else:
        yield HIDDEN, start, depth, False
