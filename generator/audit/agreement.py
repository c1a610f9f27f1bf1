"""Comparing what the formats of a site that AnswerPress built say of its pages, down to every sentence, link and cell.

Everything is compared with the record of the page in /api; a page without one (a listing) with its HTML. A file that is not of
the form that it should have is left out of the comparison and named in :attr:`Result.odd`. What is kept of a page are its facts;
its text is read again when it is compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import blake2b as digest
from typing import Any

from lxml import etree

from generator.audit.difference import NOTHING, Difference
from generator.audit.files import Built
from generator.audit.formats.html import document as read_document
from generator.audit.formats.html import html_page, is_page
from generator.audit.formats.jsonld import json_ld, json_ld_nodes
from generator.audit.formats.lists import atom, json_feed, listed
from generator.audit.formats.lists import sitemap as read_sitemap
from generator.audit.formats.markdown import front_matter, llms_full, llms_links, markdown_lines, markdown_page, markdown_words, twin
from generator.audit.formats.record import record as read_record
from generator.audit.formats.record import two_forms
from generator.audit.said import Line, Said, Words, plain

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


@dataclass
class Result:
    """What a comparison found, and how much it looked at."""

    differences: list[Difference]
    pages: int = 0
    fields: int = 0
    odd: list[tuple[str, str]] = field(default_factory=list)
    """(path, what is wrong) of the files that are not of the form that they should have."""
    covered: frozenset[str] = frozenset()
    """The HTML files that were compared."""


FAULTS = (LookupError, TypeError, AttributeError, ValueError, AssertionError, StopIteration, RecursionError, etree.LxmlError)
"""What a reader of a format meets in a file of another form: the file is named, never the reader's trouble."""

_PAGE = 3
"""Slashes in the route of a page in a folder: ``/folder/page/``."""

_NAME = 80
"""Characters of the longest name of a part that a message repeats."""

_TEXTS = 512
"""The pages whose text is kept at once."""


def compare(built: Built, words: Words) -> Result:
    """Compare all formats of a built site."""
    return Comparison(built, words).run()


