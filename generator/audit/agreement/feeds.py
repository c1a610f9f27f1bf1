"""Feeds: the newest pages of each part of the site, and what they say."""

from __future__ import annotations

from generator.audit.agreement.comparison import Comparison
from generator.audit.formats.lists import atom, json_feed

FEED = 30
"""The pages that a feed holds at least, if the site has as many."""


def compare_feeds(comparison: Comparison) -> None:
    """Compare every feed with the newest pages of its part of the site."""
    entries = sorted(comparison.entries, key=lambda address: comparison.best[address].get("updated", ""), reverse=True)
    for path in [*comparison.built.paths("feed.*"), *comparison.built.paths("*/feed.*")]:
        with comparison.reading(path):
            _feed(comparison, path, entries)


def _feed(comparison: Comparison, path: str, entries: list[str]) -> None:
    """Compare a feed; ``entries`` are all pages, newest first."""
    if path.endswith(".xml"):
        name, said = "atom", atom(comparison.built.text(path), comparison.words)
    else:
        name, said = "json feed", json_feed(comparison.built.json(path), comparison.words)
    prefix = f"{comparison.site}/{path.rpartition('/')[0]}"
    comparison.places |= {(name, address): path for address in (*said, prefix)}
    days = [comparison.best[address].get("updated", "") for address in entries if address.startswith(prefix)]
    told = [item.facts["updated"] for item in said.values()]
    comparison.same(prefix, f"days of {path}", "pages", name, " ".join(days[: max(FEED, len(said))]), " ".join(told))
    comparison.each(name, {address: item.facts for address, item in said.items()}, said)
    for address in [address for address in said if address in comparison.best]:
        comparison.lines(address, name, said[address].lines)
