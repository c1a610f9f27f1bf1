"""What a built site says, read back from its bytes: one small reader a format, all with the same result.

A :class:`Said` is what one format says of one page. ``facts`` are single values by name (``title``, ``updated``, ``answer``,
``reply ask-time``); ``lines`` is the text in reading order, cut into headings, paragraphs, list items, cells and code. Text is
plain: what a reader sees, white space collapsed, no marks. Links are canonical addresses of pages, so that a link to a twin and
one to the page are the same.

Nothing here is shared with the generator: HTML is read by lxml, Markdown by markdown-it, JSON and XML by the standard library.
``words`` are the labels of the site's language (``templates/labels``): what the generator itself prints.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree

from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.token import Token

Words = Mapping[str, str]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text in reading order. ``role`` is what every format shows of it, ``name`` what a person would call it."""

    role: str
    text: str
    links: tuple[str, ...] = ()
    name: str = ""


@dataclass
class Said:
    """What one format says of one page."""

    facts: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Built:
    """The files of a built site; ``changed`` stand in the place of those in ``folder``, None for a file that is gone."""

    folder: Path
    changed: Mapping[str, bytes | None] = field(default_factory=dict)

    def paths(self, pattern: str) -> list[str]:
        """Return the paths of the files that match a glob, in order."""
        found = {path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern) if path.is_file()}
        return sorted(path for path in found if self.changed.get(path, b"") is not None)

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return self.changed[path] is not None if path in self.changed else (self.folder / path).is_file()

    def text(self, path: str) -> str:
        """Return the text of a file."""
        data = self.changed[path] if path in self.changed else (self.folder / path).read_bytes()
        assert data is not None, path
        return data.decode()

    def json(self, path: str) -> Any:
        """Return the value of a JSON file."""
        return json.loads(self.text(path))


def plain(text: str) -> str:
    """Return the text with white space collapsed."""
    return " ".join(text.split())


def canonical(address: str) -> str:
    """Return the address of the page that an address leads to: its own, or that of its twin."""
    path, anchor = urldefrag(unquote(address))
    if path.endswith(".md"):
        path = re.sub(r"/(?:index|index\.html)\.md$", "/", path).removesuffix(".md")
        path = path if path.endswith("/") else path + "/"
    return f"{path}#{anchor}" if anchor else path


