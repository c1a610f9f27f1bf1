"""Chinese terms as numbers: two characters are two UTF-16 units side by side, a character alone has a space beside it.

Much text is counted sooner as numbers, and a number takes less memory than a text.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator
from itertools import compress

EDGE = "\0"
"""What stands for all that is not Chinese."""
_UNITS = f"utf-16-{sys.byteorder[0]}e"
"""The encoding in which two characters are a number of this machine."""
_OTHER = re.compile("[^\u3400-\u9fff]+")


def numbers_of(text: str) -> array[int]:
    """Return Chinese terms, two characters each, as numbers."""
    return array("I", text.encode(_UNITS))


def text_of(numbers: Iterable[int]) -> str:
    """Return the Chinese terms that are numbers."""
    return array("I", numbers).tobytes().decode(_UNITS)


def chinese_of(folded: str) -> str:
    """Return a text without what is not Chinese: edges are left where it stood."""
    return _OTHER.sub(EDGE, folded)


def is_chinese(text: str) -> bool:
    """Tell whether a text is nothing but Chinese."""
    return not _OTHER.search(text)


def neighbours(text: str) -> list[int]:
    """Return for each place of a Chinese text the number of the character there and the next, or of a character and an edge."""
    units = array("H", text.encode(_UNITS))
    both = array("H", bytes(4 * len(units)))
    both[::2] = units
    both[1:-1:2] = units[1:]
    return array("I", both.tobytes()).tolist()


def pairs_in(text: str, numbers: Iterable[int]) -> Iterator[int]:
    """Return those of the neighbours that have no edge, and so are terms."""
    places = int.from_bytes(text.encode("ascii", "replace"), "little")  # an edge is nothing, and a character is not
    return compress(numbers, (places & places >> 8).to_bytes(len(text), "little"))


def singles_in(text: str, *, all_: bool) -> array[int]:
    """Return the numbers of single characters: all, or those that have an edge on both sides."""
    runs = text.split(EDGE)
    alone = "".join(runs if all_ else [run for run in runs if len(run) == 1])
    return numbers_of(" ".join(alone) + " ") if alone else array("I")
