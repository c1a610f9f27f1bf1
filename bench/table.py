"""Results as Markdown tables: figures, ratios, versions, and what each peer left out."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from bench.peers import PEERS
from bench.results import Results

COLUMNS = (
    ("cold, CPU s", "cold", "cpu", 2),
    ("no change", "same", "cpu", 2),
    ("one edit", "edit", "cpu", 2),
    ("saved to served, s", "served", "walls", 2),
    ("peak MiB", "cold", "peak_mib", 0),
    ("bytes a page", "cold", "page_bytes", 0),
    ("all files, MB", "cold", "bytes", 1),
)
"""Heading, what was done, which figure, digits."""


def text(results: Results, ours: str = "answerpress") -> str:
    """Return everything that is known; ratios are those of ``ours``."""
    about, rounds = results.about, _rounds(results)
    parts = [f"{about.get('day', '')}, {about.get('machine', '')}; load {_load(results)}. {rounds}; CPU of the whole tree."]
    parts += [_at(results, size, ours) for size in results.sizes()]
    return "\n\n".join(part for part in [*parts, _growth(results), _lacks(results)] if part) + "\n"


def _in_turn(results: Results) -> list[str]:
    """Return who was measured, in the order of the turns."""
    known = list(PEERS)
    return sorted(results.peers(), key=lambda peer: known.index(peer) if peer in known else -1)


def put(page: str, name: str, tables: str) -> str:
    """Return ``page`` with ``tables`` between its marks ``<!-- name -->`` and ``<!-- /name -->``."""
    before, begin, rest = page.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- /{name} -->")
    if not (begin and end):
        raise ValueError(f"there is no place `<!-- {name} -->` to write to")
    return f"{before}{begin}\n{tables.strip()}\n\n{end}{after}"


def _rounds(results: Results) -> str:
    """Return how many measurements stand behind a figure: one has no median."""
    each = Counter(key[:3] for key in results.rows if key.what != "served")
    fewest, most = (min(each.values()), max(each.values())) if each else (0, 0)
    return "One round" if most == 1 else f"Medians of {most} rounds" if fewest == most else f"Medians of {fewest} to {most} rounds"


def _load(results: Results) -> str:
    loads = [row["load"] for row in results.rows.values() if "load" in row]
    return f"{min(loads):.1f} to {max(loads):.1f}" if loads else "unknown"


def _at(results: Results, size: int, ours: str) -> str:
    heads = ["generator", *(head for head, *_ in COLUMNS), f"{ours} is"]
    rows = [_row(results, size, peer, ours) for peer in _in_turn(results)]
    return f"### {size:,} pages\n\n{markdown(heads, rows)}"


def _row(results: Results, size: int, peer: str, ours: str) -> list[str]:
    cells = [peer]
    for _, what, name, digits in COLUMNS:
        if results.gave_up(peer, size, what):
            cells.append("too slow")
            continue
        value = results.median(peer, size, what, name)
        cells.append("–" if value is None else f"{value / 1e6 if name == 'bytes' else value:,.{digits}f}")
    return [*cells, ratio(results.median(ours, size, "cold", "cpu"), results.median(peer, size, "cold", "cpu"))]


def ratio(ours: float | None, theirs: float | None) -> str:
    """Return our cost as a share of theirs."""
    return f"×{ours / theirs:.2f}" if ours and theirs else "–"


def _growth(results: Results) -> str:
    sizes = results.sizes()
    pairs = list(pairwise(sizes))
    heads = ["growth of", *(f"{small:,} → {large:,}" for small, large in pairs), "no change / cold", "one edit / cold"]
    rows = []
    for peer in _in_turn(results):
        cpu = {size: results.median(peer, size, "cold", "cpu") for size in sizes}
        largest = max((size for size in sizes if cpu[size]), default=0)
        shares = [ratio(results.median(peer, largest, what, "cpu"), cpu.get(largest)) for what in ("same", "edit")]
        rows.append([peer, *(ratio(cpu[large], cpu[small]) for small, large in pairs), *shares])
    return f"### Growth, and shares of a cold build at the largest size\n\n{markdown(heads, rows)}"


def _lacks(results: Results) -> str:
    versions = results.about.get("versions", {})
    rows = [[peer, versions.get(peer, ""), PEERS[peer].lacks] for peer in _in_turn(results) if peer in PEERS]
    if not rows:
        return ""
    return f"### What each left out of the same work\n\n{markdown(['generator', 'version', 'did not do'], rows)}"


def markdown(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
