"""An answer or a definition begins with a pronoun.

Quoted without its question or its heading, "它会在一分钟后恢复" or "It means that…" is about nothing. Say the name of the
thing once, at the beginning; after that a pronoun is fine. A plain yes or no may stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.claims import opening, quotable, words_of
from generator.lint.project import Files

CODE = Code("APL046", "pronoun-opening", __doc__ or "", "warning")
ALONE = True

_PRONOUN = re.compile(
    r"它们?|他们?(?!人)|她们?|这(?!样一来)|那(?!么)|此(?!外)|该(?![不怎如])|其(?![他它余次实])|前者|后者|两者|二者"
    r"|(?i:it|they|this|that|these|those|both|the former|the latter)\b(?!-)",
)


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield the pronouns with which quotable texts begin."""
    for text in quotable(files):
        start, words = opening(words_of(text.text))
        if match := _PRONOUN.match(words, _verdict(words)):
            span = text.item.locate(text.path, start + match.start(), start + match.end())
            yield CODE.at(span, f"the {text.path[-1]} begins with “{match[0]}”, which names nothing", "begin with the name of the thing")


_VERDICT = re.compile(
    r"(?:是的|不是|是|会的?|不会|能|不能|可以|不可以|不行|不一定|不用|不必|不需要|需要|不建议|应该|不应该|有|没有)[，,。；]\s*"
    r"|(?:yes|no|not always|usually)[,.;]\s+",
    re.IGNORECASE,
)


def _verdict(words: str) -> int:
    """Return where a text goes on after its yes or no."""
    match = _VERDICT.match(words)
    return match.end() if match else 0
