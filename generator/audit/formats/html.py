"""The HTML of the generator's own layouts, read by its class names, without what the theme puts around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from lxml import html as lxml_html

from generator.audit.formats.markdown import dates_and_people
from generator.audit.formats.tree import document_tree, fragment_tree
from generator.audit.said import Line, Said, Text, Words, canonical, plain

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


_METAS = {"description": "head description", "og:site_name": "site name", "robots": "robots"}
_METAS |= {f"og:{name}": f"preview {name}" for name in ("title", "description", "url")}
_BODY = "//*[contains(concat(' ', @class, ' '), ' ap-page ')]"


def html_page(source: str, words: Words) -> Said:
    """Read an HTML page: its head and its body, without what the theme puts around it."""
    tree = document_tree(source)
    metas = {meta.get(kind): meta.get("content", "") for kind in ("name", "property") for meta in tree.iter("meta")}
    base = tree.xpath("string(//link[@rel='canonical']/@href)")
    body = tree.xpath(_BODY)[0]
    page = Page(base, words["page.why"])
    facts = page.facts
    facts |= {"url": base, "language": tree.get("lang", ""), "title": shown(next(body.iter("h1")))}
    facts["head title"] = plain(tree.findtext("head/title") or "")
    facts |= {fact: metas[name] for name, fact in _METAS.items() if metas.get(name) is not None}
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
            facts["machine date"] = next((found.get("datetime", "") for found in child.iter("time")), "")
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


@lru_cache(maxsize=64)
def html_fragment(source: str, why: str) -> list[Line]:
    """Read the content of a feed's entry: the body of a page."""
    page = Page("", why)
    page.blocks(fragment_tree(source))
    return page.text.lines


def is_page(source: str) -> bool:
    """Tell whether an HTML file is a page that the generator laid out, not a redirect or one that a person wrote."""
    return 'class="ap-page ' in source


def document(source: str) -> Said | None:
    """Read the head of a page that a person wrote; None for a redirect."""
    tree = document_tree(source)
    if tree.xpath("//meta[@http-equiv='refresh']"):
        return None
    headings = tree.xpath("//article//h1")
    return Said({"url": tree.xpath("string(//link[@rel='canonical']/@href)"), "title": shown(headings[0])})
