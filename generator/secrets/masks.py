"""Masking: what is left of a secret when it is shown, and what counts as masked or as a placeholder already."""

from __future__ import annotations

import re
from typing import NamedTuple

_LEAD = re.compile(r"[A-Za-z]+\s+(?=\S{8,}$)")
_WORDS = re.compile(r"[A-Za-z]+")
_STAND_IN = re.compile(
    r"your|my|the|an?|api|keys?|token|secret|pass|pwd|passw(?:or)?d|user(?:name)?|here|example|sample|placeholder|insert|replace|me|with|this|"
    r"change(?:me)?|redacted|masked|hidden|dummy|fake|test|demo|x+|todo|none|null|secretkey|(?:your)?(?:api)?key|sk|ak|proj|live|real|goes|put|"
    r"paste|fill|in|new|old|full|complete|value|string|id|account|client|access|bearer|basic|or|and|of|site"
)
_LONGEST_PREFIX = 12


class Masks(NamedTuple):
    """How many characters of a key stay, as the policy says."""

    keep_start: int = 3
    keep_end: int = 4


USUAL = Masks()


def masked(secret: str, masks: Masks = USUAL) -> str:
    """Return what may be shown of a secret: its beginning and end, never more than half of it.

    >>> masked("sk-1234567890abcdef9a2f")
    'sk-...9a2f'
    """
    lead = match[0] if (match := _LEAD.match(secret)) else ""  # `Bearer `, which is no part of the key
    key = re.sub(r"\s+", "", secret[len(lead) :])
    if len(key) < 2 * (masks.keep_start + masks.keep_end):
        return f"{lead}{key[:1]}..."
    return f"{lead}{key[: masks.keep_start]}...{key[len(key) - masks.keep_end :]}"


def is_stand_in(secret: str) -> bool:
    """Tell whether a text of the shape of a secret stands for one: `sk-xxxxxxxxxxxxxxxx`, `sk-your-api-key-here`.

    >>> [is_stand_in(text) for text in ("sk-xxxxxxxxxxxxxxxxxxxx", "YOUR_API_KEY", "AKIAIOSFODNN7EXAMPLE", "sk-4f9Kq2nVbT7xLw")]
    [True, True, True, False]
    """
    if "..." in secret or "**" in secret or secret.endswith("EXAMPLE"):
        return True
    if re.search(r"([xX_.•-])\1{7}", secret) and len(re.sub(r"[xX_.•-]", "", secret)) <= _LONGEST_PREFIX:
        return True
    if re.search(r"\{\{?\w+\}?\}|<[\w -]+>|\$\{?\w+", secret):
        return True
    words = [word.lower() for word in _WORDS.findall(secret)]
    digits = sum(character.isdigit() for character in secret)
    return len(words) >= 2 and digits <= 3 and all(map(_STAND_IN.fullmatch, words))  # noqa: PLR2004
