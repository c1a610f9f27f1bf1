"""Markdown, read by a parser that the generator does not use: twins, llms-full.txt, llms.txt."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.audit.said import Line, Said, Text, Words, canonical, plain

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@lru_cache(maxsize=4096)
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
        add_piece(text, piece)
    return Said(facts, text.lines)


def add_piece(text: Text, piece: Line, before: str = "", name: str = "", role: str = "") -> None:
    """Add a piece of Markdown to a text."""
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


def front_matter(markdown: str) -> tuple[dict[str, str], str]:
    """Return the front matter of a twin and its text."""
    match = _FRONT_MATTER.match(markdown)
    assert match, "a twin without front matter"
    matter = {key: json.loads(value) for key, _, value in (line.partition(": ") for line in match[1].split("\n"))}
    return {_MATTER_FACTS.get(name, name): str(value) for name, value in matter.items()}, markdown[match.end() :]
