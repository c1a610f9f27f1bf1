"""What of a thing an English clause speaks of: a masked form, something taken out, a part, or its place alone."""

from __future__ import annotations

import re

from generator.lint.asks.english.words import any_of

_MASKED = any_of(
    r"masked|last (?:four|three|few|4|6|\d)|first (?:three|four|few|3|4|\d)|characters? of|digits of|key ?ids?|partial|"
    r"obfuscated|blurred|"
    r"hashed|censored|redacted|summary of|fingerprint"
)
_MASKS = any_of(r"mask(?:ing)?|redact(?:ing)?|censor|obfuscate|blur|black out")
_DOTS = re.compile(r"[A-Za-z0-9-](?:\.\.\.|…|\*{3,})[A-Za-z0-9]")
_AND_ALSO = re.compile(r"\b(?:and|plus|as well as|together with|along with)\b", re.IGNORECASE)
REMOVE = any_of(
    r"remove|removing|delete|deleting|strip|stripping|redact|redacting|mask|masking|hide|hiding|replace|replacing|blur|"
    r"blurring|cut|crop|erase|scrub|sanitise|sanitize|clean|take out|"
    r"revoke|disable|rotate|reset|change|block out|black out|exclude|filter"
)
TAKEN_OUT = re.compile(
    r"〓(?:\W+(?:and|or|the|any|your|all|\w+ 〓|〓))*(?: (?:is|are|was|were|be|been|being))?(?: \w+ly)? (?:removed|redacted|"
    r"masked|stripped|deleted|hidden|blurred|blacked out|cut|replaced|taken out|censored)\b",
    re.IGNORECASE,
)
NAME_OF_MAIL = re.compile(
    r"(?<=[a-z] )(?:e-?mail|mail|message|state|post|quote|text|reply|copy)(?= address| number|\W*$)",
    re.IGNORECASE,
)
"""Verbs that are nouns at the end of a name: account email, error message."""
NAMED_AGAIN = re.compile(
    r"^\W*(?:and |so )?(?:i mean|that is|that's|namely|i\.e\.?|in other words|meaning|to be exact|specifically)\b(?=\W+(?:\w+ )?〓)",
    re.IGNORECASE,
)
"""Words before a second name of the same thing."""
_PART = re.compile(
    r"^\W*(?:name|id|ids|limits?|management|prefix|quota|owner|group|fields?|page|rotation|settings?|manager|reset|status|"
    r"format|type|expir\w+|was|is|are(?! you)|works?|has|will|can|may)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:every|each|one|another|own|per|which)\s*$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:lines?|errors?|ids?|part|entry|excerpt|code|time|value|name|field|url|rows?|section|snippet)\W+(?:only )?(?:in|from|"
    r"of|within|inside|out of) (?:(?:the|your|an?) )?$",
    re.IGNORECASE,
)


def is_part(before: str, after: str) -> bool:
    """Tell whether the words name something of a thing, or one of many: the key's group, every key."""
    return bool(_PART.search(after) or _EACH.search(before))


def is_within(before: str, after: str) -> bool:  # noqa: ARG001 - both languages are asked alike
    """Tell whether the thing is but the place of what is spoken of: the failing line in the full logs."""
    return _WITHIN.search(before) is not None


def removes(words: str) -> bool:
    """Tell whether a clause takes out, hides or replaces something."""
    return REMOVE.search(words) is not None


def is_masked(words: str, place: int) -> bool:
    """Tell whether a clause speaks of a masked form of what it names at ``place``: "a masked key and the full headers" masks one."""
    if _MASKS.search(words):
        return True
    start = max((match.end() for match in _AND_ALSO.finditer(words, 0, place)), default=0)
    after = _AND_ALSO.search(words, place)
    end = after.start() if after else len(words)
    return _MASKED.search(words, start, end) is not None or _DOTS.search(words, start, end) is not None


def masks_topic(words: str) -> bool:
    """Tell whether a clause asks for a part alone of what was named before it: only its last four."""
    return re.match(r"\W*(?:but |just |only )+", words) is not None and _MASKED.search(words) is not None
