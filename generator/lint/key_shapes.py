"""The key shapes of a policy: Python reads them when it checks, the browser when a reader types. Both must be able to."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import NamedTuple

from generator.lint.backtracking import endless
from generator.model.vocabulary import KeyShape, Policy

_ONLY_PYTHON = (
    (re.compile(r"\(\?[aiLmsux]*[aLux][aiLmsux]*[):-]|\(\?[aiLmsux]+(?:-[ims]+)?:"), "a flag that JavaScript has not"),
    (re.compile(r"(?<!^)\(\?[ims]+\)"), "a flag after the beginning"),
    (re.compile(r"(?<!\\)(?:[+*?]|\{\d+(?:,\d*)?\})\+"), "a possessive quantifier"),
    (re.compile(r"\(\?>"), "an atomic group"),
    (re.compile(r"\(\?P=\w+\)"), "a reference to a group by `(?P=…)`"),
    (re.compile(r"\(\?P<\w*[^\w>][^>]*>"), "a group with an odd name"),
    (re.compile(r"\(\?\((?:\w+)\)"), "a condition"),
    (re.compile(r"\(\?#"), "a comment"),
    (re.compile(r"\\[NUa]"), "an escape that JavaScript has not"),
)
"""What ``re`` of Python reads and ``RegExp`` does not, or reads otherwise. What the tools translate is not among it:
flags at the beginning, ``(?P<name>``, ``\\A`` and ``\\Z``."""

_MASKED = ("sk-...9a2f", "sk-****9a2f", "sk-…9a2f", "****", "...")


class Fault(NamedTuple):
    """What is wrong with a pattern: where in it, and in words."""

    start: int
    end: int
    words: str
    hint: str


def fault_of(shape: KeyShape, masked: str = "") -> Fault | None:
    """Return what is wrong with a shape of the policy, or None; ``masked`` is the policy's example of a masked key."""
    pattern = shape.pattern
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        place = getattr(error, "pos", None) or 0
        return Fault(place, len(pattern), f"is no regular expression: {getattr(error, 'msg', None) or error}", "mend the pattern")
    if words := endless(pattern):
        hint = "say how many characters there are at most, or put a character between that the repetition has not"
        return Fault(0, len(pattern), f"{words}: a search with it may never end", hint)
    for sign, words in _ONLY_PYTHON:
        if match := sign.search(re.sub(r"\\\\", "~~", pattern)):
            hint = "write it without; pages look for keys with the same pattern, in the browser"
            return Fault(*match.span(), f"has {words}: browsers cannot read it, and would let such a key pass", hint)
    if compiled.search(""):
        return Fault(0, len(pattern), "matches a text with nothing in it", "say how many characters a key has at least")
    if told := next((text for text in (masked, *_MASKED) if text and compiled.search(text)), None):
        return Fault(0, len(pattern), f"matches the masked `{told}`", "say how many characters a complete key has at least")
    return None


def usable(policy: Policy) -> Iterator[tuple[KeyShape, re.Pattern[str]]]:
    """Yield the shapes that Python can read and search with in bounded time, compiled; the others are told by a rule."""
    for shape in policy.key_shapes:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compiled = re.compile(shape.pattern)
                if not endless(shape.pattern):
                    yield shape, compiled
        except (re.error, OverflowError, RecursionError):
            continue
