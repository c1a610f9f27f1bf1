"""Grouping what is not covered: by phrases that many of these tickets share and other tickets do not.

Greedy: the phrase that says most (how many uncovered tickets have it, how few of the covered, how long it is) gathers its tickets
and those that share its company; then the next, among what is left.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.desk.gaps.log import Ticket
from generator.desk.gaps.matching import Matched, questions
from generator.search.language import ASKING, REPORTING, WEAK

_HAN = re.compile(r"[一-鿿]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_.+-]{1,30}[A-Za-z0-9]|[A-Za-z]{2,}")
_LONGEST, _SMALLEST, _TIES = 6, 2, 5
_COMPANY, _MOSTLY = 0.5, 0.8
_GRAMMAR = frozenset("的了吗呢吧啊呀么我你您他它们是不在有也都就和与或把被一个这那哪" + WEAK)
_ENDS = "".join(sorted(_GRAMMAR))
_EMPTY = frozenset((*ASKING, *REPORTING))
_ASKS = re.compile("|".join(map(re.escape, sorted(ASKING, key=len, reverse=True))) + "|[的了吗呢吧啊呀么]")
_PLAIN_WORDS = "the and for with that this you your not can how what why are was from have has does please when where use using my our"
_PLAIN = frozenset(_PLAIN_WORDS.split())


@dataclass(frozen=True, slots=True)
class Group:
    """Tickets that ask about one thing, and the words that tie them."""

    ties: tuple[str, ...]
    tickets: tuple[Ticket, ...]


def groups(found: Sequence[Matched], most: int = 20) -> tuple[Group, ...]:
    """Return the groups of what no page answers, largest first."""
    phrases = {one.ticket.number: frozenset(phrases_of(one.ticket)) for one in found}
    left = {one.ticket.number: one.ticket for one in found if not one.covered}
    elsewhere = Counter(phrase for one in found if one.covered for phrase in phrases[one.ticket.number])
    made: list[Group] = []
    while left and len(made) < most:
        group = _next(left, phrases, elsewhere)
        if group is None:
            break
        made.append(group)
        for ticket in group.tickets:
            del left[ticket.number]
    return tuple(sorted(made, key=lambda group: (-len(group.tickets), group.ties)))


def _next(left: dict[int, Ticket], phrases: dict[int, frozenset[str]], elsewhere: Counter[str]) -> Group | None:
    here = Counter(phrase for number in left for phrase in phrases[number])
    wordings: dict[str, set[frozenset[str]]] = defaultdict(set)
    for number in left:
        for phrase in phrases[number]:
            wordings[phrase].add(phrases[number])
    scored = (
        (_weight(phrase, math.sqrt(count * len(wordings[phrase])), elsewhere[phrase]), phrase)
        for phrase, count in here.items()
        if count >= _SMALLEST
    )
    best = max(scored, default=None)
    if best is None:
        return None
    core = {number for number in left if best[1] in phrases[number]}
    company = Counter(phrase for number in core for phrase in phrases[number])
    often = (phrase for phrase, count in company.items() if count >= max(_SMALLEST, _COMPANY * len(core), _COMPANY * here[phrase]))
    ties = {phrase for phrase in often if elsewhere[phrase] * 2 <= here[phrase]} | {best[1]}
    widest = {one for one in ties if not any(one in other and one != other and company[other] >= _MOSTLY * company[one] for other in ties)}
    members = [ticket for number, ticket in left.items() if widest & phrases[number]]
    shown = sorted(widest, key=lambda one: (one != best[1], -company[one], -len(one), one))
    runs = [run for ticket in members for run in runs_of(ticket)]
    return Group(apart((whole(phrase, runs) for phrase in shown), _TIES), tuple(members))


def _weight(phrase: str, here: float, elsewhere: int) -> float:
    """Return how much a phrase says of what is not covered; ``here`` counts tickets, and in how many wordings they ask."""
    return here * math.log(1 + (1 + here) / (1 + 2 * elsewhere)) * (1 + 0.1 * min(len(phrase), _LONGEST - 2))


def apart(phrases: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the first of some phrases, none inside another."""
    kept: list[str] = []
    for phrase in phrases:
        if not any(phrase in other or other in phrase for other in kept):
            kept.append(phrase)
    return tuple(kept[:most])


def whole(phrase: str, runs: Iterable[str]) -> str:
    """Return a phrase with the characters that nearly always stand beside it: a piece of a word becomes the word.

    >>> whole("看不到账", ["子账号看不到账单", "子账号看不到账单", "看不到账单"])
    '看不到账单'
    """
    cuts = [run.partition(phrase) for run in runs if phrase in run]
    before, after = [cut[0][::-1] for cut in cuts], [cut[2] for cut in cuts]
    wide = _shared(before)[::-1] + phrase + _shared(after)
    first, last = wide.index(phrase), wide.index(phrase) + len(phrase)
    return wide[:first].lstrip(_ENDS) + phrase + wide[last:].rstrip(_ENDS)


def _shared(texts: Sequence[str]) -> str:
    """Return what nearly all of some texts begin with."""
    shared = ""
    while len(shared) < _LONGEST:
        following = Counter(text[len(shared)] for text in texts if len(text) > len(shared) and text.startswith(shared))
        character, times = following.most_common(1)[0] if following else ("", 0)
        if times < _MOSTLY * len(texts) or not times:
            break
        shared += character
    return shared


def phrases_of(ticket: Ticket) -> Iterator[str]:
    """Yield the phrases of a ticket: pieces of two to six Chinese characters, and Latin words."""
    yield from (phrase for phrase, _ in wordings_of(ticket))


def wordings_of(ticket: Ticket) -> Iterator[tuple[str, str]]:
    """Yield each phrase of a ticket with the run or the clause that it stands in."""
    for run in runs_of(ticket):
        for length in range(2, min(_LONGEST, len(run)) + 1):
            pieces = (run[start : start + length] for start in range(len(run) - length + 1))
            yield from ((piece, run) for piece in pieces if _says(piece))
    for clause in questions(ticket):
        yield from ((word, clause) for word in map(str.casefold, _LATIN.findall(clause)) if word not in _PLAIN)


def runs_of(ticket: Ticket) -> Iterator[str]:
    """Yield the runs of Chinese characters of a ticket, cut where it merely asks."""
    for sentence in questions(ticket):
        yield from _HAN.findall(_ASKS.sub(" ", sentence))


def _says(phrase: str) -> bool:
    """Tell whether a run of characters can be a word: no particle at its ends, and not one that only asks."""
    return phrase[0] not in _GRAMMAR and phrase[-1] not in _GRAMMAR and phrase not in _EMPTY
