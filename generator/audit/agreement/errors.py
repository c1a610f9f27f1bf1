"""errors.json against the tables of the error finder."""

from __future__ import annotations

from generator.audit.agreement.comparison import Comparison
from generator.audit.difference import NOTHING
from generator.audit.said import plain


def compare_errors(comparison: Comparison, path: str) -> None:
    """Compare errors.json with the tables of the error finder."""
    comparison.places["errors.json", ""] = path
    address = f"{comparison.site}/errors/"
    pages = [address, *sorted(other for other in comparison.best if other.startswith(f"{address}page/"))]  # a long list has several
    cells = [line for page in pages for line in comparison.text_of(page) if line.role == "cell"]
    rows = {(cells[number].text, cells[number + 5].links[0]): cells[number : number + 5] for number in range(0, len(cells), 6)}
    told = {(plain(item["signal"]), item["page"]["url"]): item for item in comparison.built.json(path)["errors"]}
    comparison.same_pages("errors.json", map(str, told), map(str, rows))
    for key in sorted(told.keys() & rows.keys()):
        item, row = told[key], rows[key]
        labels = comparison.words["page.separator"].join(field["label"] for field in item["evidence"])
        for cell, text in zip(row[1:], [item["check_first"], item["action"], item["avoid"], labels or "—"], strict=True):
            comparison.same(address, cell.name, "html", "errors.json", cell.text, plain(text))
        for name in ("title", "updated"):
            comparison.same(key[1], name, "record", "errors.json", comparison.best[key[1]].get(name, NOTHING), item["page"][name])
        comparison.same(key[1], "stale", "record", "errors.json", str("stale" in comparison.best[key[1]]), str(item["page"]["stale"]))