class Text:
    """Collects lines and names each after the headings above it: ``Steps > step 2``."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._trail: list[tuple[int, str]] = []
        self._counts: dict[str, int] = {}

    def heading(self, level: int, text: str, name: str = "heading") -> None:
        """Add a heading."""
        self._trail = [(above, title) for above, title in self._trail if above < level]
        self.lines.append(Line(f"heading {level}", text, (), self._path(name)))
        self._trail.append((level, text))
        self._counts = {}

    def add(self, role: str, text: str, links: Iterable[str] = (), name: str = "") -> None:
        """Add a piece of text; nothing if it is empty and has no links."""
        links = tuple(links)
        if text or links:
            name = name or role
            self._counts[name] = self._counts.get(name, 0) + 1
            self.lines.append(Line(role, text, links, self._path(f"{name} {self._counts[name]}")))

    def _path(self, name: str) -> str:
        return " > ".join([*(title for _, title in self._trail), name])


# Markdown


_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@cache
def markdown_lines(markdown: str) -> tuple[Line, ...]:
    """Return the pieces of a Markdown text: the words of every heading, paragraph, list item and cell, and code as it is."""
    found: list[Line] = []
    lists: list[str] = []
    at_start_of_item = False
    role = "text"
    for token in _MARKDOWN.parse(markdown):
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                lists.append("step" if token.type.startswith("ordered") else "item")
                at_start_of_item = False
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "list_item_open":
                at_start_of_item = True
            case "heading_open":
                role = f"heading {token.tag[1]}"
            case "th_open" | "td_open":
                role = "head" if token.tag == "th" else "cell"
            case "heading_close" | "th_close" | "td_close":
                role = "text"
            case "inline":
                words = _inline_words(token.children or [])
                shown = lists[-1] if at_start_of_item and role == "text" else role
                found.append(Line(shown, plain(words), _inline_links(token.children or [])))
                at_start_of_item = False
            case "fence" | "code_block":
                found.append(Line("code", token.content.rstrip("\n"), (), token.info.strip()))
                at_start_of_item = False
            case "html_block":
                found.append(Line("html", token.content))
    return tuple(line for line in found if line.text or line.links)


def _inline_words(tokens: Iterable[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type == "image":
            parts.append(_inline_words(token.children or []))
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif token.type in {"text", "code_inline", "text_special", "html_inline"}:
            parts.append(token.content)
    return "".join(parts)


def _inline_links(tokens: Iterable[Token]) -> tuple[str, ...]:
    found = (token.attrs for token in tokens if token.type in {"link_open", "image"})
    return tuple(canonical(str(attributes.get("href", attributes.get("src", "")))) for attributes in found)


def begins_with_paragraph(markdown: str) -> bool:
    """Tell whether a label before the text can stand in its first line."""
    return _MARKDOWN.parse(markdown)[0].type == "paragraph_open"


def markdown_words(markdown: str) -> str:
    """Return all words of a Markdown text, blocks joined by a space."""
    return plain(" ".join(line.text for line in markdown_lines(markdown)))


_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n\n", re.DOTALL)
_MATTER_FACTS = {"canonical": "url", "review_by": "review by", "abstract": "summary"}


def twin(markdown: str, words: Words) -> Said:
    """Read a Markdown twin: its front matter and its text."""
    matter, text = front_matter(markdown)
    said = markdown_page(text, words)
    said.facts |= {f"front matter {name}": value for name, value in matter.items() if name not in {"llms", "stale"}}
    return said


def markdown_page(markdown: str, words: Words) -> Said:
    """Read the Markdown of a page: title, description, its dates and people, its text, its topics."""
    pieces = list(markdown_lines(markdown))
    facts = {"title": pieces.pop(0).text, "description": pieces.pop(0).text}
    if pieces and (found := dates_and_people(pieces[0].text.split(" · "), words)):
        facts |= found
        pieces.pop(0)
    if pieces and _frame(words["page.stale"]).fullmatch(pieces[0].text):
        facts["stale"] = pieces.pop(0).text
    if pieces and pieces[-1].text.startswith(f"{words['page.topics']}: "):
        last = pieces.pop()
        facts["topics"] = last.text.removeprefix(f"{words['page.topics']}: ").replace(" · ", ", ")
        facts["topic links"] = " ".join(last.links)
    text = Text()
    for piece in pieces:
        _add(text, piece)
    return Said(facts, text.lines)


def _add(text: Text, piece: Line, before: str = "", name: str = "", role: str = "") -> None:
    if piece.role.startswith("heading"):
        text.heading(int(piece.role[-1]), piece.text)
    elif piece.role == "code":
        text.add("code", piece.text, name=name or "code")
        if piece.name:
            text.add("language", piece.name)
    else:
        text.add(role or piece.role, plain(f"{before} {piece.text}"), piece.links, name)


def _frame(label: str) -> re.Pattern[str]:
    """Return a pattern for a label with its ``{placeholders}`` as groups."""
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(plain(label))))


_DATES_AND_PEOPLE = {
    "published": ("page.published", "date"),
    "updated": ("page.updated", "date"),
    "owner": ("page.owner", "name"),
    "author": ("page.author", "name"),
    "review by": ("page.review_by", "date"),
}


def dates_and_people(parts: Iterable[str], words: Words) -> dict[str, str]:
    """Return the facts that "Updated 2026-05-01", "Kept by Support" and the like tell; nothing if a part is none of them."""
    facts = {}
    for part in parts:
        for name, (label, group) in _DATES_AND_PEOPLE.items():
            if match := _frame(words[label]).fullmatch(part):
                facts[name] = match[group]
                break
        else:
            return {}
    if "owner" in facts:
        facts.setdefault("author", facts["owner"])
    return facts


_FULL_PAGE = re.compile(r"^---\n\nSource: (\S+)\n\n", re.MULTILINE)


def llms_full(text: str) -> dict[str, str]:
    """Return the Markdown of every page in a file of whole pages, by address."""
    _, *parts = _FULL_PAGE.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


_LLMS_LINK = re.compile(r"- \[((?:[^\]\\]|\\.)*)\]\((\S+?)\)(?:: (.*))?")


def llms_links(text: str) -> list[tuple[str, str, str]]:
    """Return (address of the page, title, words after the link) for every link under a heading of an llms.txt."""
    lists = text.partition("\n## ")[2]
    found = (_LLMS_LINK.fullmatch(line) for line in lists.split("\n"))
    return [(canonical(match[2]), markdown_words(match[1]), markdown_words(match[3] or "")) for match in found if match]


# HTML


_SKIPPED = {"script", "style", "template", "input", "button"}
_BLOCKS = {"p", "ul", "ol", "li", "div", "table", "thead", "tbody", "tr", "th", "td", "pre", "blockquote", "section", "article"}
_BLOCKS |= {"fieldset", "figure", "figcaption", "details", "summary", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "hr"}


def _is(element: Any, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _hidden(element: Any) -> bool:
    return not isinstance(element.tag, str) or element.tag in _SKIPPED or element.get("hidden") is not None or _is(element, "headerlink")


def shown(element: Any) -> str:
    """Return the words of an element that a reader sees; tags stand in brackets, keys before a colon, as in Markdown."""
    return plain("".join(_shown(element)))


def _shown(element: Any) -> Iterator[str]:
    if element.tag == "img":
        yield element.get("alt", "")
    if element.tag == "br":
        yield " "
    yield element.text or ""
    for child in element:
        if not _hidden(child):
            yield from _framed(child)
        yield child.tail or ""


def _framed(element: Any) -> Iterator[str]:
    if _is(element, "ap-tag"):
        yield f"({shown(element)})"
    elif _is(element, "ap-key"):
        yield f"{shown(element)}:"
    elif element.tag in _BLOCKS:
        yield from (" ", *_shown(element), " ")
    else:
        yield from _shown(element)


@dataclass
class Page:
    """Reads the body of a page. ``base`` is its address: every link is made absolute with it. ``why`` is the label of reasons."""

    base: str
    why: str
    text: Text = field(default_factory=Text)
    facts: dict[str, str] = field(default_factory=dict)
    sections: list[str] = field(default_factory=list)

    def links(self, element: Any) -> list[str]:
        """Return the links and images of an element, in order."""
        return [canonical(urljoin(self.base, found.get("href") or found.get("src"))) for found in _linked(element)]

    def blocks(self, element: Any, role: str = "text", before: str = "") -> None:
        """Read what stands in an element: runs of words and the blocks between them; the first of them is ``role``."""
        for is_block, part in _parts(element):
            if before and is_block and part.tag != "p":
                self.text.add(role, before)
                self.block(part, "text", "")
            elif is_block:
                self.block(part, role, before)
            else:
                self.line(part, role, before)
            role, before = "text", ""

    def line(self, element: Any, role: str = "text", before: str = "", name: str = "") -> None:
        """Add the words of an element as one piece."""
        self.text.add(role, plain(f"{before} {shown(element)}"), self.links(element), name)

    def block(self, element: Any, role: str, before: str) -> None:
        """Read one block, by its class or by its name."""
        for name, read in _CLASSES.items():
            if _is(element, name):
                read(self, element)
                return
        match element.tag:
            case "p":
                self.line(element, role, before)
            case "ul" | "ol":
                for item in element:
                    self.blocks(item, "step" if element.tag == "ol" else "item")
            case "table":
                self.table(element)
            case "pre":
                self.text.add("code", "".join(element.itertext()).rstrip("\n"))
            case "h2" | "h3" | "h4" | "h5" | "h6":
                self.text.heading(int(element.tag[1]), _numbered(element))
                self.sections += [_unnumbered(element)] if element.tag == "h2" else []
            case _:
                self.blocks(element, role, before)

    def table(self, element: Any) -> None:
        """Read a table, cell by cell."""
        for number, row in enumerate(element.xpath("./tr | ./*/tr")):
            for column, found in enumerate(row, 1):
                is_head = row.getparent().tag == "thead"
                name = f"column {column} head" if is_head else f"row {number}, column {column}"
                self.text.add("head" if is_head else "cell", shown(found), self.links(found), name)

    def answer(self, element: Any) -> None:
        """Read the box with the question and the answer, or the term and its definition."""
        question = _one(element, "ap-answer__question")
        answer = _one(element, "ap-answer__text")
        if terms := element.xpath(".//dfn"):
            self.facts |= {"term": shown(terms[0]), "definition": shown(answer)}
            self.blocks(answer, before=f"{shown(terms[0])}:")
            for names in _all(element, "ap-answer__names"):
                self.line(names)
            return
        tag = _one(question, "ap-tag")
        asked = shown(question).removeprefix(f"({shown(tag)})").strip()
        self.facts |= {"question": asked, "answer": shown(answer)}
        self.text.add("text", f"{shown(tag)}: {asked}", name="question")
        self.blocks(answer, before=f"{element.get('aria-label')}:")

    def question(self, element: Any) -> None:
        """Read a question with its answer."""
        heading, *answer = [child for child in element if not _is(child, "ap-origin")]
        self.text.heading(int(heading.tag[1]), shown(heading), "question")
        name = heading.get("id")
        self.facts |= {f"question {name}": shown(heading), f"answer {name}": plain(" ".join(shown(part) for part in answer))}
        for part in answer:
            self.block(part, "text", "")
        for origin in _all(element, "ap-origin"):
            self.line(origin)

    def reply(self, element: Any) -> None:
        """Read a reply."""
        heading = element[0]
        name = heading.get("id")
        intent, text = _one(element, "ap-reply__intent"), _one(element, "ap-reply__text")
        key = shown(_one(intent, "ap-key"))
        origins = _all(element, "ap-origin")
        if not origins:  # another page owns it otherwise
            self.facts |= {
                f"reply {name}": shown(heading),
                f"reply {name} intent": shown(intent).removeprefix(f"{key}:").strip(),
                f"reply {name} text": shown(text),
            }
        self.text.heading(int(heading.tag[1]), shown(heading), "reply title")
        self.line(intent, name="reply intent")
        self.blocks(text)
        for origin in origins:
            self.line(origin)

    def checks(self, element: Any) -> None:
        """Read things to tick off."""
        for item in element:
            text = item.xpath("./*[contains(@class, 'ap-checks__item')]/*[not(self::input)]")[0]
            tags = [shown(tag) for tag in _all(text, "ap-tag")]
            for tag in _all(text, "ap-tag"):
                tag.getparent().remove(tag)
            self.listed(shown(text), urljoin(self.base, f"#{item.get('id')}"))
            self.blocks(text, "item", "[ ]" + "".join(f" ({tag})" for tag in tags))
            for part in _all(item, "ap-checks__why"):  # HTML shows by its place and looks what Markdown says with a word
                self.blocks(part, "item", f"{self.why}:")
            for part in _all(item, "ap-checks__evidence"):
                self.line(part, "item", name="evidence")

    def listed(self, text: str, address: str) -> None:
        """Note an item of the list that the page is."""
        number = sum(name.startswith("item ") for name in self.facts) // 2 + 1
        self.facts |= {f"item {number}": text, f"item {number} link": canonical(address)}

    def code(self, element: Any) -> None:
        """Read program text with its caption."""
        for caption in element.iter("figcaption"):
            self.line(caption, name="caption")
        for code in element.iter("pre"):
            self.block(code, "code", "")

    def callout(self, element: Any) -> None:
        """Read a box that stands out."""
        title = element[0]
        element.remove(title)
        self.blocks(element, before=f"{shown(title)}:")

    def cards(self, element: Any) -> None:
        """Read links to other pages."""
        for item in element:
            link = item[0]
            self.facts_of_card(shown(link), link.get("href"))
            head = shown(link) + "".join(f" ({shown(tag)})" for tag in _all(item, "ap-tag"))
            reason = [shown(part) for part in _all(item, "ap-cards__reason")]
            about = [shown(part) for part in item.iter("p") if not _is(part, "ap-cards__reason")]
            self.text.add("item", plain(" ".join([head + ":" if about else head, *about, *reason])), self.links(item), "card")

    def facts_of_card(self, title: str, href: str) -> None:
        """Note a card, for pages that are lists of cards."""
        number = sum(name.startswith("card ") for name in self.facts) // 2 + 1
        self.facts |= {f"card {number}": title, f"card {number} link": canonical(urljoin(self.base, href))}

    def button(self, element: Any) -> None:
        """Read where a reader who is done goes next."""
        self.line(element, name="button")

    def changes(self, element: Any) -> None:
        """Read the change log."""
        for item in element:
            why = _one(item, "ap-changes__why")
            trigger, approved = ((shown(key), plain(key.tail or "")) for key in _all(why, "ap-key"))
            change = next(shown(part) for part in item.iter("p") if part is not why)
            pages = "".join(f" {shown(link)}" for link in item.iter("a"))
            notes = f"({trigger[0]}: {trigger[1]}; {approved[0]}: {approved[1]})"
            self.text.add("item", f"{shown(item[0])}{pages}: {change} {notes}", self.links(item), "change")

    def sources(self, element: Any) -> None:
        """Read the evidence for what the page says."""
        for number, item in enumerate(element, 1):
            link, checked = item[0], _one(item, "ap-sources__checked")
            self.facts |= {f"source {number}": shown(link), f"source {number} link": link.get("href")}
            self.text.add("item", f"{shown(link)} ({shown(checked)})", self.links(item), "source")

    def section(self, element: Any) -> None:
        """Read a section; two of them are facts of the page as well."""
        if _is(element, "ap-section--summary"):
            self.facts["summary"] = plain(" ".join(shown(part) for part in element.iter("p")))
        if _is(element, "ap-section--audience"):
            self.facts["audience"] = ", ".join(shown(item) for item in element.iter("li"))
        self.blocks(element)


_CLASSES: dict[str, Callable[[Page, Any], None]] = {
    "ap-section": Page.section,
    "ap-answer": Page.answer,
    "ap-question": Page.question,
    "ap-reply": Page.reply,
    "ap-checks": Page.checks,
    "ap-code": Page.code,
    "ap-callout": Page.callout,
    "ap-cards": Page.cards,
    "ap-cta": Page.button,
    "ap-changes": Page.changes,
    "ap-sources": Page.sources,
}


def _all(element: Any, name: str) -> list[Any]:
    return [found for found in element.iter() if isinstance(found.tag, str) and _is(found, name)]


def _one(element: Any, name: str) -> Any:
    return _all(element, name)[0]


def _linked(element: Any) -> Iterator[Any]:
    for found in element.iter("a", "img"):
        if not _is(found, "headerlink") and (found.get("href") or found.get("src")):
            yield found


def _numbered(heading: Any) -> str:
    return "".join(f"{shown(number)}. " for number in _all(heading, "ap-number")) + _unnumbered(heading)


def _unnumbered(heading: Any) -> str:
    return shown(heading).removeprefix("".join(shown(number) for number in _all(heading, "ap-number"))).strip()


def _parts(element: Any) -> Iterator[tuple[bool, Any]]:
    """Yield (whether it is a block, element): blocks as they are, and the runs of words between them."""
    run = lxml_html.Element("span")
    run.text = element.text
    for child in list(element):
        if not _hidden(child) and child.tag in _BLOCKS:
            if shown(run) or len(run):
                yield False, run
            yield True, child
            run = lxml_html.Element("span")
            run.text = child.tail
        else:
            run.append(child)
    if shown(run) or len(run):
        yield False, run


_BODY = "//*[contains(concat(' ', @class, ' '), ' ap-page ')]"


def body_words(source: str) -> str:
    """Return all words that an HTML page shows, without what the theme puts around them."""
    return shown(lxml_html.document_fromstring(source).xpath(_BODY)[0])


def html_page(source: str, words: Words) -> Said:
    """Read an HTML page: its head and its body, without what the theme puts around it."""
    tree = lxml_html.document_fromstring(source)
    metas = {meta.get("name") or meta.get("property"): meta.get("content") for meta in tree.iter("meta")}
    base = tree.xpath("string(//link[@rel='canonical']/@href)")
    body = tree.xpath(_BODY)[0]
    page = Page(base, words["page.why"])
    facts = page.facts
    facts |= {"url": base, "language": tree.get("lang"), "title": shown(next(body.iter("h1")))}
    facts |= {"head title": plain(tree.findtext("head/title")), "head description": metas["description"]}
    facts["site name"] = metas["og:site_name"]
    facts |= {"robots": metas["robots"]} if "robots" in metas else {}
    facts |= {"preview title": metas["og:title"], "preview description": metas["og:description"], "preview url": metas["og:url"]}
    for name, moment in (("published", "article:published_time"), ("updated", "article:modified_time")):
        facts |= {f"preview {name}": metas[moment][:10]} if moment in metas else {}
    for child in list(body):
        if _is(child, "ap-trail"):
            facts["trail"] = " > ".join(shown(item) for item in child.iter("li"))
        elif child.tag == "h1" or _hidden(child) or _is(child, "ap-progress"):
            continue
        elif _is(child, "ap-description"):
            facts["description"] = shown(child)
        elif _is(child, "ap-meta"):
            facts |= dates_and_people([shown(part) for part in child], words)
            facts["machine date"] = next(child.iter("time")).get("datetime")
        elif child.tag == "p" and _is(child, "ap-callout"):
            facts["stale"] = shown(child)
        elif _is(child, "ap-contents"):
            facts["contents"] = " | ".join(shown(item) for item in child.iter("li"))
        elif _is(child, "ap-topics"):
            facts["topics"] = ", ".join(shown(item) for item in child.iter("li"))
            facts["topic links"] = " ".join(page.links(child))
        else:
            page.block(child, "text", "")
    facts["sections"] = " | ".join(page.sections)
    for name in [name for name in facts if name.startswith("card ")]:
        text = facts.pop(name)
        if "published" not in facts:  # a page that is a list of cards
            facts[name.replace("card", "item")] = text
    return Said(facts, page.text.lines)


@cache
def html_fragment(source: str, why: str) -> list[Line]:
    """Read the content of a feed's entry: the body of a page."""
    page = Page("", why)
    page.blocks(lxml_html.fragment_fromstring(source, create_parent="div"))
    return page.text.lines