class Comparison:
    """Compares the formats of one built site."""

    def __init__(self, built: Built, words: Words) -> None:
        self.built = built
        self.words = words
        self.found = Result([])
        self.places: dict[tuple[str, str], str] = {}
        self.index: Any = {"url": "", "pages": [], "kinds": []}
        with self.reading("api/index.json"):
            self.index = _index(built)
        self.site = self.index["url"].rstrip("/")
        self.records = {item["url"]: item["record"].removeprefix(f"{self.site}/") for item in self.index["pages"] if item.get("record")}
        self.sources: dict[str, str] = {}
        self.html: dict[str, dict[str, str]] = {}
        self.best: dict[str, dict[str, str]] = {}
        self.written: dict[str, Said] = {}
        self.whole: set[bytes] = set()
        self.text_of = lru_cache(maxsize=_TEXTS)(self._text_of)

    def run(self) -> Result:
        """Compare everything."""
        for path in self.built.paths("**/index.html"):
            with self.reading(path):
                self.read(path)
        for address, said in self.written.items():
            with self.reading(self.sources[address]):
                self.document(address, said)
        self.lists()
        self.whole_texts()
        self.graphs()
        for path, compare_file in (("replies.json", self.replies), ("errors.json", self.errors), ("api/chunks.jsonl", self.chunks)):
            if self.built.has(path):
                with self.reading(path):
                    compare_file(path)
        self.found.pages = len(self.best) + len(self.written)
        self.found.covered = frozenset(self.sources[address] for address in self.best)
        return self.found

    @contextmanager
    def reading(self, path: str) -> Iterator[None]:
        """Note that a file is not of the form that it should have, instead of failing."""
        try:
            yield
        except FAULTS as error:
            self.found.odd.append((path, _trouble(error)))

    def read(self, path: str) -> None:
        """Read an HTML file and compare all that its page has files of its own for."""
        address = f"{self.site}/{path.removesuffix('index.html')}"
        source = self.built.text(path)
        self.sources[address] = path
        if not is_page(source):
            said = read_document(source)
            if said:
                self.written[address] = said
            return
        page = html_page(source, self.words)
        self.html[address] = page.facts
        self.best[address] = page.facts
        if address in self.records:
            with self.reading(self.records[address]):
                self.best[address] = self.record(address, page.facts)
        self.page(address, source, page.lines)

    def _text_of(self, address: str) -> list[Line]:
        """Return the text that everything else is compared with."""
        if address in self.index_of_records:
            return read_record(self.built.json(self.records[address]), self.words, self.site).lines
        return html_page(self.built.text(self.sources[address]), self.words).lines

    # one page

    def record(self, address: str, html: dict[str, str]) -> dict[str, str]:
        """Return what everything else is compared with: the facts of the record, or those of HTML if the record is gone."""
        path = self.records[address]
        if not self.built.has(path):
            self.differ(address, "page", "html", "record", address, NOTHING)
            return html
        value = self.built.json(path)
        self.places["record", address] = self.places["its markdown", address] = path
        for name, words, shown in two_forms(value["blocks"]):
            self.same(address, f"blocks{name}", "record", "its markdown", words, shown)
        return read_record(value, self.words, self.site).facts

    def page(self, address: str, source: str, lines: list[Line]) -> None:
        """Compare the formats that a page has files of its own for: HTML (``lines`` is its text), its head and graph, the twins."""
        path = self.sources[address]
        best, html = self.best[address], self.html[address]
        self.same(address, "canonical address", "file", "html", address, html["url"])
        if best is not html:
            self.facts(address, "html", best, html)
            self.lines(address, "html", lines)
        self.head(address, html)
        self.twins(address, path)
        graph = json_ld(json_ld_nodes(source), address)
        self.facts(address, "json-ld", self.everything(address), graph.facts)
        for name in ("title", "description", "summary", "published", "updated"):
            if (inner := graph.facts.get(f"article {name}")) is not None:
                self.same(address, f"{name} of the article", "page node", "json-ld", graph.facts.get(name, NOTHING), inner)

    def twins(self, address: str, path: str) -> None:
        """Compare the Markdown files of a page; the second is most often the first again."""
        known = b""
        for name in _twins(path):
            if not self.built.has(name):
                self.differ(address, "page", "html", name, address, NOTHING)
                continue
            data = self.built.read(name)
            if data == known:
                continue
            known = known or data
            self.places["twin", address] = self.places["front matter", address] = name
            with self.reading(name):
                said = twin(self.built.text(name), self.words)
                self.markdown(address, "twin", said)
                matter = {fact.removeprefix("front matter "): text for fact, text in said.facts.items() if fact.startswith("front matter")}
                self.facts(address, "front matter", self.everything(address), matter)

    def everything(self, address: str) -> dict[str, str]:
        """Return the facts of the record and what HTML tells besides."""
        return {"kind": "listing"} | self.html[address] | self.best[address]

    def head(self, address: str, facts: Mapping[str, str]) -> None:
        """Compare the head of a page with its body."""
        told = {name: facts.get(name, NOTHING) for name in (*_OF_HEADS, *facts)}
        title = told["site name"] if address == f"{self.site}/" else f"{told['title']} - {told['site name']}"
        self.same(address, "title", "h1", "head", plain(title), told["head title"])
        self.same(address, "description", "html", "head", told["description"], told["head description"])
        for name in ("title", "description", "url", "published", "updated"):
            if name not in {"published", "updated"} or "published" in facts:
                self.same(address, name, "html", "preview", facts.get(name, NOTHING), facts.get(f"preview {name}", NOTHING))
        if "updated" in facts:
            self.same(address, "updated", "html", "time element", told["updated"], told["machine date"])
        if "contents" in facts:
            self.same(address, "contents list", "headings", "contents", told["sections"], told["contents"])

    def markdown(self, address: str, name: str, said: Said) -> None:
        """Compare a Markdown rendering of a page."""
        self.facts(address, name, self.everything(address), said.facts)
        self.lines(address, name, said.lines)

    def document(self, address: str, said: Said) -> None:
        """Compare the head of a page that a person wrote; its Markdown is its own source."""
        days = self.sitemap()
        for name in _twins(self.sources[address]):
            matter = front_matter(self.built.text(name))[0] if self.built.has(name) else {}
            self.places["front matter", address] = name
            self.same(address, "url", "html", "front matter", said.facts.get("url", NOTHING), matter.get("url", NOTHING))
            if address != f"{self.site}/":  # the home page has the name of the site for a title
                self.same(address, "title", "html", "front matter", said.facts.get("title", NOTHING), matter.get("title", NOTHING))
            self.same(address, "updated", "front matter", "sitemap", matter.get("updated", ""), days.get(address, NOTHING))

    # files of many pages

    def lists(self) -> None:
        """Compare the lists of pages: /api, llms.json, sitemap, feeds, llms.txt."""
        entries = [address for address, facts in self.best.items() if "published" in facts]
        with self.reading("api/index.json"):
            index = {item["url"]: listed(item).facts for item in self.index["pages"]}
            self.places["api index", ""] = "api/index.json"
            self.each("api index", index, self.best)
            self.each("api list", self.lists_of_kinds(), entries)
        with self.reading("llms.json"):
            self.places["llms.json", ""] = "llms.json"
            llms = {item["url"]: listed(item).facts for item in self.built.json("llms.json")["pages"]}
            self.each("llms.json", llms, [*self.best, *self.written])
        days = self.sitemap()
        indexed = [address for address, facts in self.html.items() if "noindex" not in facts.get("robots", "")]
        self.same_pages("sitemap", days, [*indexed, *self.written])
        for address in sorted(days.keys() & self.best.keys()):
            self.same(address, "updated", "record", "sitemap", self.best[address].get("updated", ""), days[address])
        self.feeds(sorted(entries, key=lambda address: self.best[address].get("updated", ""), reverse=True))
        self.llms_links()

    def lists_of_kinds(self) -> dict[str, dict[str, str]]:
        """Return what the list of each kind in /api says of its pages."""
        told = {}
        for kind in self.index["kinds"]:
            path = kind["url"].removeprefix(f"{self.site}/")
            with self.reading(path):
                for item in self.built.json(path)["pages"]:
                    told[item["url"]] = listed(item).facts
                    self.places["api list", item["url"]] = path
        return told

    def sitemap(self) -> dict[str, str]:
        """Return the day of every address in the sitemaps."""
        rows: dict[str, str] = {}
        for path in self.built.paths("sitemap*.xml"):
            with self.reading(path):
                found = read_sitemap(self.built.text(path))
                self.places |= {("sitemap", address): path for address in found}
                rows |= found
        self.places["sitemap", ""] = "sitemap.xml"
        return rows

    def feeds(self, entries: list[str]) -> None:
        """Compare every feed with the newest pages of its part of the site; ``entries`` are in order, newest first."""
        for path in [*self.built.paths("feed.*"), *self.built.paths("*/feed.*")]:
            with self.reading(path):
                self.feed(path, entries)

    def feed(self, path: str, entries: list[str]) -> None:
        """Compare a feed."""
        if path.endswith(".xml"):
            name, said = "atom", atom(self.built.text(path), self.words)
        else:
            name, said = "json feed", json_feed(self.built.json(path), self.words)
        prefix = f"{self.site}/{path.rpartition('/')[0]}"
        self.places |= {(name, address): path for address in (*said, prefix)}
        days = [self.best[address].get("updated", "") for address in entries if address.startswith(prefix)]
        told = [item.facts["updated"] for item in said.values()]
        self.same(prefix, f"days of {path}", "pages", name, " ".join(days[: max(FEED, len(said))]), " ".join(told))
        self.each(name, {address: item.facts for address, item in said.items()}, said)
        for address in [address for address in said if address in self.best]:
            self.lines(address, name, said[address].lines)

    def llms_links(self) -> None:
        """Compare the links of all llms.txt files."""
        links: dict[str, tuple[str, str]] = {}
        for path in [path for path in self.built.paths("**/llms*.txt") if "llms-full" not in path]:
            with self.reading(path):
                found = llms_links(self.built.text(path))
                links |= {address: (title, words) for address, title, words in found if not address.endswith(".txt")}
                self.places |= {("llms.txt", address): path for address, *_ in found}
        self.places["llms.txt", ""] = "llms.txt"
        self.same_pages("llms.txt", links, [*self.best, *self.written])
        for address in [address for address in links if address in self.best]:
            facts = self.best[address]
            title, about = links[address]
            described = facts.get("description", "")
            self.same(address, "title", "record", "llms.txt", facts.get("title", NOTHING), title)
            if notice := facts.get("stale"):
                self.same(address, "stale", "record", "llms.txt", notice, about[: len(notice)])
                about = about[len(notice) :].lstrip()
            self.same(address, "description", "record", "llms.txt", described, about[: len(described)])
            english = about[len(described) :].removeprefix(" / ")
            if english:
                self.same(address, "English sentence", "record", "llms.txt", facts.get("summary", "")[: len(english)], english)

    def each(self, name: str, found: Mapping[str, Mapping[str, str]], wanted: Iterable[str]) -> None:
        """Compare what a list says of each page; ``wanted`` are the pages that it must have."""
        self.same_pages(name, found, wanted)
        for address in [address for address in found if address in self.best]:
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
            told: set[str] = set()
            for path in [path for path in files if path.rpartition("/")[0] == folder]:
                with self.reading(path):
                    told |= self.whole_text(path)
            below = [
                address
                for address in self.best
                if address.startswith(f"{self.site}/{folder}/") and address.removeprefix(self.site).count("/") == _PAGE
            ]
            name = f"{folder}/llms-full.txt".lstrip("/")
            self.places[name, ""] = name
            self.same_pages(name, told, below if folder else [*self.best, *self.written])

    def whole_text(self, path: str) -> set[str]:
        """Compare one file of whole pages; return their addresses."""
        texts = llms_full(self.built.text(path))
        for address in [address for address in texts if address in self.best]:
            mark = digest(f"{address}\n{texts[address]}".encode("utf-8", "replace")).digest()
            if mark in self.whole:
                continue
            self.whole.add(mark)
            self.places["llms-full", address] = path
            with self.reading(path):
                self.markdown(address, "llms-full", markdown_page(texts[address], self.words))
        return set(texts)

    # other data that repeats texts of pages

    def graphs(self) -> None:
        """Compare the files of whole graphs: one node an id, and every page's own nodes as they stand in the page."""
        whole: dict[str, Any] = {}
        for path in self.built.paths("schema/*.jsonld"):
            with self.reading(path):
                for node in self.built.json(path)["@graph"]:
                    known = whole.setdefault(node["@id"], {})
                    self.same_node(path, node, known, set(node) & set(known))
                    self.places |= {("schema", f"{name} of {node['@id']}"): path for name in node}
                    known |= node
        for address in self.html:
            path = self.sources[address]
            with self.reading(path):
                for node in json_ld_nodes(self.built.text(path)):
                    other = whole.get(node["@id"], {})
                    own = node["@id"].partition("#")[0] == address != f"{self.site}/"
                    self.same_node(path, node, other, {*node, *other} if own else set(node))

    def same_node(self, path: str, node: Mapping[str, Any], other: Mapping[str, Any], names: Iterable[str]) -> None:
        """Compare some properties of two nodes that have the same id."""
        self.places["json-ld", path] = path
        for name in sorted(names):
            self.places["schema", path] = self.places.get(("schema", f"{name} of {node['@id']}"), path)
            texts = str(node.get(name, NOTHING)), str(other.get(name, NOTHING))
            self.same(path, f"{name} of {node['@id']}", "json-ld", "schema", *texts)

    def replies(self, path: str) -> None:
        """Compare replies.json with the pages of the replies."""
        self.places["replies", ""] = path
        told: dict[str, dict[str, str]] = {}
        for item in self.built.json(path)["replies"]:
            address, _, anchor = item["page"]["url"].partition("#")
            name = f"reply {anchor}"
            facts = {name: item["title"], f"{name} intent": item["intent"], f"{name} text": plain(item["text_plain"])}
            told.setdefault(address, {}).update(facts)
            best = self.best[address]
            words = markdown_words(item["text_markdown"])
            self.same(address, f"{name} as Markdown", "record", "replies", best.get(f"{name} text", NOTHING), words)
            for field_, fact in (("updated", "updated"), ("review_by", "review by"), ("language", "language")):
                self.same(address, fact, "record", "replies", best.get(fact, NOTHING), item[field_])
            self.same(address, "title", "record", "replies", best.get("title", NOTHING), item["page"]["title"])
            for variable in item["variables"]:
                self.variable(address, anchor, variable)
        for address, best in self.best.items():
            wanted = {name: text for name, text in best.items() if name.startswith("reply ")}
            for name in sorted({*wanted, *told.get(address, {})}):
                texts = wanted.get(name, NOTHING), told.get(address, {}).get(name, NOTHING)
                self.same(address, name, "record", "replies", *texts)

    def variable(self, address: str, anchor: str, variable: Mapping[str, str]) -> None:
        """Compare a variable of a reply with its row in the table of the page."""
        cells = [line.text for line in self.text_of(address) if line.role == "cell"]
        shown = "{{" + variable["name"] + "}}"
        row = next((cells[number + 1 : number + 4] for number, text in enumerate(cells) if text.split(" (")[0] == shown), [])
        texts = [variable["label"], variable["example"], variable["boundary"]]
        self.same(address, f"variable {variable['name']} of {anchor}", "record", "replies", " | ".join(row), " | ".join(texts))

    def errors(self, path: str) -> None:
        """Compare errors.json with the tables of the error finder."""
        self.places["errors.json", ""] = path
        address = f"{self.site}/errors/"
        pages = [address, *sorted(other for other in self.best if other.startswith(f"{address}page/"))]  # a long list has several
        cells = [line for page in pages for line in self.text_of(page) if line.role == "cell"]
        rows = {(cells[number].text, cells[number + 5].links[0]): cells[number : number + 5] for number in range(0, len(cells), 6)}
        told = {(plain(item["signal"]), item["page"]["url"]): item for item in self.built.json(path)["errors"]}
        self.same_pages("errors.json", map(str, told), map(str, rows))
        for key in told.keys() & rows.keys():
            item, row = told[key], rows[key]
            labels = self.words["page.separator"].join(field["label"] for field in item["evidence"])
            for cell, text in zip(row[1:], [item["check_first"], item["action"], item["avoid"], labels or "—"], strict=True):
                self.same(address, cell.name, "html", "errors.json", cell.text, plain(text))
            for name in ("title", "updated"):
                self.same(key[1], name, "record", "errors.json", self.best[key[1]].get(name, NOTHING), item["page"][name])

    def chunks(self, path: str) -> None:
        """Compare the passages for retrieval: every piece of a passage stands in its page, and none of a page's own is missing."""
        self.places["chunks", ""] = path
        told: dict[str, list[Line]] = {}
        for row in self.built.text(path).splitlines():
            chunk = json.loads(row)
            address, _, _ = chunk["url"].partition("#")
            facts = self.best[address]
            self.same(address, "title", "record", "chunks", facts.get("title", NOTHING), plain(chunk["title"]))
            self.same(address, "updated", "record", "chunks", facts.get("updated", NOTHING), chunk["updated"])
            heading = [Line("heading 2", plain(chunk["heading"]))] if "#" in chunk["url"] else []
            told.setdefault(address, []).extend([*heading, *markdown_lines(chunk["text"])])
        for address, lines in told.items():
            self.known_lines(address, lines)
        for address in self.best:
            if "published" in self.best[address]:
                self.passages(address, {line.text for line in told.get(address, ())})

    def known_lines(self, address: str, lines: list[Line]) -> None:
        """Find pieces of passages that their page does not have."""
        best = self.text_of(address)
        wanted = {_key(line)[1:] for line in best}
        texts = {text.partition(". ")[2] for role, text, _ in map(_key, best) if role == "heading 2"}
        for line in lines:
            self.found.fields += 1
            if _key(line)[1:] not in wanted and line.text not in texts:
                self.differ(address, "passage", "record", "chunks", NOTHING, line.text)

    def passages(self, address: str, told: set[str]) -> None:
        """Compare the questions, steps, cells and code of a page with its passages: those are what is asked for."""
        for line in self.text_of(address):
            if line.role in {"step", "cell", "code"}:
                self.found.fields += 1
                if line.text not in told:
                    self.differ(address, line.name, "record", "chunks", line.text, NOTHING)

    # comparing

    def facts(self, address: str, name: str, best: Mapping[str, str], said: Mapping[str, str]) -> None:
        """Compare the facts that a format must tell, and find those that nobody else tells."""
        for fact, text in best.items():
            if _one_of(fact, MUST_TELL[name]):
                self.same(address, fact, "record", name, text, said.get(fact, NOTHING))
        for fact, text in said.items():
            if fact not in best and not _one_of(fact, BESIDES.get(name, ())):
                self.differ(address, fact, "record", name, NOTHING, text)

    def lines(self, address: str, name: str, found: list[Line]) -> None:
        """Compare the text in reading order. HTML does not tell the language of code."""
        with_language = name in {"twin", "llms-full"} and address in self.index_of_records
        wanted, found = ([line for line in lines if with_language or line.role != "language"] for lines in (self.text_of(address), found))
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
        return {address for address in self.best if self.best[address] is not self.html.get(address)}

    def same(self, address: str, name: str, one: str, two: str, first: str, second: str) -> None:
        """Note a difference between two texts, if there is one."""
        self.found.fields += 1
        if first != second:
            self.differ(address, name, one, two, first, second)

    def differ(self, address: str, name: str, one: str, two: str, first: str, second: str) -> None:
        """Note a difference."""
        paths = self.path_of(address, one), self.path_of(address, two)
        texts = str(first), str(second)  # data that was changed may hold anything
        self.found.differences.append(Difference(str(address), name, (one, two), texts, paths))

    def path_of(self, address: str, name: str) -> str:
        """Return the file in which a format speaks of a page."""
        places = (self.places.get((name, address)), self.places.get((name, "")), self.sources.get(address))
        return next((path for path in places if path), name if self.built.has(name) else "")


