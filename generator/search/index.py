"""The index: what every term says of every page, computed ahead, in small files that a browser fetches as it needs them.

Terms are sorted by sound: Chinese by pinyin, Latin by letters. So one list, cut into leaves like a B-tree,
serves exact words, prefixes, misspellings and homophones, each from the leaf that the query needs anyway.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from itertools import chain, islice
from operator import add
from typing import Any

from pydantic_core import from_json, to_json

from generator.model.artifact import Memo
from generator.model.spool import Place, Spool
from generator.search import language
from generator.search.counting import Counts, counted
from generator.search.fields import FIELDS, Card, Searchable
from generator.search.postings import Postings
from generator.search.query import Language
from generator.search.sounds import by_sound, common, sounds
from generator.search.variants import SIMPLIFIED, TRADITIONAL
from generator.search.weights import WEIGHTS

LEAF = 3000
"""Characters of a leaf, about three to one when compressed."""
FLAT, FAN = 1000, 64
"""Leaves up to which the root lists where each begins; of more, it lists branches, and each of those so many leaves."""
PAGES = 4
"""Pages whose results share a file."""
ROOT = "index.json"
SOUNDS = "sounds.json"
"""Syllables of common characters that the site does not use: somebody may type one for another that sounds the same."""
FOLDER = "search/"
"""Folder of the index in the site."""


def build_index(found: Iterable[Searchable], labels: Mapping[str, str]) -> dict[str, str]:
    """Return the files of the index by path: the root, leaves of terms, and results."""
    pages = sorted(found, key=lambda page: page.place)
    words = language_of(pages)
    return dict(index_files(pages, (said(page, words) for page in pages), words, labels, Memo()))


def language_of(cards: Iterable[Card]) -> Language:
    """Return the language of a site: its terms with their abbreviations are synonyms, beside those that all sites know."""
    return Language((*(card.synonyms for card in cards if len(card.synonyms) > 1), *language.GROUPS))


def said(page: Searchable, words: Language) -> list[Any]:
    """Return what the index needs of a page, as values of JSON: its result, and what it says."""
    return [_result(page), *counted(page.texts, words)]


def _result(page: Searchable) -> str:
    return _compact([page.id, page.route, page.title, page.description, [[place.anchor, place.text] for place in page.places]])


def index_files(
    cards: Sequence[Card], saying: Iterable[Sequence[Any]], words: Language, labels: Mapping[str, str], memo: Memo
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the files of the index, each when it is made, the root last.

    ``cards`` are in their order, ``saying`` has what :func:`said` returns of each.
    """
    aside = _Aside(memo.spool())
    yield from _results(saying, aside)
    postings = Postings(aside.all(), aside.averages)
    characters = postings.characters
    table: dict[str, str] = next(memo.each(sounds, [("".join(sorted(characters - common())),)]))
    yield SOUNDS, _compact(by_sound({character: sound for character, sound in table.items() if character not in characters}))
    starts: list[str] = []
    for number, (start, leaf) in enumerate(_leaves(postings, table, len(cards))):
        starts.append(start)
        yield f"terms/{number}.json", leaf
    fan = 1 if len(starts) <= FLAT else FAN
    if fan > 1:
        for number, at in enumerate(range(0, len(starts), fan)):
            yield f"branches/{number}.json", _compact(starts[at : at + fan])
    root = {
        "pages": len(cards),
        "together": PAGES,
        "weights": asdict(WEIGHTS),
        "rarest": _rarity(0, len(cards)),
        "leaves": len(starts),
        "starts": starts[::fan],
        "fan": fan,
        "kinds": _kinds(cards, labels),
        "groups": [group if f"@{number}" in postings else [] for number, group in enumerate(words.groups)],
        **_tables(),
        "variants": _variants(characters),
        "sounds": by_sound({character: sound for character, sound in table.items() if character in characters}),
    }
    yield ROOT, _compact(root)


def _results(saying: Iterable[Sequence[Any]], aside: _Aside) -> Iterator[tuple[str, str]]:
    """Yield the files of results, and put aside what pages say."""
    saying, number = iter(saying), 0
    while some := list(islice(saying, PAGES)):
        for _, *counts in some:
            aside.add(Counts(*counts))
        yield f"pages/{number}.json", f"[{','.join([result for result, *_ in some])}]"
        number += 1


class _Aside:
    """What pages say, put aside until it is known how long their fields are on average: it would be a tenth of what a build holds."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._places: list[Place] = []
        self._lengths = [0] * len(FIELDS)

    def add(self, counts: Counts) -> None:
        """Add the next page."""
        self._places.append(self._spool.add(to_json(counts)))
        self._lengths = list(map(add, self._lengths, counts.lengths))

    @property
    def averages(self) -> list[float]:
        """How long each field is on average."""
        return [length / max(1, len(self._places)) or 1.0 for length in self._lengths]

    def all(self) -> Iterator[Counts]:
        """Yield what each page says."""
        return (Counts(*from_json(self._spool.read(*place))) for place in self._places)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _leaves(postings: Postings, table: Mapping[str, str], of: int) -> Iterator[tuple[str, str]]:
    """Yield (first key, leaf) of every leaf of an index ``of`` so many pages."""
    held: list[tuple[str, int, str]] = []
    size, first, before = 0, "", ""
    for key, term, pages, packed in postings.in_order(table):
        if size > LEAF:
            yield first, _leaf(held)
            first, held, size = _separator(before, key), [], 0
        held.append((term, _rarity(pages, of), packed))
        size += len(term) + len(packed) + 4
        before = key
    if held:
        yield first, _leaf(held)


def _separator(before: str, first: str) -> str:
    """Return the shortest text that is above ``before`` and not above ``first``."""
    return next(first[:length] for length in range(len(first) + 1) if first[:length] > before or length == len(first))


@cache
def _rarity(pages: int, of: int) -> int:
    """Return how rare a term is that so many pages have, in hundredths (the idf of BM25)."""
    return round(100 * math.log(1 + (of - pages + 0.5) / (pages + 0.5)))


def _leaf(held: list[tuple[str, int, str]]) -> str:
    terms, rarities, packed = zip(*held, strict=True)
    return f'{{"terms":{_compact(" ".join(terms))},"idf":[{",".join(map(str, rarities))}],"pages":[[{"],[".join(packed)}]]}}'


def _kinds(cards: Sequence[Card], labels: Mapping[str, str]) -> list[list[Any]]:
    """Return (kind, label, number of pages, standing, whether it defines): pages are numbered by kind."""
    found = Counter(card.kind for card in cards)
    first = {card.kind: card for card in reversed(cards)}
    return [[kind, labels.get(kind, kind), count, first[kind].standing, int(first[kind].defines)] for kind, count in found.items()]


def _tables() -> dict[str, Sequence[str]]:
    """Return the words of language that both engines read."""
    return {
        "asking": Language(()).asking,
        "particles": language.PARTICLES,
        "aspect": language.ASPECT,
        "grammar": language.GRAMMAR,
        "reporting": language.REPORTING,
        "weak": language.WEAK,
        "meaning": language.MEANING,
        "english": language.ENGLISH,
        "failing": language.FAILING,
        "complements": language.COMPLEMENTS,
    }


def _variants(characters: set[str]) -> list[str]:
    """Return the traditional characters that fold to those of the site or of what readers ask with, and these."""
    known = characters.union(*Language(()).asking, *chain.from_iterable(language.GROUPS))
    held = [(old, new) for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True) if new in known]
    return ["".join(old for old, _ in held), "".join(new for _, new in held)]
