"""replies.json against the pages of the replies."""

from __future__ import annotations

from collections.abc import Mapping

from generator.audit.agreement.comparison import Comparison
from generator.audit.difference import NOTHING
from generator.audit.formats.markdown import markdown_words
from generator.audit.said import plain


def compare_replies(comparison: Comparison, path: str) -> None:
    """Compare replies.json with the pages of the replies."""
    comparison.places["replies", ""] = path
    told: dict[str, dict[str, str]] = {}
    for item in comparison.built.json(path)["replies"]:
        address, _, anchor = item["page"]["url"].partition("#")
        name = f"reply {anchor}"
        facts = {name: item["title"], f"{name} intent": item["intent"], f"{name} text": plain(item["text_plain"])}
        told.setdefault(address, {}).update(facts)
        best = comparison.best[address]
        words = markdown_words(item["text_markdown"])
        comparison.same(address, f"{name} as Markdown", "record", "replies", best.get(f"{name} text", NOTHING), words)
        for field_, fact in (("updated", "updated"), ("review_by", "review by"), ("language", "language")):
            comparison.same(address, fact, "record", "replies", best.get(fact, NOTHING), item[field_])
        comparison.same(address, "title", "record", "replies", best.get("title", NOTHING), item["page"]["title"])
        for variable in item["variables"]:
            _variable(comparison, address, anchor, variable)
    for address, best in comparison.best.items():
        wanted = {name: text for name, text in best.items() if name.startswith("reply ")}
        for name in sorted({*wanted, *told.get(address, {})}):
            texts = wanted.get(name, NOTHING), told.get(address, {}).get(name, NOTHING)
            comparison.same(address, name, "record", "replies", *texts)


def _variable(comparison: Comparison, address: str, anchor: str, variable: Mapping[str, str]) -> None:
    """Compare a variable of a reply with its row in the table of the page."""
    cells = [line.text for line in comparison.text_of(address) if line.role == "cell"]
    shown = "{{" + variable["name"] + "}}"
    row = next((cells[number + 1 : number + 4] for number, text in enumerate(cells) if text.split(" (")[0] == shown), [])
    texts = [variable["label"], variable["example"], variable["boundary"]]
    comparison.same(address, f"variable {variable['name']} of {anchor}", "record", "replies", " | ".join(row), " | ".join(texts))
