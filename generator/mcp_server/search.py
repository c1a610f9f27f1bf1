"""Search over the records of a built site: BM25 with weighted fields (BM25F), Chinese by pairs of characters.

One function, :func:`search`, so that another engine can take its place.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
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


def tokens(text: str, *, singles: bool = False) -> Iterator[str]:
    """Yield the words of a text: Latin words, also whole where joined (`base_url`), pairs of Chinese characters, and ``singles``."""
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0] >= _HAN:
            yield from run if singles or len(run) == 1 else ()
            yield from (run[i : i + 2] for i in range(len(run) - 1))
            continue
        parts = re.split(r"[_.\-/]", run)
        yield from parts
        if len(parts) > 1:
            yield "".join(parts)


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
    """The index of one site: for every word the pages that have it, with its weighted frequency."""

    pages: tuple[Listed, ...]
    postings: dict[str, list[tuple[int, float]]]

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
            posting = self.postings.get(token, [])
            idf = weight * math.log(1 + (len(self.pages) - len(posting) + 0.5) / (len(posting) + 0.5))
            total += idf
            for number, frequency in posting:
                scores[number] += idf * frequency / (frequency + _SATURATION)
                covered[number] += idf
        parts = ((number, score, covered[number] / total) for number, score in scores.items())
        found = [Found(self.pages[number], score * part**_COVERAGE, part) for number, score, part in parts]
        return sorted(found, key=lambda one: (-one.score, one.page.id))


def index(records: Iterable[tuple[Listed, dict[str, Any]]]) -> Engine:
    """Return the index of all records."""
    pages: list[Listed] = []
    counts: list[dict[str, Counter[str]]] = []
    for page, record in records:
        pages.append(page)
        counts.append(
            {name: Counter(word for text in texts for word in tokens(text, singles=True)) for name, texts in fields_of(record).items()}
        )
    average = {name: sum(found[name].total() for found in counts) / max(1, len(counts)) or 1.0 for name in FIELDS}
    postings: dict[str, list[tuple[int, float]]] = {}
    for number, found in enumerate(counts):
        for token, frequency in _frequencies(found, average).items():
            postings.setdefault(token, []).append((number, frequency))
    return Engine(tuple(pages), postings)


def _frequencies(found: dict[str, Counter[str]], average: dict[str, float]) -> dict[str, float]:
    """Return how often a page has every word, by the weight of its fields and their lengths."""
    frequencies: defaultdict[str, float] = defaultdict(float)
    for name, (weight, b) in FIELDS.items():
        norm = weight / (1 - b + b * found[name].total() / average[name])
        for token, count in found[name].items():
            frequencies[token] += count * norm
    return frequencies


@lru_cache(maxsize=1)
def _engine(site: BuiltSite) -> Engine:
    return index(site.records())


def search(site: BuiltSite, query: str) -> list[Found]:
    """Return the pages that answer a query, best first."""
    return _engine(site).rank(query)
