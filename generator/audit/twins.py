"""Markdown forms of pages, whoever wrote them: front matter, and prose to compare with the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.audit.formats.markdown import markdown_lines
from generator.audit.page import words_of
from generator.audit.said import Line


@dataclass(frozen=True)
class Twin:
    """A Markdown form of a page."""

    matter: dict[str, str] = field(default_factory=dict)
    """The plain values of the front matter."""
    lines: tuple[Line, ...] = ()


_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_VALUE = re.compile(r"^([A-Za-z_][\w-]*):[ \t]*(\S.*)$", re.MULTILINE)


def read_twin(markdown: str) -> Twin:
    """Read a Markdown file. Never fails."""
    match = _MATTER.match(markdown)
    body = markdown[match.end() :] if match else markdown
    matter = {name: _unquoted(value) for name, value in _VALUE.findall(match[1])} if match else {}
    try:
        lines = markdown_lines(body)
    except RecursionError:
        lines = ()
    return Twin(matter, lines)


def has_matter(markdown: str) -> bool:
    """Tell whether a Markdown file begins with front matter."""
    return _MATTER.match(markdown) is not None


def _unquoted(value: str) -> str:
    text = value.strip()
    return text[1:-1].replace('\\"', '"') if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


_SUBJECTS = {"title": "title", "description": "description", "published": "published", "updated": "updated", "date": "published"}
_SUBJECTS |= {"lastmod": "updated", "last_modified": "updated", "language": "language", "lang": "language"}


def claims(twin: Twin) -> Iterator[tuple[str, str, str]]:
    """Yield (subject, form, text) of what a twin says of its page."""
    for name, text in twin.matter.items():
        if name in _SUBJECTS:
            yield _SUBJECTS[name], "front matter", text
    title = next((line.text for line in twin.lines if line.role == "heading 1"), None)
    if title:
        yield "title", "twin", title


_PROSE = {"text", "item", "step", "cell"}
_LEAST = 24
_MARKS = re.compile(r"^(?:!!!|\?\?\?|:::|===|\{%|\{\{|\[TOC\]|<)|\{[:#.%][^}]*\}|--8<--")


def is_prose(line: Line) -> bool:
    """Tell whether a piece of Markdown is text that its page must show: not code, and no mark of a Markdown dialect."""
    return line.role in _PROSE and len(line.text) >= _LEAST and not _MARKS.search(line.text)


def paragraphs(root: Any) -> list[str]:
    """Return the paragraphs, items and cells of the main part of a page that are long enough to be looked for."""
    found = []
    for element in root.iter("p", "li", "td", "dd"):
        if not any(isinstance(child.tag, str) and child.tag in {"p", "ul", "ol", "table", "pre"} for child in element.iterdescendants()):
            text = words_of(element)
            found += [text] if len(text) >= _LEAST and not _is_aside(element) else []
    return found


def _is_aside(element: Any) -> bool:
    above = [element, *element.iterancestors()]
    return any(part.tag in {"nav", "footer", "aside", "header", "form"} for part in above)
