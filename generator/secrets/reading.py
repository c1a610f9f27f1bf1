r"""A text as a pattern reads it: full-width letters narrow, invisible characters gone, other scripts out of the way.

Chinese characters are letters to ``\b``: without this, a key right behind one would be found by no pattern.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_ODD = re.compile(
    "[\u00a0\u00ad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202e\u2060-\u206f\u3000\ufeff\U0001d400-\U000e0fff]|[\u2070-\u24ff\ufe50-\uff5e]"
)
_INVISIBLE = "Cf"
_LONGEST_ADDRESS = 200
FOREIGN = "\x00"
_URL = re.compile(r"://[^\s\x00,;]*\Z")


class Reading(NamedTuple):
    """A text in ASCII. ``places`` maps its characters to those of the original; None when they are the same."""

    plain: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the original that ``start`` to ``end`` come from."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)


class _Narrow(dict[int, str]):
    """One ASCII character for each character: the one that it is compatible with, or none that a key has; nothing for invisible ones."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        narrow = unicodedata.normalize("NFKC", character)
        if unicodedata.category(character) == _INVISIBLE:
            narrow = ""
        elif len(narrow) != 1 or not narrow.isascii():
            narrow = FOREIGN
        self[code] = narrow
        return narrow


_NARROW = _Narrow({code: chr(code) for code in range(128)})


_MARKS = tuple(zip("，：；！？（）", ",:;!?()", strict=True))
"""The wide marks of Chinese prose, which stand in every text of it: the rest of it need then not be looked at one by one."""
_QUERY = "\x01"


def read(text: str) -> Reading:
    """Return ``text`` as patterns read it."""
    if text.isascii():
        return Reading(text)
    usual = text
    for wide, narrow in _MARKS:
        usual = usual.replace(wide, narrow)
    if _QUERY not in text and not _ODD.search(usual):
        usual = usual.replace("?", _QUERY).encode("ascii", "replace").decode("ascii")
        return Reading(usual.replace("?", FOREIGN).replace(_QUERY, "?"))
    plain = text.translate(_NARROW)
    if len(plain) == len(text):
        return Reading(plain)
    return Reading(plain, tuple(place for place, character in enumerate(text) if _NARROW[ord(character)]))


def joined(reading: Reading, start: int, end: int) -> Reading:
    """Return a stretch of a reading without its spaces: a key may have been broken up."""
    places = [place for place in range(start, end) if not reading.plain[place].isspace()]
    plain = "".join(reading.plain[place] for place in places)
    return Reading(plain, tuple(places if reading.places is None else (reading.places[place] for place in places)))


def in_address(plain: str, start: int) -> bool:
    """Tell whether what begins at ``start``, behind a colon or an equals sign, is part of a URL: a password, a port, a parameter."""
    return plain[start - 1 : start] in {":", "="} and _URL.search(plain, max(0, start - _LONGEST_ADDRESS), start) is not None
