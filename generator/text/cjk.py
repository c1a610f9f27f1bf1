"""Widths and sort keys for text that mixes Chinese and Latin."""

from __future__ import annotations

import unicodedata
from functools import cache


def width(text: str) -> int:
    """Return the display width of ``text``: wide characters count 2, combining marks 0 (UAX #11)."""
    return sum(_width(character) for character in text)


@cache
def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts Chinese by pinyin among Latin words, case-insensitively."""
    from pypinyin import lazy_pinyin  # a second to load; only listings need it

    return " ".join(lazy_pinyin(text)).casefold(), text


def initial(text: str) -> str:
    """Return the letter A to Z under which ``text`` is listed, or ``#``."""
    first = sort_key(text)[0][:1].upper()
    return first if "A" <= first <= "Z" else "#"
