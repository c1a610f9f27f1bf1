"""Pages: their HTML against their record, and the formats that a page has files of its own for: head, graph, twins."""

from __future__ import annotations

from collections.abc import Mapping

from generator.audit.agreement.comparison import Comparison
from generator.audit.difference import NOTHING
from generator.audit.formats.html import document as head_of
from generator.audit.formats.html import html_page, is_page
from generator.audit.formats.jsonld import json_ld, json_ld_nodes
from generator.audit.formats.markdown import front_matter, twin
from generator.audit.formats.record import record as read_record
from generator.audit.formats.record import two_forms
from generator.audit.said import Line, Said, plain


def compare_pages(comparison: Comparison) -> None:
    """Read every page, and compare what it has files of its own for; then the heads of those that a person wrote."""
    for path in comparison.built.paths("**/index.html"):
        with comparison.reading(path):
            _read(comparison, path)
    for address, said in comparison.written.items():
        with comparison.reading(comparison.sources[address]):
            _document(comparison, address, said)


def _read(comparison: Comparison, path: str) -> None:
    """Read an HTML file and compare all that its page has files of its own for."""
    address = f"{comparison.site}/{path.removesuffix('index.html')}"
    source = comparison.built.text(path)
    comparison.sources[address] = path
    if not is_page(source):
        said = head_of(source)
        if said:
            comparison.written[address] = said
        return
    page = html_page(source, comparison.words)
    comparison.html[address] = page.facts
    comparison.best[address] = page.facts
    if address in comparison.records:
        with comparison.reading(comparison.records[address]):
            comparison.best[address] = _record(comparison, address, page.facts)
    _page(comparison, address, source, page.lines)


def _record(comparison: Comparison, address: str, html: dict[str, str]) -> dict[str, str]:
    """Return what everything else is compared with: the facts of the record, or those of HTML if the record is gone."""
    path = comparison.records[address]
    if not comparison.built.has(path):
        comparison.differ(address, "page", "html", "record", address, NOTHING)
        return html
    value = comparison.built.json(path)
    comparison.places["record", address] = comparison.places["its markdown", address] = path
    for name, words, shown in two_forms(value["blocks"]):
        comparison.same(address, f"blocks{name}", "record", "its markdown", words, shown)
    return read_record(value, comparison.words, comparison.site).facts


def _page(comparison: Comparison, address: str, source: str, lines: list[Line]) -> None:
    """Compare the formats that a page has files of its own for: HTML (``lines`` is its text), its head and graph, the twins."""
    path = comparison.sources[address]
    best, html = comparison.best[address], comparison.html[address]
    comparison.same(address, "canonical address", "file", "html", address, html["url"])
    if best is not html:
        comparison.facts(address, "html", best, html)
        comparison.lines(address, "html", lines)
    _head(comparison, address, html)
    _twins(comparison, address, path)
    graph = json_ld(json_ld_nodes(source), address)
    comparison.facts(address, "json-ld", comparison.everything(address), graph.facts)
    for name in ("title", "published", "updated"):
        if (inner := graph.facts.get(f"article {name}")) is not None:
            comparison.same(address, f"{name} of the article", "page node", "json-ld", graph.facts.get(name, NOTHING), inner)


def _twins(comparison: Comparison, address: str, path: str) -> None:
    """Compare the Markdown files of a page; the second is most often the first again."""
    known = b""
    for name in _twins_of(path):
        if not comparison.built.has(name):
            comparison.differ(address, "page", "html", name, address, NOTHING)
            continue
        data = comparison.built.read(name)
        if data == known:
            continue
        known = known or data
        comparison.places["twin", address] = comparison.places["front matter", address] = name
        with comparison.reading(name):
            said = twin(comparison.built.text(name), comparison.words)
            comparison.markdown(address, "twin", said)
            matter = {fact.removeprefix("front matter "): text for fact, text in said.facts.items() if fact.startswith("front matter")}
            comparison.facts(address, "front matter", comparison.everything(address), matter)


def _head(comparison: Comparison, address: str, facts: Mapping[str, str]) -> None:
    """Compare the head of a page with its body."""
    told = {name: facts.get(name, NOTHING) for name in (*_OF_HEADS, *facts)}
    title = told["site name"] if address == f"{comparison.site}/" else f"{told['title']} - {told['site name']}"
    comparison.same(address, "title", "h1", "head", plain(title), told["head title"])
    comparison.same(address, "description", "html", "head", told["description"], told["head description"])
    for name in ("title", "description", "url"):
        comparison.same(address, name, "html", "preview", facts.get(name, NOTHING), facts.get(f"preview {name}", NOTHING))
    if "updated" in facts:
        comparison.same(address, "updated", "html", "time element", told["updated"], told["machine date"])
    if "contents" in facts:
        comparison.same(address, "contents list", "headings", "contents", told["sections"], told["contents"])


_OF_HEADS = ("site name", "title", "description", "head title", "head description", "machine date", "sections")


def _document(comparison: Comparison, address: str, said: Said) -> None:
    """Compare the head of a page that a person wrote; its Markdown is its own source."""
    days = comparison.days
    for name in _twins_of(comparison.sources[address]):
        matter = front_matter(comparison.built.text(name))[0] if comparison.built.has(name) else {}
        comparison.places["front matter", address] = name
        comparison.same(address, "url", "html", "front matter", said.facts.get("url", NOTHING), matter.get("url", NOTHING))
        if address != f"{comparison.site}/":  # the home page has the name of the site for a title
            comparison.same(address, "title", "html", "front matter", said.facts.get("title", NOTHING), matter.get("title", NOTHING))
        comparison.same(address, "updated", "front matter", "sitemap", matter.get("updated", ""), days.get(address, NOTHING))


def _twins_of(path: str) -> tuple[str, str]:
    """Return the paths of the two twins of an HTML file: ``answers/x.md`` and ``answers/x/index.html.md``."""
    return f"{path.removesuffix('/index.html').removesuffix('.html')}.md", f"{path}.md"
