"""Widths and sort keys for text that mixes Chinese and Latin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
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


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts Chinese by pinyin among Latin words, case-insensitively."""
    return " ".join(_pinyin()(text)).casefold(), text


_READINGS = {
    "重试": "chong shi",
    "重置": "chong zhi",
    "重连": "chong lian",
    "重放": "chong fang",
    "重定向": "chong ding xiang",
    "长连接": "chang lian jie",
    "长文本": "chang wen ben",
    "数据行": "shu ju hang",
}
"""Technical words whose characters have several readings, and which pypinyin's phrases lack."""


@cache
def _pinyin() -> Callable[[str], list[str]]:
    from pypinyin import lazy_pinyin, load_phrases_dict  # a second to load; only listings need it

    load_phrases_dict({word: [[syllable] for syllable in reading.split()] for word, reading in _READINGS.items()})
    return lazy_pinyin


def initial(text: str) -> str:
    """Return the letter A to Z under which ``text`` is listed, or ``#``."""
    first = sort_key(text)[0][:1].upper()
    return first if "A" <= first <= "Z" else "#"
