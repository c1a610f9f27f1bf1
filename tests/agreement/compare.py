"""Comparing what the formats of a built site say of its pages; every difference names the page, the field and both texts.

Everything is compared with the record of the page in /api; a page without one (a listing) with its HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tests.agreement import extract
from tests.agreement.extract import Built, Line, Said, Words

NOTHING = "(nothing)"
FEED = 30
"""The pages that a feed holds at least, if the site has as many."""

MUST_TELL: Mapping[str, tuple[str, ...]] = {
    "html": (
        *("url", "title", "description", "language", "published", "updated", "owner", "author", "review by", "stale", "summary"),
        *("topic links", "audience", "question", "answer", "reply", "term", "definition", "item", "source"),
    ),
    "twin": ("title", "description", "published", "updated", "owner", "author", "review by", "stale", "topics", "topic links"),
    "llms-full": ("title", "description", "published", "updated", "owner", "author", "review by", "stale", "topics", "topic links"),
    "front matter": ("url", "title", "description", "language", "kind", "author", "published", "updated", "review by", "summary"),
    "json-ld": (
        *("url", "title", "description", "language", "published", "updated", "author", "summary", "topics", "topic links", "trail"),
        *("terms", "question", "answer", "reply", "term", "definition", "other names", "item", "source"),
    ),
    "atom": ("url", "title", "description", "published", "updated", "author", "topics"),
    "json feed": ("url", "title", "description", "published", "updated", "author", "topics", "language"),
    "api list": ("url", "title", "description", "published", "updated", "kind", "owner", "review by", "language"),
    "api index": ("url", "title", "updated", "kind"),
    "llms.json": ("url", "title", "updated"),
}
"""The facts that each format has a place for: what the page tells of them must stand there. ``question`` is for every question."""

BESIDES: Mapping[str, tuple[str, ...]] = {
    "html": ("trail", "contents", "sections", "topics", "head", "site name", "robots", "preview", "machine date", "item"),
    "json-ld": ("article", "service"),
    "twin": ("front matter",),
}
"""The facts that a format tells and the record does not; those that repeat something are compared on their own."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one page that two formats tell differently."""

    page: str
    field: str
    formats: tuple[str, str]
    texts: tuple[str, str]

    def __str__(self) -> str:
        told = (f"  {name:<12}{text}" for name, text in zip(self.formats, self.texts, strict=True))
        return "\n".join([f"{self.page}: {self.field}", *told])


@dataclass
class Result:
    """What a comparison found, and how much it looked at."""

    differences: list[Difference]
    pages: int = 0
    fields: int = 0


def compare(built: Built, words: Words) -> Result:
    """Compare all formats of a built site."""
    return Comparison(built, words).run()


