"""Search over the records of a built site: BM25 with weighted fields (BM25F), Chinese by pairs of characters.

One function, :func:`search`, so that another engine can take its place.
"""

from __future__ import annotations

import math
import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import Any

from generator.mcp_server.built import Listed
from generator.mcp_server.site import BuiltSite

FIELDS = {
    "title": (4.0, 0.3),
    "aliases": (3.5, 0.2),
    "question": (3.0, 0.3),
    "description": (2.0, 0.4),
    "headings": (1.5, 0.4),
    "text": (1.0, 0.6),
}
"""Weight of a field, and how far its length counts."""
_SATURATION = 4.8
_COVERAGE = 1.5
"""How much it counts that a page has many of the words that were asked for, not one of them often."""
_CHROME = frozenset({"related", "siblings", "used_by", "change_log", "trust", "pages"})
_ASIDE = frozenset({"type", "role", "lang", "anchor", "markdown", "url", "route", "origin", "language", "style", "tone", "row_anchors"})
_HAN = "\u3400"
_RUN = re.compile(r"[a-z0-9]+(?:[_.\-/][a-z0-9]+)*|[\u3400-\u9fff]+")
_ASKING = re.compile(
    "怎么办|怎么样|怎么回事|为什么|是什么意思|什么意思|什么原因|什么是|是什么|怎么|如何|怎样|什么|请问|一下|可以吗|是不是|有没有|能不能|哪里|[吗呢啊的了我把]"
)
_FILLER = frozenset(
    re.findall(r"\w+", "a an and are by do does for how i in is it my of on or that the this to what when why with you your")
)


def tokens(text: str, *, singles: bool = False) -> list[str]:
    """Return the words of a text: Latin words, also whole where joined (`base_url`), pairs of Chinese characters, and ``singles``."""
    found: list[str] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0] >= _HAN:
            found += run if singles or len(run) == 1 else ()
            found += map(add, run, run[1:])
            continue
        parts = re.split(r"[_.\-/]", run)
        found += parts
        found += ["".join(parts)] if len(parts) > 1 else ()
    return found


def query_tokens(query: str) -> list[str]:
    """Return what to look for: without the words that only ask, unless there is nothing else."""
    plain = unicodedata.normalize("NFKC", query)
    found = [token for token in tokens(_ASKING.sub(" ", plain)) if token not in _FILLER]
    return list(dict.fromkeys(found or tokens(plain)))


def fields_of(record: dict[str, Any]) -> dict[str, list[str]]:
    """Return the texts of a record by field."""
    found: dict[str, list[str]] = {name: [] for name in FIELDS}
    found["title"].append(str(record.get("title", "")))
    found["description"].append(str(record.get("description", "")))
    found["aliases"] += [str(alias) for alias in record.get("aliases", ())]
    for name, texts in texts_of(record.get("blocks", ())).items():
        found[name] += texts
    return found


def texts_of(blocks: Any) -> dict[str, list[str]]:
    """Return what blocks of a record show: questions, headings and text, without lists of other pages."""
    found: dict[str, list[str]] = {"question": [], "headings": [], "text": []}
    _gather(blocks, found)
    return found


def _gather(value: Any, found: dict[str, list[str]], name: str = "text") -> None:
    if isinstance(value, str):
        found[{"question": "question", "heading": "headings"}.get(name, "text")].append(value)
    elif isinstance(value, list | tuple):
        for item in value:
            _gather(item, found, name)
    elif isinstance(value, dict) and value.get("role") not in _CHROME:
        for key, item in value.items():
            if key not in _ASIDE:
                _gather(item, found, key)


@dataclass(frozen=True, slots=True)
class Found:
    """A page with its score, and how much of the query (0 to 1) it has."""

    page: Listed
    score: float
    coverage: float


@dataclass(frozen=True, eq=False)
class Engine:
    """The index of one site, in arrays, for a large one has millions of entries."""

    pages: tuple[Listed, ...]
    postings: dict[str, array[int]]
    """For every word: number of the page, number of the field, how often; one after the other."""
    norms: tuple[array[float], ...]
    """For every field: by page, what one word in it weighs, by the length of the field."""

    def _frequencies(self, token: str) -> dict[int, float]:
        """Return the pages that have a word, each with its weighted frequency."""
        found: defaultdict[int, float] = defaultdict(float)
        posting = self.postings.get(token, ())
        for number, name, count in zip(posting[::3], posting[1::3], posting[2::3], strict=True):
            found[number] += count * self.norms[name][number]
        return found

    def _known(self, query: str) -> Iterator[tuple[str, float]]:
        """Yield the words of a query with their weight; one that no page has in the parts that pages have."""
        for token in query_tokens(query):
            cuts = range(1, len(token)) if token.isalpha() and token not in self.postings else ()
            cut = next((i for i in cuts if token[:i] in self.postings and token[i:] in self.postings), 0)
            if cut:
                weight = 0.3 if token[0] >= _HAN else 1.0
                yield from ((token[:cut], weight), (token[cut:], weight))
            else:
                yield token, 1.0

    def rank(self, query: str) -> list[Found]:
        """Return the pages, best first; what has more of the words comes before what has one of them often."""
        scores: defaultdict[int, float] = defaultdict(float)
        covered: defaultdict[int, float] = defaultdict(float)
        total = 0.0
        for token, weight in self._known(query):
            frequencies = self._frequencies(token)
            idf = weight * math.log(1 + (len(self.pages) - len(frequencies) + 0.5) / (len(frequencies) + 0.5))
            total += idf
            for number, frequency in frequencies.items():
                scores[number] += idf * frequency / (frequency + _SATURATION)
                covered[number] += idf
        parts = ((number, score, covered[number] / total) for number, score in scores.items())
        found = [Found(self.pages[number], score * part**_COVERAGE, part) for number, score, part in parts]
        return sorted(found, key=lambda one: (-one.score, one.page.id))


def index(records: Iterable[tuple[Listed, dict[str, Any]]]) -> Engine:
    """Return the index of all records."""
    pages: list[Listed] = []
    postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    lengths = tuple(array("I") for _ in FIELDS)
    for number, (page, record) in enumerate(records):
        pages.append(page)
        for name, texts in enumerate(fields_of(record).values()):
            counts = Counter(word for text in texts for word in tokens(text, singles=True))
            lengths[name].append(counts.total())
            for word, count in counts.items():
                postings[word].extend((number, name, count))
    norms = tuple(_norms(weight, b, found) for (weight, b), found in zip(FIELDS.values(), lengths, strict=True))
    return Engine(tuple(pages), dict(postings), norms)


def _norms(weight: float, b: float, lengths: array[int]) -> array[float]:
    average = sum(lengths) / max(1, len(lengths)) or 1.0
    return array("d", (weight / (1 - b + b * length / average) for length in lengths))


@lru_cache(maxsize=1)
def _engine(site: BuiltSite) -> Engine:
    return index(site.records())


def search(site: BuiltSite, query: str) -> list[Found]:
    """Return the pages that answer a query, best first."""
    return _engine(site).rank(query)
