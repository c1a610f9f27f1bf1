"""Signs in English are whole words, whatever their letters' case."""

from __future__ import annotations

import re


def any_of(*words: str) -> re.Pattern[str]:
    """Return a pattern for any of ``words`` (patterns themselves), whole, whatever the case of their letters."""
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)
