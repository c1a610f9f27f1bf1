"""The index: what every term says of every page, computed ahead, in small files that a browser fetches as it needs them.

A term's say of a page is BM25F (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and
Beyond", §3.6): frequencies are weighed by field and by the field's length, summed, then saturated. That sum
is quantised to six bits (Anh & Moffat 2002, "Impact transformation").

Terms are sorted by sound: Chinese by pinyin, Latin by letters. So one list, cut into leaves like a B-tree,
serves exact words, prefixes, misspellings and homophones, each from the leaf that the query needs anyway.
"""

from __future__ import annotations

import json
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from itertools import chain
from typing import Any

from generator import pinyin
from generator.model.artifact import Memo
from generator.search import language
from generator.search.analysis import HAN, fold, key_of, terms_of
from generator.search.fields import FIELDS, Searchable
from generator.search.query import Language
from generator.search.variants import SIMPLIFIED, TRADITIONAL
from generator.search.weights import WEIGHTS

FIELD_WEIGHTS = {
    "title": 4.0,
    "question": 2.5,
    "aliases": 3.5,
    "signals": 3.0,
    "asked": 1.5,
    "headings": 1.5,
    "description": 1.5,
    "answer": 0.8,
    "text": 1.2,
}
"""How much a word says of a page, by the field that it stands in."""
LENGTHS = {
    "title": 0.3,
    "question": 0.3,
    "aliases": 0.2,
    "signals": 0.2,
    "asked": 0.5,
    "headings": 0.4,
    "description": 0.4,
    "answer": 0.4,
    "text": 0.4,
}
"""How far the length of a field counts (b of BM25F)."""
SATURATION = 6.0
SINGLES = frozenset({"title", "question", "aliases", "signals", "headings", "description", "answer"})
"""Fields whose single characters are indexed: in long texts they say nothing."""
NAMES = {"title": 1.0, "question": 1.0, "aliases": 0.7, "signals": 0.7, "asked": 0.5}
"""Fields whose whole wording finds the page, and how sure that is."""
LEVELS = 63
MOST = 600
"""Pages that are kept of one term: those of which it says most."""
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


def build_index(found: Iterable[Searchable], labels: Mapping[str, str], memo: Memo | None = None) -> dict[str, str]:
    """Return the files of the index by path: the root, leaves of terms, and results. ``memo`` knows what former builds counted."""
    memo = memo or Memo()
    pages = sorted(found, key=lambda page: (page.kind, page.group, page.id))
    words = Language((*(page.synonyms for page in pages if len(page.synonyms) > 1), *language.GROUPS))
    postings = _postings(pages, words, memo)
    characters = {character for term in postings for character in term if character >= HAN}
    table: dict[str, str] = next(memo.each(sounds, [("".join(sorted(characters)),)]))
    used = {character: sound for character, sound in table.items() if character in characters}
    leaves = list(_leaves(postings, len(pages), table))
    starts, fan = [start for start, _ in leaves], 1 if len(leaves) <= FLAT else FAN
    files = {f"terms/{number}.json": text for number, (_, text) in enumerate(leaves)}
    for number, start in enumerate(range(0, len(pages), PAGES)):
        files[f"pages/{number}.json"] = _compact([_result(page) for page in pages[start : start + PAGES]])
    if fan > 1:
        for number, start in enumerate(range(0, len(starts), fan)):
            files[f"branches/{number}.json"] = _compact(starts[start : start + fan])
    root = {
        "pages": len(pages),
        "together": PAGES,
        "weights": asdict(WEIGHTS),
        "rarest": round(100 * math.log(1 + (len(pages) + 0.5) / 0.5)),
        "leaves": len(leaves),
        "starts": starts[::fan],
        "fan": fan,
        "kinds": _kinds(pages, labels),
        "groups": [group if f"@{number}" in postings else [] for number, group in enumerate(words.groups)],
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
        "variants": _variants(characters | set("".join(chain(Language(()).asking, chain.from_iterable(language.GROUPS))))),
        "sounds": _by_sound(used),
    }
    others = {character: sound for character, sound in table.items() if character not in characters}
    return {ROOT: _compact(root), SOUNDS: _compact(_by_sound(others)), **files}


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _postings(pages: Sequence[Searchable], words: Language, memo: Memo) -> dict[str, array[int]]:
    """Return for every term the pages that have it, as page times 64 plus impact."""
    average = {name: sum(map(len, chain.from_iterable(page.texts[name] for page in pages))) / max(1, len(pages)) or 1.0 for name in FIELDS}
    postings: dict[str, array[int]] = {}
    for number, counts in enumerate(memo.each(counted, ((page.texts, words) for page in pages))):
        for term, impact in impacts(counts, average).items():
            posting = postings.get(term)
            if posting is None:
                postings[term] = posting = array("I")
            posting.append(number << 6 | impact)
    return postings