def is_page(source: str) -> bool:
    """Tell whether an HTML file is a page that the generator laid out, not a redirect or one that a person wrote."""
    return 'class="ap-page ' in source


def document(source: str) -> Said | None:
    """Read the head of a page that a person wrote; None for a redirect."""
    tree = lxml_html.document_fromstring(source)
    if tree.xpath("//meta[@http-equiv='refresh']"):
        return None
    headings = tree.xpath("//article//h1")
    return Said({"url": tree.xpath("string(//link[@rel='canonical']/@href)"), "title": shown(headings[0])})


def front_matter(markdown: str) -> tuple[dict[str, str], str]:
    """Return the front matter of a twin and its text."""
    match = _FRONT_MATTER.match(markdown)
    assert match, "a twin without front matter"
    matter = {key: json.loads(value) for key, _, value in (line.partition(": ") for line in match[1].split("\n"))}
    return {_MATTER_FACTS.get(name, name): str(value) for name, value in matter.items()}, markdown[match.end() :]


# /api


def record(value: Json, words: Words, site: str) -> Said:
    """Read a record of /api; ``site`` is the address of the site, without a slash at the end."""
    facts = {"url": value["url"], "kind": value["kind"], "title": value["title"], "description": value["description"]}
    facts |= {"language": value["language"], "published": value["published"], "updated": value["updated"]}
    facts |= {"review by": value["review_by"], "owner": value["owner"], "author": value["author"]}
    facts |= {"summary": plain(" ".join(value["english"])), "twin": value["markdown_url"]}
    facts["topic links"] = " ".join(f"{site}/topics/{topic}/" for topic in value["topics"])
    facts["terms"] = ", ".join(sorted(item["term"] for item in value["mentions"]))
    if value["stale"]:
        facts["stale"] = words["page.stale"].format(date=value["review_by"])
    reader = _Record(words, site, value["url"], facts)
    for block in value["blocks"]:
        reader.block(block)
    if reader.audience:
        facts["audience"] = ", ".join(value["audience"])
    return Said({name: text for name, text in facts.items() if text}, reader.text.lines)


