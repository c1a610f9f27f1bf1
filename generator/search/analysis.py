"""From text to terms, the same here and in ``analysis.js``; ``tests/search/vectors.json`` holds both to it.

Text is folded (NFKC, case, traditional to simplified), cut into runs, and runs become terms: Chinese gives
every pair of neighbours (and single characters where asked for), Latin gives words, their parts and their
joins, so that ``base_url``, ``BaseURL`` and ``base url`` meet in one term. Pairs instead of words need no
dictionary and miss nothing (Nie & Ren 1999, "Chinese information retrieval: using characters or words?").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from generator.search.language import ASPECT, PARTICLES
from generator.search.variants import SIMPLIFIED, TRADITIONAL

HAN = "\u3400"
"""No character of a Latin run comes after it."""

_HUMP = re.compile("[a-z](?=[A-Z])")
_SEAM = "\u0001"
_WORD = r"(?:[0-9]+(?:\.[0-9]+)+|[a-z0-9]+)"
RUN_OF_LATIN = rf"{_WORD}(?:[\u0001_.\-/=:@+]{_WORD})*"
_RUN = re.compile(rf"{RUN_OF_LATIN}|[\u3400-\u9fff]+")
_PART = re.compile(_WORD)
_TRADITIONAL = re.compile(f"[{TRADITIONAL}]")
_WIDE = tuple(zip("，：；！？（）", ",:;!?()", strict=True))
_SEPARATORS = re.compile(f"[{PARTICLES}]")
_LONGEST_KEY = 48
SHORT = 3
"""Letters up to which a word is neither stemmed nor taken for a misspelling."""


@cache
def variants() -> Mapping[int, int]:
    """Return the table for :meth:`str.translate` from traditional to simplified characters."""
    return str.maketrans(TRADITIONAL, SIMPLIFIED)


def fold(text: str, table: Mapping[int, int] | None = None) -> str:
    """Return text in one form: compatibility characters, case and traditional characters folded.

    >>> fold("ＢＡＳＥ 金鑰")
    'base 金钥'
    """
    plain = _HUMP.sub(rf"\g<0>{_SEAM}", _compatible(text)).lower()
    if table is not None or _TRADITIONAL.search(plain):  # a search costs a twentieth of a translation
        plain = plain.translate(variants() if table is None else table)
    return _SEPARATORS.sub(" ", plain.replace(ASPECT, ""))


def _compatible(text: str) -> str:
    """Return NFKC of a text. Of most, wide marks are all that it changes: without them, a look tells that there is nothing to do."""
    for wide, mark in _WIDE:
        text = text.replace(wide, mark)
    return unicodedata.normalize("NFKC", text)


def runs(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, run): Chinese characters in a row, or Latin words joined by marks."""
    for match in _RUN.finditer(folded):
        yield match.start(), match.end(), match[0]


def is_han(run: str) -> bool:
    """Tell whether a run or a term is Chinese."""
    return run[0] >= HAN


def parts(run: str) -> list[str]:
    """Return the words of a Latin run, each without the s of its plural.

    >>> parts("api_keys"), parts("gpt-3.5")
    (['api', 'key'], ['gpt', '3.5'])
    """
    return [stem(word) for word in _PART.findall(run)]


def stem(word: str) -> str:
    """Return an English word without the s of its plural."""
    plural = len(word) > SHORT and word[-1] == "s" and word[-2] not in "siu0123456789"
    return word[:-1] if plural else word


def pairs(run: str) -> list[str]:
    """Return every two neighbours of a Chinese run.

    >>> pairs("流式输出")
    ['流式', '式输', '输出']
    """
    return [run[i : i + 2] for i in range(len(run) - 1)]


def terms(text: str, *, singles: bool = False, table: Mapping[int, int] | None = None) -> list[str]:
    """Return the terms of a text as the index holds them.

    >>> terms("Cherry Studio 的余额")
    ['cherry', 'studio', 'cherrystudio', '余额']
    """
    return terms_of(fold(text, table), singles=singles)


def terms_of(folded: str, *, singles: bool = False) -> list[str]:
    """Return the terms of a text that is folded already."""
    found: list[str] = []
    last_end, last = -9, ""
    for start, end, run in runs(folded):
        if is_han(run):
            found += pairs(run)
            found += run if singles or len(run) == 1 else ()
            last = ""
            continue
        words = parts(run)
        found += words
        found += joins(words)
        if last and start == last_end + 1 and folded[last_end] == " " and joinable(last, words[0]):
            found.append(last + words[0])
        last_end, last = end, words[-1]
    return found


def joins(words: list[str]) -> list[str]:
    """Return neighbours of a compound as one word each, and the whole.

    >>> joins(["anthropic", "base", "url"])
    ['anthropicbase', 'baseurl', 'anthropicbaseurl']
    """
    near = [one + two for one, two in pairwise(words) if joinable(one, two)]
    whole = "".join(words)
    return near + ([whole] if len(words) > 1 and whole not in near and len(whole) <= _LONGEST_KEY else [])


def joinable(one: str, two: str) -> bool:
    """Tell whether two words may be one elsewhere: both of letters, and of more than one."""
    return len(one) > 1 and len(two) > 1 and one.isalpha() and two.isalpha()


def key_of(content: str) -> str:
    """Return what is the same in two wordings that differ in nothing but marks, spaces and case.

    ``content`` is folded text without words that only ask.
    """
    return "".join("".join(_PART.findall(run)) if not is_han(run) else run for _, _, run in runs(content))[:_LONGEST_KEY]
