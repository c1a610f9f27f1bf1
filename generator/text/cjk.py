"""Widths of text that mixes Chinese and Latin."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_WIDE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60\u3001-\u3029]+")
"""Most of what is wide, in one look."""


def width(text: str) -> int:
    """Return the display width of ``text``: wide characters count 2, combining marks 0 (UAX #11)."""
    if text.isascii():
        return len(text)
    rest = _WIDE.sub("", text)
    return 2 * (len(text) - len(rest)) + (len(rest) if rest.isascii() else sum(map(_width, rest)))


@cache
def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
