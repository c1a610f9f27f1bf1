"""Measurements, kept as JSON after every one of them."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple


class Key(NamedTuple):
    """What was measured: a peer, at a size, what it did, in which round."""

    peer: str
    size: int
    what: str
    round: int


class Results:
    """All measurements of a run."""

    def __init__(self, file: Path, *, fresh: bool = False) -> None:
        self.file = file
        self.about: dict[str, Any] = {}
        self.rows: dict[Key, dict[str, Any]] = {}
        if not fresh and file.exists():
            kept = json.loads(file.read_text())
            self.about = kept["about"]
            self.rows = {Key(*row["key"]): row["found"] for row in kept["rows"]}

    def __contains__(self, key: Key) -> bool:
        return key in self.rows

    def add(self, key: Key, found: dict[str, Any]) -> None:
        self.rows[key] = found
        self.file.parent.mkdir(parents=True, exist_ok=True)
        rows = [{"key": list(key), "found": row} for key, row in sorted(self.rows.items())]
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps({"about": self.about, "rows": rows}, ensure_ascii=False, indent=1))
        new.replace(self.file)

    def gave_up(self, peer: str, size: int, what: str) -> bool:
        """Tell whether the peer was too slow for this already: nobody waits for that twice."""
        return any(row.get("timed_out") for row in self.of(peer, size, what))

    def of(self, peer: str, size: int, what: str) -> Iterator[dict[str, Any]]:
        """Yield what was found in every round."""
        yield from (found for key, found in self.rows.items() if (key.peer, key.size, key.what) == (peer, size, what))

    def median(self, peer: str, size: int, what: str, name: str) -> float | None:
        """Return the median over the rounds, None when there is none to be trusted."""
        values = [
            value for row in self.of(peer, size, what) if not row["status"] and not row.get("timed_out") for value in _values(row, name)
        ]
        return statistics.median(values) if values else None

    def peers(self) -> list[str]:
        return list(dict.fromkeys(key.peer for key in self.rows))

    def sizes(self) -> list[int]:
        return sorted({key.size for key in self.rows})


def _values(row: dict[str, Any], name: str) -> list[float]:
    value = row.get(name)
    return list(value) if isinstance(value, list) else [] if value is None else [value]