class Comparison:
    """Compares the formats of one built site."""

    def __init__(self, built: Built, words: Words) -> None:
        self.built = built
        self.words = words
        self.index = built.json("api/index.json")
        self.site = self.index["url"].rstrip("/")
        self.found = Result([])
        self.sources = {self.address_of(path): (path, built.text(path)) for path in built.paths("**/index.html")}
        self.html = {a: extract.html_page(source, words) for a, (_, source) in self.sources.items() if extract.is_page(source)}
        written = {a: extract.document(source) for a, (_, source) in self.sources.items() if not extract.is_page(source)}
        self.written = {address: said for address, said in written.items() if said}
        self.best = {address: self.record(address, html) for address, html in self.html.items()}

    def run(self) -> Result:
        """Compare everything."""
        for address in self.best:
            self.page(address)
        for address, said in self.written.items():
            self.document(address, said)
        self.lists()
        self.whole_texts()
        self.graphs()
        self.replies()
        self.errors()
        self.chunks()
        self.found.pages = len(self.best) + len(self.written)
        return self.found

    def address_of(self, path: str) -> str:
        """Return the address of an HTML file."""
        return f"{self.site}/{path.removesuffix('index.html')}"

    # one page

    def record(self, address: str, html: Said) -> Said:
        """Return what everything else is compared with: the record of the page, or the HTML of a page that has none."""
        address_of_record = next((item.get("record") for item in self.index["pages"] if item["url"] == address), None)
        if address_of_record is None:
            return html
        path = address_of_record.removeprefix(f"{self.site}/")
        if not self.built.has(path):
            self.differ(address, "page", "html", "record", address, NOTHING)
            return html
        value = self.built.json(path)
        for field, plain, words in extract.two_forms(value["blocks"]):
            self.same(address, f"blocks{field}", "record", "its markdown", plain, words)
        return extract.record(value, self.words, self.site)

    def page(self, address: str) -> None:
        """Compare the formats that a page has files of its own for: HTML, its head and graph, the twins."""
        path, source = self.sources[address]
        best, html = self.best[address], self.html[address]
        self.same(address, "canonical address", "file", "html", address, html.facts["url"])
        if best is not html:
            self.facts(address, "html", best, html)
            self.lines(address, "html", best, html.lines)
        self.head(address, html.facts)
        for twin in _twins(path):
            if not self.built.has(twin):
                self.differ(address, "page", "html", twin, address, NOTHING)
                continue
            said = extract.twin(self.built.text(twin), self.words)
            self.markdown(address, "twin", said)
            matter = {name.removeprefix("front matter "): text for name, text in said.facts.items() if name.startswith("front matter")}
            self.facts(address, "front matter", self.everything(address), Said(matter))
        graph = extract.json_ld(extract.json_ld_nodes(source), address)
        self.facts(address, "json-ld", self.everything(address), graph)
        for name in ("title", "description", "summary", "published", "updated"):
            if (inner := graph.facts.get(f"article {name}")) is not None:
                self.same(address, f"{name} of the article", "page node", "json-ld", graph.facts.get(name, NOTHING), inner)

    def everything(self, address: str) -> Said:
        """Return the facts of the record and what HTML tells besides."""
        return Said({"kind": "listing"} | self.html[address].facts | self.best[address].facts)

    def head(self, address: str, facts: Mapping[str, str]) -> None:
        """Compare the head of a page with its body."""
        title = facts["site name"] if address == f"{self.site}/" else f"{facts['title']} - {facts['site name']}"
        self.same(address, "title", "h1", "head", extract.plain(title), facts["head title"])
        self.same(address, "description", "html", "head", facts["description"], facts["head description"])
        for name in ("title", "description", "url", "published", "updated"):
            if name not in {"published", "updated"} or "published" in facts:
                self.same(address, name, "html", "preview", facts.get(name, NOTHING), facts.get(f"preview {name}", NOTHING))
        if "updated" in facts:
            self.same(address, "updated", "html", "time element", facts["updated"], facts["machine date"])
        if "contents" in facts:
            self.same(address, "contents list", "headings", "contents", facts["sections"], facts["contents"])

    def markdown(self, address: str, name: str, said: Said) -> None:
        """Compare a Markdown rendering of a page."""
        self.facts(address, name, self.everything(address), said)
        self.lines(address, name, self.best[address], said.lines)

    def document(self, address: str, said: Said) -> None:
        """Compare the head of a page that a person wrote; its Markdown is its own source."""
        days = self.sitemap()
        for twin in _twins(self.sources[address][0]):
            matter = extract.front_matter(self.built.text(twin))[0] if self.built.has(twin) else {}
            self.same(address, "url", "html", "front matter", said.facts["url"], matter.get("url", NOTHING))
            if address != f"{self.site}/":  # the home page has the name of the site for a title
                self.same(address, "title", "html", "front matter", said.facts["title"], matter.get("title", NOTHING))
            self.same(address, "updated", "front matter", "sitemap", matter.get("updated", ""), days.get(address, NOTHING))

    # files of many pages

    def lists(self) -> None:
        """Compare the lists of pages: /api, llms.json, sitemap, feeds, llms.txt."""
        entries = [address for address, said in self.best.items() if "published" in said.facts]
        index = {item["url"]: extract.listed(item) for item in self.index["pages"]}
        self.each("api index", index, self.best)
        lists = [self.built.json(item["url"].removeprefix(f"{self.site}/")) for item in self.index["kinds"]]
        self.each("api list", {item["url"]: extract.listed(item) for value in lists for item in value["pages"]}, entries)
        llms = {item["url"]: extract.listed(item) for item in self.built.json("llms.json")["pages"]}
        self.each("llms.json", llms, [*self.best, *self.written])
        days = self.sitemap()
        indexed = [address for address, html in self.html.items() if "noindex" not in html.facts.get("robots", "")]
        self.same_pages("sitemap", days, [*indexed, *self.written])
        for address in days.keys() & self.best.keys():
            self.same(address, "updated", "record", "sitemap", self.best[address].facts.get("updated", ""), days[address])
        self.feeds(sorted(entries, key=lambda address: self.best[address].facts["updated"], reverse=True))
        self.llms_links()

    def sitemap(self) -> dict[str, str]:
        """Return the day of every address in the sitemaps."""
        rows: dict[str, str] = {}
        for path in self.built.paths("sitemap*.xml"):
            rows |= extract.sitemap(self.built.text(path))
        return rows

    def feeds(self, entries: list[str]) -> None:
        """Compare every feed with the newest pages of its part of the site; ``entries`` are in order, newest first."""
        for path in [*self.built.paths("feed.*"), *self.built.paths("*/feed.*")]:
            if path.endswith(".xml"):
                name, said = "atom", extract.atom(self.built.text(path), self.words)
            else:
                name, said = "json feed", extract.json_feed(self.built.json(path), self.words)
            prefix = f"{self.site}/{path.rpartition('/')[0]}"
            days = [self.best[address].facts["updated"] for address in entries if address.startswith(prefix)]
            told = [item.facts["updated"] for item in said.values()]
            self.same(prefix, f"days of {path}", "pages", name, " ".join(days[: max(FEED, len(said))]), " ".join(told))
            self.each(name, said, said)
            for address in said.keys() & self.best.keys():
                self.lines(address, name, self.best[address], said[address].lines)

    def llms_links(self) -> None:
        """Compare the links of all llms.txt files."""
        links: dict[str, tuple[str, str]] = {}
        for path in [path for path in self.built.paths("**/llms*.txt") if "llms-full" not in path]:
            found = extract.llms_links(self.built.text(path))
            links |= {address: (title, words) for address, title, words in found if not address.endswith(".txt")}
        self.same_pages("llms.txt", links, [*self.best, *self.written])
        for address in links.keys() & self.best.keys():
            facts = self.best[address].facts
            title, about = links[address]
            self.same(address, "title", "record", "llms.txt", facts["title"], title)
            self.same(address, "description", "record", "llms.txt", facts["description"], about[: len(facts["description"])])
            english = about[len(facts["description"]) :].removeprefix(" / ")
            if english:
                self.same(address, "English sentence", "record", "llms.txt", facts.get("summary", "")[: len(english)], english)

    def each(self, name: str, found: Mapping[str, Said], wanted: Iterable[str]) -> None:
        """Compare what a list says of each page; ``wanted`` are the pages that it must have."""
        self.same_pages(name, found, wanted)
        for address in found.keys() & self.best.keys():
            self.facts(address, name, self.everything(address), found[address])

    def same_pages(self, name: str, found: Iterable[str], wanted: Iterable[str]) -> None:
        """Compare two sets of pages."""
        found, wanted = set(found), set(wanted)
        self.found.fields += len(wanted)
        for address in sorted(wanted - found):
            self.differ(address, "page", "html", name, address, NOTHING)
        for address in sorted(found - wanted):
            self.differ(address, "page", "html", name, NOTHING, address)

    def whole_texts(self) -> None:
        """Compare the files of whole pages: the parts of one folder together hold every page below it once."""
        files = self.built.paths("**/llms-full*.txt")
        for folder in sorted({path.rpartition("/")[0] for path in files}):
            texts: dict[str, str] = {}
            for path in files:
                if path.rpartition("/")[0] == folder:
                    texts |= extract.llms_full(self.built.text(path))
            below = [address for address in self.best if address.startswith(f"{self.site}/{folder}/") and address.count("/") == 5]
            self.same_pages(f"{folder}/llms-full.txt".lstrip("/"), texts, below if folder else [*self.best, *self.written])
            for address in texts.keys() & self.best.keys():
                self.markdown(address, "llms-full", extract.markdown_page(texts[address], self.words))

    # other data that repeats texts of pages

    def graphs(self) -> None:
        """Compare the files of whole graphs: one node an id, and every page's own nodes as they stand in the page."""
        whole: dict[str, Any] = {}
        for path in self.built.paths("schema/*.jsonld"):
            for node in self.built.json(path)["@graph"]:
                known = whole.setdefault(node["@id"], {})
                self.same_node(path, node, known, set(node) & set(known))
                known |= node
        for address, (path, source) in self.sources.items():
            for node in extract.json_ld_nodes(source) if address in self.html else ():
                other = whole.get(node["@id"], {})
                own = node["@id"].partition("#")[0] == address != f"{self.site}/"
                self.same_node(path, node, other, {*node, *other} if own else set(node))

    def same_node(self, path: str, node: Mapping[str, Any], other: Mapping[str, Any], names: Iterable[str]) -> None:
        """Compare some properties of two nodes that have the same id."""
        for name in sorted(names):
            texts = str(node.get(name, NOTHING)), str(other.get(name, NOTHING))
            self.same(path, f"{name} of {node['@id']}", "json-ld", "schema", *texts)

    def replies(self) -> None:
        """Compare replies.json with the pages of the replies."""
        told: dict[str, dict[str, str]] = {}
        for item in self.built.json("replies.json")["replies"] if self.built.has("replies.json") else ():
            address, _, anchor = item["page"]["url"].partition("#")
            name = f"reply {anchor}"
            facts = {name: item["title"], f"{name} intent": item["intent"], f"{name} text": extract.plain(item["text_plain"])}
            told.setdefault(address, {}).update(facts)
            best = self.best[address]
            plain = extract.markdown_words(item["text_markdown"])
            self.same(address, f"{name} as Markdown", "record", "replies", best.facts.get(f"{name} text", NOTHING), plain)
            for field, fact in (("updated", "updated"), ("review_by", "review by"), ("language", "language")):
                self.same(address, fact, "record", "replies", best.facts[fact], item[field])
            self.same(address, "title", "record", "replies", best.facts["title"], item["page"]["title"])
            for variable in item["variables"]:
                self.variable(address, anchor, variable, best)
        for address, best in self.best.items():
            wanted = {name: text for name, text in best.facts.items() if name.startswith("reply ")}
            for field in sorted({*wanted, *told.get(address, {})}):
                texts = wanted.get(field, NOTHING), told.get(address, {}).get(field, NOTHING)
                self.same(address, field, "record", "replies", *texts)

    def variable(self, address: str, anchor: str, variable: Mapping[str, str], best: Said) -> None:
        """Compare a variable of a reply with its row in the table of the page."""
        cells = [line.text for line in best.lines if line.role == "cell"]
        shown = "{{" + variable["name"] + "}}"
        row = next((cells[number + 1 : number + 4] for number, text in enumerate(cells) if text.split(" (")[0] == shown), [])
        texts = [variable["label"], variable["example"], variable["boundary"]]
        self.same(address, f"variable {variable['name']} of {anchor}", "record", "replies", " | ".join(row), " | ".join(texts))

    def errors(self) -> None:
        """Compare errors.json with the tables of the error finder."""
        if not self.built.has("errors.json"):
            return
        address = f"{self.site}/errors/"
        cells = [line for line in self.best[address].lines if line.role == "cell"]
        rows = {(cells[number].text, cells[number + 5].links[0]): cells[number : number + 5] for number in range(0, len(cells), 6)}
        told = {(extract.plain(item["signal"]), item["page"]["url"]): item for item in self.built.json("errors.json")["errors"]}
        self.same_pages("errors.json", map(str, told), map(str, rows))
        for key in told.keys() & rows.keys():
            item, row = told[key], rows[key]
            labels = self.words["page.separator"].join(field["label"] for field in item["evidence"])
            for cell, text in zip(row[1:], [item["check_first"], item["action"], item["avoid"], labels or "—"], strict=True):
                self.same(address, cell.name, "html", "errors.json", cell.text, extract.plain(text))
            for name in ("title", "updated"):
                self.same(key[1], name, "record", "errors.json", self.best[key[1]].facts[name], item["page"][name])

    def chunks(self) -> None:
        """Compare the passages for retrieval: every piece of a passage stands in its page, and none of a page's own is missing."""
        told: dict[str, list[Line]] = {}
        for row in self.built.text("api/chunks.jsonl").splitlines():
            chunk = json.loads(row)
            address, _, _ = chunk["url"].partition("#")
            facts = self.best[address].facts
            self.same(address, "title", "record", "chunks", facts["title"], extract.plain(chunk["title"]))
            self.same(address, "updated", "record", "chunks", facts["updated"], chunk["updated"])
            heading = [Line("heading 2", extract.plain(chunk["heading"]))] if "#" in chunk["url"] else []
            told.setdefault(address, []).extend([*heading, *extract.markdown_lines(chunk["text"])])
        for address, lines in told.items():
            wanted = {_key(line)[1:] for line in self.best[address].lines}
            texts = {text.partition(". ")[2] for role, text, _ in map(_key, self.best[address].lines) if role == "heading 2"}
            for line in lines:
                self.found.fields += 1
                if _key(line)[1:] not in wanted and line.text not in texts:
                    self.differ(address, "passage", "record", "chunks", NOTHING, line.text)
        for address in self.best:
            if "published" in self.best[address].facts:
                self.passages(address, {line.text for line in told.get(address, ())})

    def passages(self, address: str, told: set[str]) -> None:
        """Compare the questions, steps, cells and code of a page with its passages: those are what is asked for."""
        for line in self.best[address].lines:
            if line.role in {"step", "cell", "code"}:
                self.found.fields += 1
                if line.text not in told:
                    self.differ(address, line.name, "record", "chunks", line.text, NOTHING)

    # comparing

    def facts(self, address: str, name: str, best: Said, said: Said) -> None:
        """Compare the facts that a format must tell, and find those that nobody else tells."""
        for fact, text in best.facts.items():
            if _one_of(fact, MUST_TELL[name]):
                self.same(address, fact, "record", name, text, said.facts.get(fact, NOTHING))
        for fact, text in said.facts.items():
            if fact not in best.facts and not _one_of(fact, BESIDES.get(name, ())):
                self.differ(address, fact, "record", name, NOTHING, text)

    def lines(self, address: str, name: str, best: Said, found: list[Line]) -> None:
        """Compare the text in reading order. HTML does not tell the language of code."""
        with_language = name in {"twin", "llms-full"} and address in self.index_of_records
        wanted, found = ([line for line in lines if with_language or line.role != "language"] for lines in (best.lines, found))
        first, second = [_key(line) for line in wanted], [_key(line) for line in found]
        self.found.fields += len(first)
        if first == second:
            return
        for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
            for number in range(max(b - a, d - c) if tag != "equal" else 0):
                one = wanted[a + number] if a + number < b else None
                two = found[c + number] if c + number < d else None
                shown = one or two
                assert shown is not None
                self.differ(address, shown.name or shown.role, "record", name, _tell(one, two), _tell(two, one))

    @property
    def index_of_records(self) -> set[str]:
        """The addresses of the pages that have a record."""
        return {address for address in self.best if self.best[address] is not self.html[address]}

    def same(self, address: str, field: str, one: str, two: str, first: str, second: str) -> None:
        """Note a difference between two texts, if there is one."""
        self.found.fields += 1
        if first != second:
            self.differ(address, field, one, two, first, second)

    def differ(self, address: str, field: str, one: str, two: str, first: str, second: str) -> None:
        """Note a difference."""
        self.found.differences.append(Difference(address, field, (one, two), (first, second)))


def _twins(path: str) -> tuple[str, str]:
    """Return the paths of the two twins of an HTML file: ``answers/x.md`` and ``answers/x/index.html.md``."""
    return f"{path.removesuffix('/index.html').removesuffix('.html')}.md", f"{path}.md"


def _key(line: Line) -> tuple[str, str, tuple[str, ...]]:
    return line.role, line.text, line.links


def _tell(line: Line | None, other: Line | None) -> str:
    if line is None:
        return NOTHING
    if other is None or line.text != other.text:
        return line.text
    return f"({line.role}) {line.text}" if line.role != other.role else f"{line.text} -> {' '.join(line.links) or NOTHING}"


def _one_of(fact: str, names: Iterable[str]) -> bool:
    return any(name == fact or fact.startswith(f"{name} ") for name in names)
