"""Spacing and punctuation of Chinese text: what AutoCorrect would write otherwise, and what it leaves alone but should not.

https://github.com/huacnlee/autocorrect
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib import import_module
from typing import Any, Literal

from generator.text.visible import CODE, HIDDEN, Visible, visible

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Chinese characters, as a range of a regular expression."""
_HAN = re.compile(f"[{HAN}]")

_ON = (
    "space-word",
    "space-punctuation",
    "space-backticks",
    "fullwidth",
    "no-space-fullwidth",
    "no-space-fullwidth-quote",
    "halfwidth-word",
)
_OFF = ("space-bracket", "space-dash", "space-dollar", "halfwidth-punctuation", "spellcheck")
"""What AutoCorrect shall do: brackets become full-width here, hyphens between Chinese words are names, English keeps its marks."""

_FULL = str.maketrans(",;:!?", "，；：！？")
_WIDE = str.maketrans(
    {code: code - 0xFEE0 for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)) for code in range(first, last + 1)}
)
_WIDE_RUN = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")

_PLAIN_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_PLAIN_MARKS = "，。；、！？（）“”《》「」"
_LETTERS = f"A-Za-z0-9{CODE}{HIDDEN}"
_TIDY = re.compile(
    rf"(?:[{_PLAIN_HAN}]++(?![!-~{HIDDEN}])"  # no Latin right behind Chinese
    rf"|[{_PLAIN_MARKS}]++(?! )"
    rf"|[{_LETTERS}]++(?:[_./-][{_LETTERS}]++)*+(?![{_PLAIN_HAN}_./-])"
    rf"| (?![ {_PLAIN_MARKS}：])"
    r"|\n"
    r"|：(?! )(?:(?<![0-9]：)|(?![0-9])))*+"  # a time would be written with another colon
)
"""Text in which nothing is to be corrected, and which costs little to tell: it is nearly all text."""

_SIGNS = {"-", "+"}
_CLOSED = f"{HAN}）」』”》】"
_MARK = re.compile(
    rf"(?<=[{_CLOSED}])[,;:!?](?!//)(?=[{_CLOSED}（「『“《【，。；：！？、]|[ ]*$|[ ]+[{HAN}]|[A-Za-z0-9{CODE}{HIDDEN}])", re.MULTILINE
)
_ROUND = re.compile(rf"(?P<before>[{_CLOSED}]?)\((?P<inside>[^()（）\n]*)\)")
_STRAIGHT = re.compile(r'"(?P<inside>[^"\n]*)"')


What = Literal["spacing", "punctuation", "width"]


@dataclass(frozen=True, slots=True)
class Correction:
    """Characters ``start`` to ``end`` of a source that should read ``text``."""

    start: int
    end: int
    text: str
    what: What


def is_chinese(text: str) -> bool:
    """Tell whether a text holds Chinese characters."""
    return _HAN.search(text) is not None


def corrections(source: str, *, markdown: bool = True) -> tuple[Correction, ...]:
    """Return how a Chinese text should be written otherwise, in order; what lies in code and addresses is left alone."""
    if not is_chinese(source) or _TIDY.fullmatch(source):
        return ()
    seen = visible(source, markdown=markdown)
    if _TIDY.fullmatch(seen.text):
        return ()
    narrow = _narrow(seen.text)
    full = _punctuated(narrow)
    format_line = _autocorrect()
    wanted = "\n".join(map(format_line, full.split("\n")))
    if wanted == seen.text:
        return ()
    found = [*_replaced(seen, 0, seen.text, narrow, "width"), *_replaced(seen, 0, narrow, full, "punctuation")]
    found += _differences(seen, full, wanted) if wanted != full else ()
    return tuple(sorted(found, key=lambda correction: (correction.start, correction.end)))


@cache
def _autocorrect() -> Callable[[str], str]:
    autocorrect: Any = import_module("autocorrect_py")  # compiled, its types are incomplete; only Chinese sites need it

    rules = dict.fromkeys(_ON, 1) | dict.fromkeys(_OFF, 0)
    autocorrect.load_config(json.dumps({"rules": rules, "textRules": {}, "spellcheck": {"words": []}}))
    found: Callable[[str], str] = autocorrect.format
    return found


def _narrow(text: str) -> str:
    return _WIDE_RUN.sub(lambda match: match[0].translate(_WIDE), text)


def _punctuated(text: str) -> str:
    """Return the text with the marks full-width that AutoCorrect leaves alone; no character is added or lost."""
    return _MARK.sub(lambda match: match[0].translate(_FULL), _ROUND.sub(_round, _STRAIGHT.sub(_quoted, text)))


def _round(match: re.Match[str]) -> str:
    if not is_chinese(match["inside"]) and not match["before"]:
        return match[0]
    return f"{match['before']}（{match['inside']}）"


def _quoted(match: re.Match[str]) -> str:
    return f"“{match['inside']}”" if is_chinese(match["inside"]) else match[0]


def _replaced(seen: Visible, start: int, written: str, meant: str, what: What) -> Iterator[Correction]:
    """Yield the characters that differ between two texts of the same length."""
    for number, (old, new) in enumerate(zip(written, meant, strict=True), start):
        if old != new:
            place = seen.places[number]
            yield Correction(place, place + 1, new, what)


def _differences(seen: Visible, written: str, wanted: str) -> Iterator[Correction]:
    """Yield what AutoCorrect would change: it adds and removes spaces, and makes marks full-width."""
    for change, start, end, first, last in SequenceMatcher(None, written, wanted, autojunk=False).get_opcodes():
        if change == "equal":
            continue
        if end - start == last - first:
            yield from _replaced(seen, start, written[start:end], wanted[first:last], "punctuation")
        elif start == end and written[start : start + 1] in _SIGNS:  # 新品-03 is one name
            continue
        elif (found := _one(seen, start, written[start:end], wanted[first:last])) is not None:
            yield found


def _one(seen: Visible, start: int, written: str, meant: str) -> Correction | None:
    """Return the correction of one difference, or None if it would change more than spaces and marks."""
    what: What = "punctuation" if (written + meant).strip() else "spacing"
    if written == "":
        place = seen.between(start)
        return Correction(place, place, meant, what)
    places = tuple(seen.places[start : start + len(written)])
    unbroken = places == tuple(range(places[0], places[0] + len(written)))
    is_ours = not any(character.isalnum() or character in HIDDEN + CODE + "\n" for character in written + meant)
    return Correction(places[0], places[-1] + 1, meant, what) if unbroken and is_ours else None
