"""How plainly an English clause asks, and for what it names, what stood before it, or what follows."""

from __future__ import annotations

import re

from generator.lint.asks.english.requests import MODAL, NEED, WHAT, WHAT_WAS, YOURS, YOURS_ALONE
from generator.lint.asks.english.sending import CHAINED, IMPERATIVE, PASS_ON, SEND, SENDING, SENDS, TO_US
from generator.lint.asks.english.words import any_of

_GIVES = any_of(
    r"(?:read|text|type|spell)(?: out)?(?= (?:the|your|that|me|us))",
    r"(?:reply|respond|answer|write back|get back to us|come back|(?:supply|provide|furnish|present) (?:us|me|our \w+)) with",
    SENDS,
    SENDING,
    "type",
    "enter",
    "write",
    "get",
    "need",
    "require",
    "want",
    "ask(?: you)? for",
    r"have(?! \w+ed\b)",
)
_ANOTHER = any_of(
    r"with|using|via|by|in|on|under|for (?!the|your|me|us)|about|whether|that|if|through|(?<!copy )(?<!photo )(?<!picture )of|"
    r"contains?|behind|and|every|each|one|another|own"
)


def may_ask(text: str) -> bool:
    """Tell whether a text holds any word of a plain request: a cheap look at texts that only name keys."""
    return (
        re.search(r"\b(?:what|which|your [^.?!]{2,40}\?)", text, re.IGNORECASE) is not None
        or SEND.search(text) is not None
        or MODAL.search(text) is not None
        or NEED.search(text) is not None
        or TO_US.search(text) is not None
    )


def is_firm(words: str, before: str) -> bool:
    """Tell whether a clause is so plainly a request that what it names need not be called complete: send us your key."""
    verb = None
    for match in _GIVES.finditer(before):
        verb = match
    if verb is None:
        return bool((WHAT.search(words) and YOURS.search(words)) or WHAT_WAS.search(words) or YOURS_ALONE.fullmatch(words))
    between = before[verb.end() :]
    return not _ANOTHER.search(between) and len(between.split()) <= 6  # noqa: PLR2004


def is_answering(words: str) -> bool:
    """Tell whether a clause asks for what was named before it, and names nothing itself: please add it."""
    return (
        re.search(
            r"^\W*please\W*$|\b(?:it|them|that|those|this|one)\b|\b(?:too|as well|required|needed|necessary|mandatory)\W*$",
            words,
            re.IGNORECASE,
        )
        is not None
    )


def is_handing_over(words: str) -> bool:
    """Tell whether a sentence begins with plainly handing over what was named before it: please add it."""
    return (IMPERATIVE.search(words) is not None and is_answering(words)) or PASS_ON.search(words) is not None


_BY_MEANS = any_of("using", "with", "via", "through")


def is_request(words: str) -> bool:
    """Tell whether a clause that names nothing asks for what follows: please send the following."""
    if _BY_MEANS.search(words):
        return False
    if re.fullmatch(r"\W*please\W*", words, re.IGNORECASE):
        return True
    return bool(
        IMPERATIVE.search(words)
        or PASS_ON.search(words)
        or CHAINED.search(words)
        or NEED.search(words)
        or (MODAL.search(words) and SEND.search(words))
    )


def is_bare(words: str) -> bool:
    """Tell whether a clause is little more than the names of things."""
    return len(re.sub(r"〓|\b(?:your|the|an?|and|or|of|for|any|as well|also|plus)\b|[^\w\s]", "", words).split()) <= 4  # noqa: PLR2004