def counted(texts: Mapping[str, list[str]], words: Language) -> dict[str, Any]:
    """Return what the texts of a page hold, by field: their length and how often each term stands in them; and the keys of names."""
    fields = {}
    for name in FIELDS:
        if length := sum(map(len, texts[name])):
            terms = [term for text in texts[name] for term in _terms(text, words, singles=name in SINGLES)]
            fields[name] = [length, dict(Counter(terms))]
    return {"fields": fields, "names": [[name_key(text, words), name] for name in reversed(NAMES) for text in texts[name]]}


def impacts(counts: Mapping[str, Any], average: Mapping[str, float]) -> dict[str, int]:
    """Return what every term says of a page, from 1 to LEVELS; whole names begin with ``=``."""
    sums: dict[str, float] = {}
    for name, (length, found) in counts["fields"].items():
        weight = FIELD_WEIGHTS[name] / (1 - LENGTHS[name] + LENGTHS[name] * length / average[name])
        for term, count in found.items():
            sums[term] = sums.get(term, 0.0) + count * weight
    said = {term: round(LEVELS * total / (total + SATURATION)) or 1 for term, total in sums.items()}
    said |= {"=" + key: round(LEVELS * NAMES[name]) for key, name in counts["names"] if key}
    return said


def _terms(text: str, words: Language, *, singles: bool) -> list[str]:
    """Return the terms of a text and the groups of synonyms that it names."""
    folded = fold(text)
    found = terms_of(folded, singles=singles)
    for _, _, word in words.wordings(folded):
        found += words.concepts[word]
    return found


def name_key(text: str, words: Language) -> str:
    """Return the key of a whole title or question, without the words that only ask."""
    folded = fold(text, words.variants)
    return key_of(words.fillers.sub(" ", folded)) or key_of(folded)


def sort_key(term: str, table: Mapping[str, str]) -> str:
    """Return the place of a term: Chinese by sound, then by characters."""
    if term[0] < HAN:
        return term
    return " ".join(table.get(character, character) for character in term) + " " + term


def _leaves(postings: Mapping[str, array[int]], count: int, table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (first key, leaf) of every leaf."""
    ordered = sorted((sort_key(term, table), term) for term in postings)
    held: list[tuple[str, str, int, str]] = []
    size, before = 0, ""
    for key, term in ordered:
        if size > LEAF:
            yield _separator(before, held[0][0]), _leaf(held)
            before, held, size = held[-1][0], [], 0
        posting = postings[term]
        idf = round(100 * math.log(1 + (count - len(posting) + 0.5) / (len(posting) + 0.5)))
        packed = _pack(posting)
        held.append((key, term, idf, packed))
        size += len(term) + len(packed) + 4
    if held:
        yield _separator(before, held[0][0]), _leaf(held)


def _separator(before: str, first: str) -> str:
    """Return the shortest text that is above ``before`` and not above ``first``."""
    return next(first[:length] for length in range(len(first) + 1) if first[:length] > before or length == len(first)) if before else ""


def _pack(posting: array[int]) -> str:
    """Return a posting list as text: steps from page to page, each with its impact."""
    best = posting if len(posting) <= MOST else sorted(sorted(posting, key=lambda entry: (-(entry & LEVELS), entry))[:MOST])
    steps, last = [], 0
    for entry in best:
        page = entry >> 6
        steps.append((page - last) << 6 | entry & LEVELS)
        last = page
    return ",".join(map(str, steps))


def _leaf(held: list[tuple[str, str, int, str]]) -> str:
    words, idfs = _compact(" ".join(term for _, term, _, _ in held)), ",".join(str(idf) for _, _, idf, _ in held)
    return f'{{"terms":{words},"idf":[{idfs}],"pages":[{",".join(f"[{packed}]" for _, _, _, packed in held)}]}}'


def _result(page: Searchable) -> list[Any]:
    return [page.id, page.route, page.title, page.description, [[place.anchor, place.text] for place in page.places]]


def _kinds(pages: Sequence[Searchable], labels: Mapping[str, str]) -> list[list[Any]]:
    """Return (kind, label, number of pages, standing, whether it defines): pages are numbered by kind."""
    found = Counter(page.kind for page in pages)
    first = {page.kind: page for page in reversed(pages)}
    return [[kind, labels.get(kind, kind), count, first[kind].standing, int(first[kind].defines)] for kind, count in found.items()]


def _variants(characters: set[str]) -> list[str]:
    held = [(old, new) for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True) if new in characters]
    return ["".join(old for old, _ in held), "".join(new for _, new in held)]


@lru_cache(maxsize=1)
def sounds(characters: str = "") -> dict[str, str]:
    """Return the syllable of ``characters`` and of all common ones (GB 2312, level 1), without its tone."""
    common = {character for character in map(_gb2312, range(0xB0A1, 0xD7FA)) if character >= HAN} | set(characters)
    return {character: sound for character, sound in pinyin.sounds(sorted(common)).items() if sound.isascii() and sound.isalpha()}


def _gb2312(code: int) -> str:
    """Return the character at a code of GB 2312; what is none there decodes to nothing, or to ASCII."""
    return code.to_bytes(2, "big").decode("gb2312", "ignore")


def _by_sound(table: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for character, sound in table.items():
        found.setdefault(sound, []).append(character)
    return {sound: "".join(found[sound]) for sound in sorted(found)}
