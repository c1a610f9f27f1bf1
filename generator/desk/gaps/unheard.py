"""Words that many ask with and that no page has: their tickets are not covered, however well a page fits the rest.

Search is meant to find something for every query, so a page that has all of a question but its one new word counts as fitting.
A phrase is taken for such a word if it stands in several wordings; one sentence that is sent again and again proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.desk.gaps.grouping import phrases_of, wordings_of
from generator.desk.gaps.matching import Matched
from generator.search.analysis import fold
from generator.search.fields import Searchable

_WORDINGS = 3
_SHORTEST, _SHORTEST_LATIN = 3, 2


def marked(found: Sequence[Matched], pages: Iterable[Searchable]) -> tuple[Matched, ...]:
    """Return the tickets, those marked that ask with a word that no page has."""
    wordings: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for phrase, wording in wordings_of(one.ticket):
            wordings[phrase].add(wording)
    often = [phrase for phrase, asked in wordings.items() if len(asked) >= _WORDINGS and _is_word(phrase)]
    known = _bare(" ".join(text for page in pages for texts in page.texts.values() for text in texts))
    unheard = frozenset(phrase for phrase in often if _bare(phrase) not in known)
    return tuple(replace(one, unheard=not unheard.isdisjoint(phrases_of(one.ticket))) for one in found)


def _is_word(phrase: str) -> bool:
    return len(phrase) >= (_SHORTEST_LATIN if phrase.isascii() else _SHORTEST)


def _bare(text: str) -> str:
    """Return a text without what separates words: `base_url` and `Base URL` are one."""
    return "".join(character for character in fold(text) if character.isalnum())
