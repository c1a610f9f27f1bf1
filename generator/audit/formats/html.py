"""The HTML of the generator's own layouts, read by its class names, without what the theme puts around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from generator.audit.formats.elements import has_class, is_hidden, linked, numbered, of_class, one_of_class, parts, shown, unnumbered
from generator.audit.formats.markdown import dates_and_people
from generator.audit.formats.tree import document_tree, fragment_tree
from generator.audit.said import Line, Said, Text, Words, canonical, plain


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
        return [canonical(urljoin(self.base, found.get("href") or found.get("src"))) for found in linked(element)]

    def blocks(self, element: Any, role: str = "text", before: str = "") -> None:
        """Read what stands in an element: runs of words and the blocks between them; the first of them is ``role``."""
        for is_block, part in parts(element):
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
            if has_class(element, name):
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
                self.text.heading(int(element.tag[1]), numbered(element))
                self.sections += [unnumbered(element)] if element.tag == "h2" else []
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
        question = one_of_class(element, "ap-answer__question")
        answer = one_of_class(element, "ap-answer__text")
        if terms := element.xpath(".//dfn"):
            self.facts |= {"term": shown(terms[0]), "definition": shown(answer)}
            self.blocks(answer, before=f"{shown(terms[0])}:")
            for names in of_class(element, "ap-answer__names"):
                self.line(names)
            return
        tag = one_of_class(question, "ap-tag")
        asked = shown(question).removeprefix(f"({shown(tag)})").strip()
        self.facts |= {"question": asked, "answer": shown(answer)}
        self.text.add("text", f"{shown(tag)}: {asked}", name="question")
        self.blocks(answer, before=f"{element.get('aria-label')}:")

    def question(self, element: Any) -> None:
        """Read a question with its answer."""
        heading, *answer = [child for child in element if not has_class(child, "ap-origin")]
        self.text.heading(int(heading.tag[1]), shown(heading), "question")
        name = heading.get("id")
        self.facts |= {f"question {name}": shown(heading), f"answer {name}": plain(" ".join(shown(part) for part in answer))}
        for part in answer:
            self.block(part, "text", "")
        for origin in of_class(element, "ap-origin"):
            self.line(origin)

    def reply(self, element: Any) -> None:
        """Read a reply."""
        heading = element[0]
        name = heading.get("id")
        intent, text = one_of_class(element, "ap-reply__intent"), one_of_class(element, "ap-reply__text")
        key = shown(one_of_class(intent, "ap-key"))
        origins = of_class(element, "ap-origin")
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
            tags = [shown(tag) for tag in of_class(text, "ap-tag")]
            for tag in of_class(text, "ap-tag"):
                tag.getparent().remove(tag)
            self.listed(shown(text), urljoin(self.base, f"#{item.get('id')}"))
            self.blocks(text, "item", "[ ]" + "".join(f" ({tag})" for tag in tags))
            for part in of_class(item, "ap-checks__why"):  # HTML shows by its place and looks what Markdown says with a word
                self.blocks(part, "item", f"{self.why}:")
            for part in of_class(item, "ap-checks__evidence"):
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
            head = shown(link) + "".join(f" ({shown(tag)})" for tag in of_class(item, "ap-tag"))
            about = [part for part in item.iter("p") if not of_class(part, "ap-key")]
            reason = [part for part in item.iter("p") if part not in about]
            said = [head + ":" if about else head, *map(shown, about + reason)]
            self.text.add("item", plain(" ".join(said)), self.links(item), "card")

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
            trigger, approved = ((shown(key), plain(key.tail or "")) for key in of_class(item, "ap-key"))
            change = shown(next(item.iter("p")))
            pages = "".join(f" {shown(link)}" for link in item.iter("a"))
            notes = f"({trigger[0]}: {trigger[1]}; {approved[0]}: {approved[1]})"
            self.text.add("item", f"{shown(item[0])}{pages}: {change} {notes}", self.links(item), "change")

    def sources(self, element: Any) -> None:
        """Read the evidence for what the page says."""
        for number, item in enumerate(element, 1):
            link, checked = item
            self.facts |= {f"source {number}": shown(link), f"source {number} link": link.get("href")}
            self.text.add("item", f"{shown(link)} ({shown(checked)})", self.links(item), "source")

    def summary(self, element: Any) -> None:
        """Read the English summary, which is a fact of the page as well."""
        self.facts["summary"] = plain(" ".join(shown(part) for part in element.iter("p")))
        self.blocks(element)

    def audience(self, element: Any) -> None:
        """Read whom the page serves, which is a fact of the page as well."""
        self.facts["audience"] = ", ".join(shown(item) for item in element.iter("li"))
        self.blocks(element)


_CLASSES: dict[str, Callable[[Page, Any], None]] = {
    "ap-section--summary": Page.summary,
    "ap-section--audience": Page.audience,
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


_METAS = {"description": "head description", "og:site_name": "site name", "robots": "robots"}
_METAS |= {f"og:{name}": f"preview {name}" for name in ("title", "description", "url")}
_BODY = "//*[contains(concat(' ', @class, ' '), ' ap-page ')]"


def html_page(source: str, words: Words) -> Said:
    """Read an HTML page: its head and its body, without what the theme puts around it."""
    tree = document_tree(source)
    body = tree.xpath(_BODY)[0]
    page = Page(tree.xpath("string(//link[@rel='canonical']/@href)"), words["page.why"])
    page.facts |= _said_by_head(tree) | {"url": page.base, "title": shown(next(body.iter("h1")))}
    for child in list(body):
        if not _is_fact(page, child, words):
            page.block(child, "text", "")
    page.facts["sections"] = " | ".join(page.sections)
    _settle_cards(page.facts)
    return Said(page.facts, page.text.lines)


def _said_by_head(tree: Any) -> dict[str, str]:
    metas = {meta.get(kind): meta.get("content", "") for kind in ("name", "property") for meta in tree.iter("meta")}
    facts = {"language": tree.get("lang", ""), "head title": plain(tree.findtext("head/title") or "")}
    facts |= {fact: metas[name] for name, fact in _METAS.items() if metas.get(name) is not None}
    return facts


def _is_fact(page: Page, element: Any, words: Words) -> bool:
    """Note what an element at the top of a page says of the page as a whole; return whether that is all that it is for."""
    facts = page.facts
    if element.tag == "h1" or is_hidden(element) or has_class(element, "ap-progress"):
        return True
    if has_class(element, "ap-trail"):
        facts["trail"] = " > ".join(shown(item) for item in element.iter("li"))
    elif has_class(element, "ap-description"):
        facts["description"] = shown(element)
    elif has_class(element, "ap-meta"):
        facts |= dates_and_people([shown(part) for part in element], words)
        facts["machine date"] = next((found.get("datetime", "") for found in element.iter("time")), "")
    elif element.tag == "p" and has_class(element, "ap-callout"):
        facts["stale"] = shown(element)
    elif has_class(element, "ap-contents"):
        facts["contents"] = " | ".join(shown(item) for item in element.iter("li"))
    elif has_class(element, "ap-topics"):
        facts["topics"] = ", ".join(shown(item) for item in element.iter("li"))
        facts["topic links"] = " ".join(page.links(element))
    else:
        return False
    return True


def _settle_cards(facts: dict[str, str]) -> None:
    """Cards are the items of a page that is a list of them, and nothing of another."""
    for name in [name for name in facts if name.startswith("card ")]:
        text = facts.pop(name)
        if "published" not in facts:
            facts[name.replace("card", "item")] = text


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
