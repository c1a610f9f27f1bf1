"""Results for a terminal and for programs: what the reader's dialog shows, from the same index."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

from generator.search.engine import Engine, Results
from generator.search.evaluate import Run, Score, evaluate


def as_text(results: Results, address: Callable[[str], str]) -> str:
    """Return results for people: title, kind and address, best first."""
    if not results.hits:
        return "nothing found\n"
    lines = ["weak: nothing fits well; these come closest"] if results.weak else []
    for place, hit in enumerate(results.hits, 1):
        lines += [f"{place:3}  {hit.title}  [{hit.kind}]", f"     {address(hit.route)}  {hit.score:.2f}"]
    lines.append(f"{len(results.hits)} of {results.total}")
    return "\n".join(lines) + "\n"


def as_json(query: str, results: Results, address: Callable[[str], str]) -> str:
    """Return results for programs."""
    hits = [
        {
            "id": hit.id,
            "kind": hit.kind,
            "url": address(hit.route),
            "title": hit.title,
            "description": hit.description,
            "score": round(hit.score, 4),
            "coverage": round(hit.coverage, 4),
        }
        for hit in results.hits
    ]
    found = {"query": query, "weak": results.weak, "total": results.total, "hits": hits}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def score_file(engine: Engine, text: str) -> list[Score]:
    """Score the queries of a file; ids in it may leave out the kind."""
    queries: list[dict[str, Any]] = json.loads(text)
    runs = []
    for query in queries:
        full = any(":" in id_ for id_ in query["rel"])
        results = engine.search(query["q"])
        runs.append(Run(tuple(hit.id if full else hit.id.partition(":")[2] for hit in results.hits), results.weak))
    return evaluate(queries, runs)


def scores_json(scores: list[Score]) -> list[dict[str, Any]]:
    """Return scored queries as plain data."""
    return [dataclasses.asdict(score) for score in scores]
