"""From a query to slots: what is asked for, each with the terms that would satisfy it.

A slot is met by the best of its phrases, never by their sum, so that saying a thing in two ways counts
once. The same lives in ``query.js``; ``tests/search/vectors.json`` holds both to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count

from generator.model.artifact import digest
from generator.search import language
from generator.search.analysis import fold, is_han, joinable, joins, key_of, pairs, parts, runs, terms
from generator.search.pairs import EDGE, chinese_of, is_chinese, numbers_of
from generator.search.weights import WEIGHTS, Weights

MOST_GROUPS = 4
"""Groups of synonyms of one wording: what means more than that means little."""
_MEANING = re.compile("|".join(language.MEANING))
_IMPOSSIBLE = re.compile(rf"([\u3400-\u9fff])不[{language.COMPLEMENTS}]")
_ENDS = re.compile(rf"^[{language.WEAK}]+|[{language.WEAK}]+$")
_LATIN = re.compile("[a-z0-9]+")
PAIR = 2
_Wording = tuple[str, int, bool]
"""A wording, its length, and whether it is Latin."""
_GRAMMAR = re.compile(f"[{language.GRAMMAR}]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that mean a slot together; ``weight`` is how well."""

    terms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that is asked for. The first phrase is what was typed."""

    weight: float
    phrases: tuple[Phrase, ...]
    falls: bool = True
    """Whether something like it may stand in when no page has it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a query asks for. ``key`` finds pages that are called so; ``last`` is the Latin word being typed."""

    key: str
    slots: tuple[Slot, ...]
    last: str
    bare: bool = False
    """Whether it is a name alone, or asks what something means: then a glossary answers it best."""


@dataclass(frozen=True)
class Language:
    """The tables of queries: variants, words that only ask, groups of synonyms. They travel in the index."""

    groups: tuple[tuple[str, ...], ...]
    asking: tuple[str, ...] = (*language.ASKING, *language.FILLERS)
    variants: Mapping[int, int] | None = None
    weights: Weights = WEIGHTS

    @cached_property
    def fillers(self) -> re.Pattern[str]:
        """Words that only ask, the longest first."""
        return _longest_first(fold(word, self.variants).strip() for word in self.asking)

    @cached_property
    def concepts(self) -> dict[str, tuple[str, ...]]:
        """Every wording with the terms that stand for its groups: ``@7`` is whatever group 7 says."""
        found: dict[str, tuple[str, ...]] = {}
        for number, group in enumerate(self.groups):
            for word in dict.fromkeys(fold(word, self.variants).strip() for word in group):
                if any(True for _ in runs(word)):
                    found[word] = (*found.get(word, ()), f"@{number}")[:MOST_GROUPS]
        return found

    @cached_property
    def _starts(self) -> dict[str, list[_Wording]]:
        """Wordings of two characters and more by what they begin with, the longest first, each with its length and whether it is Latin.

        They begin with a Latin word, or else with two characters.
        """
        found: dict[str, list[_Wording]] = {}
        for word in sorted(self.concepts, key=lambda word: (-len(word), word)):
            if len(word) > 1:
                begins = _LATIN.match(word)
                found.setdefault(begins[0] if begins else word[:2], []).append((word, len(word), not is_han(word)))
        return found

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """A Latin word, or a character that begins a wording before one that such goes on with: most places are passed over."""
        others = [start for start in self._starts if not _LATIN.match(start)]
        han = [start for start in others if is_han(start)]
        marks = [start for start in others if not is_han(start)]
        return re.compile(f"({_LATIN.pattern})|{_beginning(han)}|(?<![a-z0-9]){_beginning(marks)}")

    @cached_property
    def _by_pair(self) -> dict[int, list[tuple[str, int, tuple[str, ...]]]]:
        """Chinese wordings by the number of their first two characters, the longest first, each with its length and its groups."""
        begins = [start for start in self._starts if is_chinese(start)]
        found = [[(word, length, self.concepts[word]) for word, length, _ in self._starts[start]] for start in begins]
        return dict(zip(numbers_of("".join(begins)), found, strict=True))

    @cached_property
    def _odd(self) -> tuple[str, ...]:
        """Wordings that are neither all Chinese nor a Latin word and what goes on with it."""
        words = (word for word in self.concepts if len(word) > 1)
        return tuple(word for word in words if not is_chinese(word) and (not _LATIN.match(word) or chinese_of(word) != EDGE))

    @cached_property
    def identity(self) -> str:
        """The digest of the tables, for the keys of what is counted by them."""
        return digest(repr(self).encode())

    def wordings(self, folded: str) -> list[tuple[int, int, str]]:
        """Return (start, end, wording) of known wordings from left to right, the longest at every place."""
        starts = self._starts
        places = ((at := match.start(), starts.get(match[1] or folded[at : at + 2], ())) for match in self._first.finditer(folded))
        return _met(folded, places)

    def groups_in(self, folded: str, text: str, numbers: Iterable[int]) -> list[str]:
        """Return the terms of the groups that a text names. ``text`` is what of it is Chinese, ``numbers`` are its neighbours."""
        if any(word in folded for word in self._odd):
            return self._groups(self.wordings(folded))
        found = self._chinese_groups(text, numbers)
        begun = list(map(self._starts.get, _LATIN.findall(folded)))
        if any(begun):
            words = map(re.Match.start, compress(_LATIN.finditer(folded), begun))
            found += self._groups(_met(folded, zip(words, filter(None, begun), strict=True)))
        return found

    def _chinese_groups(self, text: str, numbers: Iterable[int]) -> list[str]:
        """Do as :func:`_met` does where a number tells a pair, which most wordings are."""
        found: list[str] = []
        begun, end = list(map(self._by_pair.get, numbers)), 0
        for at, wordings in zip(compress(count(), begun), filter(None, begun), strict=True):
            if at >= end:
                for word, length, groups in wordings:
                    if length == PAIR or text.startswith(word, at):
                        found += groups
                        end = at + length
                        break
        return found

    def _groups(self, known: Iterable[tuple[int, int, str]]) -> list[str]:
        return [group for _, _, word in known for group in self.concepts[word]]


def _met(folded: str, places: Iterable[tuple[int, Sequence[_Wording]]]) -> list[tuple[int, int, str]]:
    """Return (start, end, wording) of those wordings that stand at places, each with what may stand there."""
    found: list[tuple[int, int, str]] = []
    end = 0
    for at, wordings in places:
        if at < end:
            continue
        for word, length, is_latin in wordings:
            if folded.startswith(word, at) and not (is_latin and _LATIN.match(folded, at + length)):
                end = at + length
                found.append((at, end, word))
                break
    return found


def _beginning(starts: Sequence[str]) -> str:
    """Return the pattern of a character that begins one of ``starts``, each of two, before one that ends one of them."""
    if not starts:
        return "(?!)"
    first, second = (re.escape("".join(sorted({start[place] for start in starts}))) for place in (0, 1))
    return f"[{first}](?=[{second}])"


def _longest_first(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or "(?!)")


def plan(query: str, words: Language) -> Plan:
    """Return what a query asks for."""
    folded = fold(query, words.variants)
    content = _GRAMMAR.sub(" ", words.fillers.sub(" ", folded))
    if not any(True for _ in runs(content)):
        content = folded
    slots = tuple(_slots(content, words))[: words.weights.slots]
    bare = len(slots) <= words.weights.bare or bool(_MEANING.search(folded))
    return Plan(key_of(content), slots, _last(folded), bare)


def _last(folded: str) -> str:
    """Return the Latin word that a query ends with, if it ends with one."""
    tail = re.search(r"[a-z0-9]+$", folded)
    return tail[0] if tail else ""


def _slots(content: str, words: Language) -> Iterator[Slot]:
    """Yield known wordings and negated potentials first, then what is left."""
    known: list[tuple[int, int]] = []
    for start, end, word in words.wordings(content):
        known.append((start, end))
        yield Slot(1.0, (Phrase(tuple(dict.fromkeys(terms(word, table=words.variants))), 1.0), *_concepts(word, words)))
    for match in _IMPOSSIBLE.finditer(content):
        if not any(start < match.end() and match.start() < end for start, end in known):
            known.append(match.span())
            yield from _impossible(match[0], words)
    latin = [run for _, _, run in runs(content) if not is_han(run)]
    plenty = any(is_han(run) for _, _, run in runs(content)) or any(part not in language.ENGLISH for run in latin for part in parts(run))
    yield from _chinese(content, known, words)
    yield from _latin(content, known, words, plenty=plenty)


def _concepts(wording: str, words: Language) -> Iterator[Phrase]:
    yield from (Phrase((concept,), words.weights.alias) for concept in words.concepts.get(wording, ()))


def _impossible(wording: str, words: Language) -> Iterator[Slot]:
    """Yield two slots for 连不上: the verb, and that it fails."""
    verb = wording[0]
    literal = Phrase(tuple(pairs(wording)), 1.0)
    yield Slot(1.0, (literal, *_concepts(verb, words), Phrase((verb,), words.weights.verb)))
    yield Slot(words.weights.weak, (literal, *(phrase for word in language.FAILING for phrase in _concepts(word, words))))


def _chinese(content: str, known: list[tuple[int, int]], words: Language) -> Iterator[Slot]:
    for start, end, run in runs(content):
        if not is_han(run):
            continue
        core = _ENDS.sub("", run)
        if len(core) == 1 and core in words.concepts:
            yield Slot(1.0, (Phrase((core,), 1.0), *_concepts(core, words)))
            continue
        if start + 1 == end:
            yield Slot(words.weights.single, (Phrase((run,), 1.0),))
        for offset, pair in enumerate(pairs(run)):
            at = start + offset
            if any(first <= at and at + 2 <= last for first, last in known):
                continue
            crossing = any(first < at + 2 and at < last for first, last in known)
            weak = pair in language.REPORTING or pair[0] in language.WEAK or pair[1] in language.WEAK
            weight = (words.weights.crossing if crossing else 1.0) * (words.weights.weak if weak else 1.0)
            yield Slot(weight, (Phrase((pair,), 1.0),), falls=not crossing)


def _latin(content: str, known: list[tuple[int, int]], words: Language, *, plenty: bool) -> Iterator[Slot]:
    """Yield a slot a word; what joins it with its neighbours satisfies it as well."""
    found = [(start, end, run) for start, end, run in runs(content) if not is_han(run)]
    listed = [(number, word) for number, (_, _, run) in enumerate(found) for word in parts(run)]
    for place, (number, word) in enumerate(listed):
        start, end, run = found[number]
        if any(first <= start and end <= last for first, last in known):
            continue
        near = []
        for one, two in ((place - 1, place), (place, place + 1)):
            if one >= 0 and two < len(listed) and _adjacent(found, listed[one][0], listed[two][0], content):
                near += [listed[one][1] + listed[two][1]] if joinable(listed[one][1], listed[two][1]) else []
        whole = joins(parts(run))[-1:]
        phrases = (Phrase((term,), 1.0) for term in dict.fromkeys([word, *near, *whole]))
        yield Slot(words.weights.english if plenty and word in language.ENGLISH else 1.0, tuple(phrases))


def _adjacent(found: list[tuple[int, int, str]], one: int, two: int, content: str) -> bool:
    return one == two or (found[one][1] + 1 == found[two][0] and content[found[one][1]] == " ")
