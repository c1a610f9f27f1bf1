"""Whether a regular expression may take for ever: told from its parts, without running it.

A search that goes back asks every way to split a run of characters among repetitions. Ways are many where a repetition holds another
and nothing marks where one round ends (`(a+)+`), where two repetitions of the same characters meet (`.*.*=`), or where the pattern
begins with a repetition that something must follow (`.*key`: one try for every character). Marked off by a character that the
repetition has not (`(?:[a-z]+-)+`), or bounded to a few, they are no danger. The judgement is on the safe side: it may refuse a
pattern that would do, and its words tell how to write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_LONG = 256
"""Characters from which on a bounded repetition counts as one without end."""
_ALPHABET = tuple(chr(code) for code in range(256))
_EVERY = frozenset(_ALPHABET)
_CLASSES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
_WORD = frozenset(char for char in _ALPHABET if re.match(r"\w", char))

_Part = tuple[Any, Any]


def endless(pattern: str) -> str:
    """Return in words why a search for ``pattern`` may take for ever, or "" if it cannot. ``pattern`` is one that Python reads."""
    parts = list(_flat(_parser.parse(pattern)))
    return _nested(parts) or _meeting(parts) or _leading(parts)


def _flat(parts: Sequence[_Part]) -> Iterator[_Part]:
    """Yield the parts of a sequence, groups opened."""
    for name, value in parts:
        if name is op.SUBPATTERN:
            yield from _flat(value[3])
        elif name is op.ATOMIC_GROUP:
            yield from _flat(value)
        else:
            yield name, value


def _inside(name: Any, value: Any) -> list[list[_Part]]:
    """Return the sequences within a part."""
    if name in _REPEATS:
        return [list(_flat(value[2]))]
    if name is op.BRANCH:
        return [list(_flat(one)) for one in value[1]]
    if name in {op.ASSERT, op.ASSERT_NOT}:
        return [list(_flat(value[1]))]
    return []


def _chars(name: Any, value: Any) -> frozenset[str]:
    """Return the characters that a part may hold, of the first 256; all of them if that is not known."""
    if name is op.LITERAL:
        return frozenset({chr(value), chr(value).swapcase()})
    if name is op.NOT_LITERAL:
        return _EVERY - {chr(value)}
    if name is op.IN:
        held = frozenset[str]().union(*(_chars(*one) for one in value if one[0] is not op.NEGATE))
        return _EVERY - held if value[0][0] is op.NEGATE else held
    if name is op.RANGE:
        span = frozenset(char for char in _ALPHABET if value[0] <= ord(char) <= value[1])
        return span | {char.swapcase() for char in span}
    if name is op.CATEGORY:
        return frozenset(char for char in _ALPHABET if re.match(_CLASSES[value], char)) if value in _CLASSES else _EVERY
    inside = _inside(name, value)
    return frozenset[str]().union(*(_chars(*part) for one in inside for part in one)) if inside else _consumed(name)


def _consumed(name: Any) -> frozenset[str]:
    return frozenset() if name is op.AT else _EVERY


def _varies(name: Any, value: Any) -> bool:
    """Tell whether a part may hold more or fewer characters."""
    if name in _REPEATS and value[0] != value[1]:
        return True
    inside = _inside(name, value)
    if name is op.BRANCH and len({len(one) for one in inside}) > 1:
        return True
    return any(_varies(*part) for one in inside for part in one) or name is op.GROUPREF


def _is_mark(part: _Part, others: frozenset[str]) -> bool:
    """Tell whether a part must stand there once, and is none of the characters of the others."""
    return part[0] in {op.LITERAL, op.IN, op.NOT_LITERAL} and not (_chars(*part) & others)


def _nested(parts: Sequence[_Part]) -> str:
    """Return words for a repetition within a repetition, or for alternatives in one that begin alike."""
    for name, value in parts:
        inside = _inside(name, value)
        if name in _REPEATS and value[1] > 1 and _is_loose(inside[0]):
            return "repeats what itself may be longer or shorter, with no character between that marks where a round ends"
        if told := next((told for one in inside if (told := _nested(one))), ""):
            return told
    return ""


def _is_loose(body: Sequence[_Part]) -> bool:
    if len(body) == 1 and body[0][0] is op.BRANCH:
        rounds = _inside(*body[0])
        starts = [_chars(*one[0]) if one else _EVERY for one in rounds]
        alike = any(starts[a] & starts[b] for a in range(len(starts)) for b in range(a))
        return alike or any(_varies(*part) for one in rounds for part in one)
    varying = [part for part in body if _varies(*part)]
    held = frozenset[str]().union(*(_chars(*part) for part in varying))
    return bool(varying) and not any(_is_mark(part, held) for part in (body[0], body[-1]))


def _meeting(parts: Sequence[_Part]) -> str:
    """Return words for two long repetitions that may share a run of characters."""
    for number, first in enumerate(parts):
        if told := next((told for one in _inside(*first) if (told := _meeting(one))), ""):
            return told
        if not _is_long(first):
            continue
        held = _chars(*first)
        for second in parts[number + 1 :]:
            if _is_long(second) and _chars(*second) & held:
                return "has two repetitions of the same characters with no other between them"
            if _must_stand(second) and not _chars(*second) & held:
                break
    return ""


def _leading(parts: Sequence[_Part]) -> str:
    """Return words for a long repetition at the beginning that something must follow."""
    for number, part in enumerate(parts):
        if _is_long(part) and any(_must_stand(after) for after in parts[number + 1 :]):
            held = _chars(*part)
            bounded = number and parts[number - 1] == (op.AT, op.AT_BOUNDARY) and held <= _WORD
            at_start = number and parts[number - 1] in {(op.AT, op.AT_BEGINNING), (op.AT, op.AT_BEGINNING_STRING)}
            return "" if bounded or at_start else "begins with a repetition without end, which is tried anew at every character"
        if part[0] is not op.AT and part[0] not in {op.ASSERT, op.ASSERT_NOT}:
            return ""
    return ""


def _is_long(part: _Part) -> bool:
    return part[0] in _REPEATS and part[1][1] != part[1][0] and part[1][1] >= _LONG


def _must_stand(part: _Part) -> bool:
    name, value = part
    if name in _REPEATS:
        return bool(value[0])
    return name not in {op.AT, op.ASSERT, op.ASSERT_NOT} and not (name is op.BRANCH and not all(_inside(name, value)))