def two_forms(value: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (path, plain, words of the Markdown) for every text of a record: the two must be the same."""
    if isinstance(value, dict) and set(value) == {"plain", "markdown"}:
        yield path, plain(value["plain"]), markdown_words(value["markdown"])
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from two_forms(item, f"{path}/{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from two_forms(item, f"{path}/{number}")


class _Record:
    """Reads the typed blocks of a record; a compound block is put into words as both voices put it."""

    def __init__(self, words: Words, site: str, address: str, facts: dict[str, str]) -> None:
        self.words = words
        self.site = site
        self.address = address
        self.facts = facts
        self.text = Text()
        self.audience = False
        self.items = 0
        self.level = 2

    def block(self, block: Json) -> None:
        getattr(self, f"_{block['type'].lower()}")(block)

    def markdown(self, text: Json, role: str = "text", before: str = "", name: str = "") -> None:
        """Add the pieces of a text; ``role``, ``before`` and ``name`` are for the first, if it is a paragraph."""
        pieces = markdown_lines(text["markdown"])
        if before and not begins_with_paragraph(text["markdown"]):
            self.text.add(role, before)
        elif pieces and pieces[0].role == "text":
            _add(self.text, pieces[0], before, name or role, role)
            pieces = pieces[1:]
        for piece in pieces:
            _add(self.text, piece)

    def address_of(self, route: str) -> str:
        return route if "://" in route else self.site + route

    def _prose(self, block: Json) -> None:
        self.markdown(block["text"])

    def _lead(self, block: Json) -> None:
        self.markdown(block["text"], name="lead")

    def _section(self, block: Json) -> None:
        number = f"{block['number']}. " if block["number"] else ""
        self.text.heading(self.level, number + plain(block["heading"]))
        self.audience = self.audience or block["role"] == "audience"
        self.level += 1
        for inner in block["blocks"]:
            self.block(inner)
        self.level -= 1

    def _answerbox(self, block: Json) -> None:
        self.facts |= {"question": plain(block["question"]), "answer": block["answer"]["plain"]}
        self.text.add("text", f"{self.words['page.question']}: {plain(block['question'])}", name="question")
        self.markdown(block["answer"], before=f"{self.words['page.answer']}:", name="answer")

    def _definition(self, block: Json) -> None:
        self.facts |= {"term": plain(block["term"]), "definition": block["text"]["plain"]}
        self.markdown(block["text"], before=f"{plain(block['term'])}:", name="definition")
        if block["names"]:
            names = self.words["page.separator"].join(block["names"])
            self.facts["other names"] = ", ".join(plain(name) for name in block["names"])
            self.text.add("text", plain(self.words["page.also"].format(names=names)), name="other names")

    def _steps(self, block: Json) -> None:
        for item in block["items"]:
            self.markdown(item, "step")

    def _bullets(self, block: Json) -> None:
        for item in block["items"]:
            self.markdown(item, "item")

    def _table(self, block: Json) -> None:
        self._cells([(head, ()) for head in block["columns"]], [[_cell(cell) for cell in row] for row in block["rows"]])

    def _cells(self, heads: list[tuple[str, Any]], rows: list[list[tuple[str, Any]]]) -> None:
        for column, (head, _) in enumerate(heads, 1):
            self.text.add("head", plain(head), name=f"column {column} head")
        for number, row in enumerate(rows, 1):
            for column, (cell, links) in enumerate(row, 1):
                self.text.add("cell", plain(cell), links, name=f"row {number}, column {column}")

    def _questions(self, block: Json) -> None:
        for item in block["items"]:
            name = item["anchor"]
            self.facts |= {f"question {name}": plain(item["question"]), f"answer {name}": item["answer"]["plain"]}
            self.text.heading(self.level, plain(item["question"]), "question")
            self.markdown(item["answer"], name="answer")
            if item["origin"]:
                origin = f"{self.words['page.origin']} {self.words['kind.faq.plural']}"
                self.text.add("text", origin, [self.address_of(item["origin"])], "origin")

    def _variables(self, block: Json) -> None:
        heads = [(self.words[f"column.{name}"], ()) for name in ("variable", "meaning", "example", "boundary")]
        rows = []
        for item in block["items"]:
            marks = [] if item["required"] else [self.words["page.optional"]]
            marks += [] if item["customer_facing"] else [self.words["page.internal_only"]]
            name = "{{" + item["name"] + "}}" + "".join(f" ({mark})" for mark in marks)
            rows.append([(name, ()), (item["label"], ()), (item["example"], ()), _cell(item["boundary"])])
        self._cells(heads, rows)

    def _reply(self, block: Json) -> None:
        name = block["anchor"]
        self.facts |= {
            f"reply {name}": plain(block["title"]),
            f"reply {name} intent": plain(block["intent"]),
            f"reply {name} text": block["text"]["plain"],
        }
        self.text.heading(self.level, plain(block["title"]), "reply title")
        self.text.add("text", f"{self.words['page.intent']}: {plain(block['intent'])}", name="reply intent")
        self.markdown(block["text"], name="reply text")

    def _checks(self, block: Json) -> None:
        for item in block["items"]:
            self.items += 1
            self.facts |= {
                f"item {self.items}": item["text"]["plain"],
                f"item {self.items} link": f"{self.address}#{item['anchor']}",
            }
            optional = "" if item["required"] else f" ({self.words['page.optional']})"
            self.markdown(item["text"], "item", f"[ ]{optional}", "check")
            if item["why"]:
                self.markdown(item["why"], "item", f"{self.words['page.why']}:", "why")
            if item["evidence"]:
                labels = self.words["page.separator"].join(item["evidence"])
                self.text.add("item", plain(f"{self.words['column.evidence']}: {labels}"), name="evidence")

    def _code(self, block: Json) -> None:
        self.text.add("text", plain(block["caption"]), name="caption")
        self.text.add("code", block["code"].rstrip("\n"))
        self.text.add("language", block["language"])

    def _callout(self, block: Json) -> None:
        self.markdown(block["text"], before=f"{plain(block['title'])}:", name="callout")

    def _cards(self, block: Json) -> None:
        for item in block["items"]:
            head = item["title"] + (f" ({item['note']})" if item["note"] else "")
            reason = f"{self.words['page.reason']}: {item['reason']}" if item["reason"] else ""
            text = f"{head}: {item['text']} {reason}" if item["text"] else f"{head} {reason}"
            self.text.add("item", plain(text), [self.address_of(item["route"])], "card")

    def _button(self, block: Json) -> None:
        self.text.add("text", plain(f"{block['text']} {block['label']}"), [self.address_of(block["route"])], "button")

    def _changelog(self, block: Json) -> None:
        trigger, approved = self.words["column.trigger"], self.words["column.approved_by"]
        for item in block["items"]:
            page = f" {item['page']}" if item["page"] else ""
            notes = f"({trigger}: {item['trigger']}; {approved}: {item['approved_by']})"
            links = [self.address_of(item["route"])] if item["route"] else []
            self.text.add("item", plain(f"{item['date']}{page}: {item['change']} {notes}"), links, "change")

    def _citations(self, block: Json) -> None:
        for number, item in enumerate(block["items"], 1):
            self.facts |= {f"source {number}": plain(item["title"]), f"source {number} link": item["url"]}
            checked = self.words["page.checked"].format(date=item["checked"])
            self.text.add("item", f"{plain(item['title'])} ({checked})", [canonical(item["url"])], "source")


def _cell(text: Json) -> tuple[str, tuple[str, ...]]:
    pieces = markdown_lines(text["markdown"])
    return plain(" ".join(piece.text for piece in pieces)), tuple(link for piece in pieces for link in piece.links)


# JSON-LD


def json_ld_nodes(source: str) -> list[Json]:
    """Return the nodes of the graph in an HTML page."""
    tree = lxml_html.document_fromstring(source)
    scripts = tree.xpath("//script[@type='application/ld+json']")
    return [node for script in scripts for node in json.loads(script.text)["@graph"]]


def json_ld(nodes: list[Json], address: str) -> Said:
    """Read the graph of a page."""
    by_id = {node["@id"]: node for node in nodes}
    page = by_id[address]
    facts = {"url": page["url"], "title": page["name"], "description": page["description"], "language": page["inLanguage"]}
    facts["published"], facts["updated"] = (page.get(name, "")[:10] for name in ("datePublished", "dateModified"))
    facts["summary"] = page.get("abstract", "")
    facts["author"] = by_id[page["author"]["@id"]]["name"] if "author" in page else ""
    facts["topics"] = ", ".join(by_id[item["@id"]]["name"] for item in page.get("about", ()))
    facts["topic links"] = " ".join(by_id[item["@id"]]["url"] for item in page.get("about", ()))
    facts["terms"] = ", ".join(sorted(by_id[item["@id"]]["name"] for item in page.get("mentions", ())))
    for node in nodes:
        facts |= _of_node(node, address)
    return Said({name: plain(text) for name, text in facts.items() if text})


def _of_node(node: Json, address: str) -> Iterator[tuple[str, str]]:
    """Yield what one node says; a node of another page only repeats a name."""
    page, _, name = node["@id"].partition("#")
    if page != address or name in {"organization", "website", "terms"} or name.startswith("team-"):
        return
    match node["@type"]:
        case "Question":
            name = "" if name == "question" else f" {name}"
            yield f"question{name}", node["name"]
            yield f"answer{name}", node["acceptedAnswer"]["text"]
        case "CreativeWork":
            yield f"reply {name}", node["name"]
            yield f"reply {name} intent", node["description"]
            yield f"reply {name} text", node["text"]
        case "DefinedTerm":
            yield from (("term", node["name"]), ("definition", node["description"]))
            yield "other names", ", ".join(node.get("alternateName", ()))
        case "BreadcrumbList":
            yield "trail", " > ".join(item["name"] for item in node["itemListElement"][:-1])
        case "ItemList":
            for item in node["itemListElement"]:
                yield f"item {item['position']}", item["name"]
                yield f"item {item['position']} link", item["url"]
        case "Service":
            yield "service", node["name"]
            yield "audience", ", ".join(item["audienceType"] for item in node.get("audience", ()))
        case _ if name == "article":
            yield from (("article title", node["headline"]), ("article description", node["description"]))
            yield "article summary", node.get("abstract", "")
            yield from (("article published", node["datePublished"][:10]), ("article updated", node["dateModified"][:10]))
            yield "audience", ", ".join(item["audienceType"] for item in node.get("audience", ()))
    for number, item in enumerate(node.get("citation", ()), 1):
        yield f"source {number}", item["name"]
        yield f"source {number} link", item["url"]


# lists of pages: feeds, sitemap, indexes


_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def atom(source: str, words: Words) -> dict[str, Said]:
    """Return what an Atom feed says of its pages, by address."""
    pages = {}
    for entry in ElementTree.fromstring(source).findall("a:entry", _ATOM):
        facts = {"url": entry.findtext("a:id", "", _ATOM), "title": plain(entry.findtext("a:title", "", _ATOM))}
        facts["description"] = plain(entry.findtext("a:summary", "", _ATOM))
        facts |= {name: entry.findtext(f"a:{name}", "", _ATOM)[:10] for name in ("published", "updated")}
        facts["author"] = entry.findtext("a:author/a:name", "", _ATOM)
        facts["topics"] = ", ".join(tag.get("label", "") for tag in entry.findall("a:category", _ATOM))
        pages[facts["url"]] = Said(facts, html_fragment(entry.findtext("a:content", "", _ATOM), words["page.why"]))
    return pages


def json_feed(value: Json, words: Words) -> dict[str, Said]:
    """Return what a JSON feed says of its pages, by address."""
    pages = {}
    for item in value["items"]:
        facts = {"url": item["url"], "title": plain(item["title"]), "description": plain(item["summary"])}
        facts |= {"published": item["date_published"][:10], "updated": item["date_modified"][:10], "language": item["language"]}
        facts |= {"author": item["authors"][0]["name"], "topics": ", ".join(item["tags"])}
        pages[item["id"]] = Said(facts, html_fragment(item["content_html"], words["page.why"]))
    return pages


def sitemap(source: str) -> dict[str, str]:
    """Return the day on which each address of a sitemap was changed."""
    root = ElementTree.fromstring(source)
    return {row.findtext("s:loc", "", _SITEMAP): row.findtext("s:lastmod", "", _SITEMAP) for row in root.findall("s:url", _SITEMAP)}


def listed(value: Json) -> Said:
    """Read the line of a page in /api/index.json, in the list of its kind or in llms.json."""
    names = {"title": "title", "url": "url", "description": "description", "published": "published", "updated": "updated"}
    names |= {"kind": "kind", "owner": "owner", "review_by": "review by", "language": "language"}
    return Said({fact: plain(str(value[name])) for name, fact in names.items() if value.get(name)})
