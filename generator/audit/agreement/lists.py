"""Lists of pages: the indexes of /api, llms.json, the sitemap, llms.txt."""

from __future__ import annotations

from generator.audit.agreement.comparison import Comparison
from generator.audit.difference import NOTHING
from generator.audit.formats.lists import listed
from generator.audit.formats.markdown import llms_links


def compare_lists(comparison: Comparison) -> None:
    """Compare the lists of pages: /api, llms.json, the sitemap."""
    with comparison.reading("api/index.json"):
        index = {item["url"]: listed(item).facts for item in comparison.index["pages"]}
        comparison.places["api index", ""] = "api/index.json"
        comparison.each("api index", index, comparison.best)
        comparison.each("api list", _lists_of_kinds(comparison), comparison.entries)
    with comparison.reading("llms.json"):
        comparison.places["llms.json", ""] = "llms.json"
        llms = {item["url"]: listed(item).facts for item in comparison.built.json("llms.json")["pages"]}
        comparison.each("llms.json", llms, [*comparison.best, *comparison.written])
    days = comparison.days
    indexed = [address for address, facts in comparison.html.items() if "noindex" not in facts.get("robots", "")]
    comparison.same_pages("sitemap", days, [*indexed, *comparison.written])
    for address in sorted(days.keys() & comparison.best.keys()):
        comparison.same(address, "updated", "record", "sitemap", comparison.best[address].get("updated", ""), days[address])


def _lists_of_kinds(comparison: Comparison) -> dict[str, dict[str, str]]:
    """Return what the list of each kind in /api says of its pages."""
    told = {}
    for kind in comparison.index["kinds"]:
        path = kind["url"].removeprefix(f"{comparison.site}/")
        with comparison.reading(path):
            for item in comparison.built.json(path)["pages"]:
                told[item["url"]] = listed(item).facts
                comparison.places["api list", item["url"]] = path
    return told


def compare_llms_links(comparison: Comparison) -> None:
    """Compare the links of all llms.txt files."""
    links: dict[str, tuple[str, str]] = {}
    for path in [path for path in comparison.built.paths("**/llms*.txt") if "llms-full" not in path]:
        with comparison.reading(path):
            found = llms_links(comparison.built.text(path))
            links |= {address: (title, words) for address, title, words in found if not address.endswith(".txt")}
            comparison.places |= {("llms.txt", address): path for address, *_ in found}
    comparison.places["llms.txt", ""] = "llms.txt"
    comparison.same_pages("llms.txt", links, [*comparison.best, *comparison.written])
    for address in [address for address in links if address in comparison.best]:
        facts = comparison.best[address]
        title, about = links[address]
        described = facts.get("description", "")
        comparison.same(address, "title", "record", "llms.txt", facts.get("title", NOTHING), title)
        if notice := facts.get("stale"):
            comparison.same(address, "stale", "record", "llms.txt", notice, about[: len(notice)])
            about = about[len(notice) :].lstrip()
        comparison.same(address, "description", "record", "llms.txt", described, about[: len(described)])
        english = about[len(described) :].removeprefix(" / ")
        if english:
            comparison.same(address, "English sentence", "record", "llms.txt", facts.get("summary", "")[: len(english)], english)
