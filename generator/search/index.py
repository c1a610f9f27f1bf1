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
from itertools import chain
from typing import Any

from generator.model.artifact import Memo
from generator.search import language
from generator.search.bundle import Bundles, bundled
from generator.search.counting import counted
from generator.search.fields import Card, Searchable
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
    return dict(index_files(pages, (said([page], words) for page in pages), words, labels, Memo()))


def language_of(cards: Iterable[Card]) -> Language:
    """Return the language of a site: its terms with their abbreviations are synonyms, beside those that all sites know."""
    return Language((*(card.synonyms for card in cards if len(card.synonyms) > 1), *language.GROUPS))


def said(pages: Iterable[Searchable], words: Language) -> list[Any]:
    """Return what the index needs of neighbouring pages: their results as JSON, and what they say, packed."""
    return [[_result(page) for page in pages], bundled(counted(page.texts, words) for page in pages).packed()]


def _result(page: Searchable) -> str:
    return _compact([page.id, page.route, page.title, page.description, [[place.anchor, place.text] for place in page.places]])


def index_files(
    cards: Sequence[Card], saying: Iterable[Sequence[Any]], words: Language, labels: Mapping[str, str], memo: Memo
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the files of the index, each when it is made, the root last.

    ``cards`` are in their order, ``saying`` has what they say, as many at once as you like.
    """
    bundles = Bundles(memo.spool())
    yield from _results(saying, bundles)
    postings = Postings(bundles)
    characters = postings.characters
    table: dict[str, str] = next(memo.each(sounds, [("".join(sorted(characters - common())),)]))
    yield SOUNDS, _compact(by_sound({character: sound for character, sound in table.items() if character not in characters}))
    starts: list[str] = []
    for number, (start, leaf) in enumerate(_leaves(postings, table)):
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


def _results(saying: Iterable[Sequence[Any]], bundles: Bundles) -> Iterator[tuple[str, str]]:
    """Yield the files of results, and put aside what pages say."""
    held: list[str] = []
    number = 0
    for found, packed in saying:
        bundles.add(packed)
        held += found
        while len(held) >= PAGES:
            yield f"pages/{number}.json", f"[{','.join(held[:PAGES])}]"
            del held[:PAGES]
            number += 1
    if held:
        yield f"pages/{number}.json", f"[{','.join(held)}]"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _leaves(postings: Postings, table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (first key, leaf) of every leaf."""
    held: list[tuple[str, int, str]] = []
    size, first, before = 0, "", ""
    for key, term, pages, packed in postings.in_order(table):
        if size > LEAF:
            yield first, _leaf(held)
            first, held, size = _separator(before, key), [], 0
        held.append((term, _rarity(pages, postings.pages), packed))
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