_OF_HEADS = ("site name", "title", "description", "head title", "head description", "machine date", "sections")


def _index(built: Built) -> Any:
    """Return /api/index.json, if it is what it should be."""
    value = built.json("api/index.json")
    wanted = (value["url"], *(item["url"] for item in value["pages"]), *(item["url"] for item in value["kinds"]))
    if not all(isinstance(address, str) for address in wanted):
        raise TypeError("an address that is no text")
    return value


def _trouble(error: BaseException) -> str:
    """Return what a reader met, for people; nothing of the file's content."""
    if isinstance(error, KeyError) and error.args and isinstance(error.args[0], str) and len(error.args[0]) < _NAME:
        return f"`{error.args[0]}` is not there"
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON: line {error.lineno}, column {error.colno}"
    return f"a part of it is missing or is of another form ({type(error).__name__})"


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


_SUBJECTS = {
    "title": "title",
    "title of the article": "title",
    "published": "date",
    "updated": "date",
    "review by": "date",
    "stale": "date",
}
_SUBJECTS |= {"published of the article": "date", "updated of the article": "date", "language": "language", "page": "list"}
_SUBJECTS |= {"description": "description", "summary": "description", "English sentence": "description", "url": "address"}
_SUBJECTS |= {"description of the article": "description", "summary of the article": "description", "canonical address": "address"}


def subject(difference: Difference) -> str:
    """Return what a difference is about: title, description, date, language, address, list, data (JSON-LD) or text."""
    if difference.field.startswith("days of "):
        return "list"
    if difference.field in _SUBJECTS:
        return _SUBJECTS[difference.field]
    return "data" if {"json-ld", "schema"} & set(difference.formats) else "text"
