"""The difference of two texts in words: Latin by word, Chinese by character, joined so that it reads well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Segment = tuple[Literal["same", "old", "new"], str]

_WORD = re.compile(r"[A-Za-z0-9_\u00c0-\u024f]+(?:[.\-'/][A-Za-z0-9_\u00c0-\u024f]+)*|\s+|.", re.DOTALL)
_CLAUSE = re.compile(r"[^，。；：！？、,.;:!?\n]*[，。；：！？、,.;:!?\n]*")
MOST_WORDS = 1_500
"""Texts of more words are compared by clause: the time grows with the square of the number."""
MOST_CLAUSES = 3_000
SHORT = 2
"""What two changes have in common between them, up to so many characters, belongs to the change: 余额 → 额度, not 余, 度."""


def segments(old: str, new: str) -> list[Segment]:
    """Return the pieces of both texts in order: what stays, what went, what came."""
    cut = _words if len(old) + len(new) <= 4 * MOST_WORDS else _clauses
    first, second = cut(old), cut(new)
    if max(len(first), len(second)) > MOST_CLAUSES:
        return _trimmed(old, new)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    pairs = [("".join(first[a:b]), "".join(second[c:d]), tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()]
    return list(_segments(_joined(pairs)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause]


def _trimmed(old: str, new: str) -> list[Segment]:
    """Return what two very long texts do not have in common at their start and end, as one change."""
    most = min(len(old), len(new))
    start = next((number for number in range(most) if old[number] != new[number]), most)
    end = next((number for number in range(most - start) if old[-1 - number] != new[-1 - number]), most - start)
    changed = [(old[start : len(old) - end], new[start : len(new) - end], False)]
    return list(_segments([(old[:start], old[:start], True), *changed, (old[len(old) - end :], new[len(new) - end :], True)]))


Pair = tuple[str, str, bool]
"""A piece of the old text, the piece of the new one in its place, and whether they are the same."""


def _joined(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs with short common pieces between two changes made part of one change."""
    joined: list[Pair] = []
    for number, (old, new, same) in enumerate(pairs):
        between = same and 0 < number < len(pairs) - 1
        dissolved = between and len(old.strip()) <= SHORT and not re.fullmatch(r"[，。；：！？\s]+", old)
        if joined and not joined[-1][2] and (not same or dissolved):
            before = joined.pop()
            joined.append((before[0] + old, before[1] + new, False))
        else:
            joined.append((old, new, same))
    return joined


def _segments(pairs: list[Pair]) -> Iterator[Segment]:
    for old, new, same in pairs:
        if same and old:
            yield "same", old
        elif not same:
            if old:
                yield "old", old
            if new:
                yield "new", new


def likeness(old: str, new: str) -> float:
    """Return how much two texts have in common, from 0 to 1, in time that grows with their length alone."""
    if old == new:
        return 1.0
    first, second = _grams(old), _grams(new)
    return 2 * len(first & second) / (len(first) + len(second) or 1)


def _grams(text: str) -> set[str]:
    return {text[start : start + 2] for start in range(max(1, len(text) - 1))}


ALIKE = 0.3
"""Two lines with less in common than that are one that went and one that came."""
MOST_PAIRS = 250_000


def partners(lost: Sequence[str], gained: Sequence[str]) -> dict[int, int]:
    """Return which new text stands for which old one, by number: in order, each with the one most like it."""
    if len(lost) * len(gained) > MOST_PAIRS:
        return {}
    found: dict[int, int] = {}
    first = 0
    for number, text in enumerate(lost):
        scores = [(likeness(text, gained[place]), -place) for place in range(first, len(gained))]
        best, place = max(scores, default=(0.0, 0))
        if best >= ALIKE:
            found[number] = -place
            first = -place + 1
    return found


def paired(lost: Sequence[str], gained: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Yield (old, new) for texts that went and texts that came, in the order of the new ones; None where there is no partner."""
    found = partners(lost, gained)
    owners = {place: number for number, place in found.items()}
    waiting = iter(number for number in range(len(lost)) if number not in found)
    yield from ((lost[number], None) for number in waiting)
    for place, text in enumerate(gained):
        yield (lost[owners[place]] if place in owners else None), text
