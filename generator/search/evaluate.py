"""Scoring a query file: is the right page first, among the first three, is anything found at all.

A query file is a JSON list of ``{"id", "q", "kind", "rel"}``; ``rel`` maps ids of pages to 2 (answers the query) or 1
(helps). Queries of kind ``none`` have no answer: the best result is none, or one that is called weak.
The discounted gain is that of Järvelin & Kekäläinen 2002, with gains 2^grade - 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

RIGHT = 2
DEPTH = 10
NO_ANSWER = "none"


@dataclass(frozen=True, slots=True)
class Run:
    """What a query found: ids of pages, best first."""

    ids: tuple[str, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class Score:
    """One query, scored."""

    query: str
    kind: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    first: float
    first_related: float
    three: float
    reciprocal: float
    gain: float
    nothing: float
    quiet: float
    """Whether it found nothing, or nothing but what it calls weak itself."""


COLUMNS = ("first", "first_related", "three", "reciprocal", "gain", "nothing")


def evaluate(queries: Sequence[dict[str, Any]], runs: Sequence[Run]) -> list[Score]:
    """Score every query."""
    return [_score(query, run) for query, run in zip(queries, runs, strict=True)]


def _score(query: dict[str, Any], run: Run) -> Score:
    ids, relevant = run.ids[:DEPTH], query["rel"]
    grades = [relevant.get(id_, 0) for id_ in ids]
    place = grades.index(RIGHT) if RIGHT in grades else -1
    ideal = sorted(relevant.values(), reverse=True)[:DEPTH]
    return Score(
        query=query["q"],
        kind=query["kind"],
        wanted=tuple(id_ for id_, grade in relevant.items() if grade == RIGHT),
        found=ids,
        first=float(place == 0),
        first_related=float(bool(grades and grades[0])),
        three=float(0 <= place < 3),  # noqa: PLR2004 - what fits a screen
        reciprocal=1 / (place + 1) if place >= 0 else 0.0,
        gain=_gain(grades) / _gain(ideal) if ideal else 0.0,
        nothing=float(not ids),
        quiet=float(not ids or run.weak),
    )


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def summary(scores: Sequence[Score]) -> dict[str, Any]:
    """Return the means over queries with an answer, by kind as well, and how often the others stay quiet."""
    answerable = [score for score in scores if score.kind != NO_ANSWER]
    hopeless = [score for score in scores if score.kind == NO_ANSWER]
    kinds = dict.fromkeys(score.kind for score in answerable)
    return {
        "all": _means(answerable),
        **{kind: _means([score for score in answerable if score.kind == kind]) for kind in kinds},
        NO_ANSWER: {"queries": len(hopeless), "quiet": _mean(hopeless, "quiet")},
    }


def _means(scores: Sequence[Score]) -> dict[str, float]:
    return {"queries": len(scores), **{name: _mean(scores, name) for name in COLUMNS}}


def _mean(scores: Sequence[Score], name: str) -> float:
    return round(sum(getattr(score, name) for score in scores) / len(scores), 4) if scores else 0.0


def table(scores: Sequence[Score], *, show: bool = False) -> str:
    """Return the summary for people; with ``show``, also the queries whose right page is not first."""
    found = summary(scores)
    quiet = found.pop(NO_ANSWER)
    lines = [f"{'':12}{'queries':>8}{'first':>8}{'related':>8}{'three':>8}{'mrr':>8}{'ndcg':>8}{'nothing':>8}"]
    for kind, means in found.items():
        figures = "".join(f"{means[name]:8.3f}" for name in COLUMNS)
        lines.append(f"{kind:12}{means['queries']:8}{figures}")
    if quiet["queries"]:
        lines.append(f"without an answer: {quiet['queries']}, nothing found or called weak: {quiet['quiet']:.3f}")
    if show:
        missed = [score for score in scores if not (score.quiet if score.kind == NO_ANSWER else score.first)]
        lines += [f"{score.kind:12}{score.query} | {' '.join(score.found[:3])} | wanted {' '.join(score.wanted)}" for score in missed]
    return "\n".join(lines)
