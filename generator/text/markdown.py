"""Markdown fields: what they hold, and their HTML and plain text (CommonMark + GFM tables).

pulldown-cmark parses, through pyromark; ranges that it reports are UTF-8 byte offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any, Literal

import pyromark

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
SAFE_SCHEMES = ("http:", "https:", "mailto:")

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|#\n]")
_BEGINS_BLOCK = re.compile(r"(?:[-+]|\d+[.)])?\s")
_PARAGRAPH = re.compile(r"<p>(.*)</p>\n\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image in a Markdown text, in characters of the source.

    ``start`` to ``end`` is all of it, ``inner_start`` to ``inner_end`` its label, which may hold others.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    destination: str
    form: Literal["link", "autolink", "image"]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a field must not hold, in characters of the source."""

    start: int
    end: int
    what: Literal["html", "heading", "reference definition"]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a Markdown text holds: links, plain runs (where terms may be linked) and faults."""

    links: tuple[Link, ...]
    runs: tuple[tuple[int, int], ...]
    faults: tuple[Fault, ...]


def is_plain(markdown: str) -> bool:
    """Tell whether a text is one paragraph without any markup, as most are. It may be one where this says no."""
    return not (_MARKUP.search(markdown) or _BEGINS_BLOCK.match(markdown))


@lru_cache(maxsize=16_384)
def scan(source: str) -> Scan:
    """Find the links, plain runs and faults of a Markdown text."""
    if is_plain(source):
        return Scan((), ((0, len(source)),), ())
    return _Scanner(source).scan()


class _Scanner:
    def __init__(self, source: str) -> None:
        self.characters = character_offsets(source)
        self.links: list[Link] = []
        self.runs: list[tuple[int, int]] = []
        self.faults: list[Fault] = []
        self.source = source

    def scan(self) -> Scan:
        opened: list[tuple[dict[str, Any], list[int]]] = []  # links and images we are in, each with the ends of what it holds, in bytes
        closed = 0  # depth of what must not be linked into: links, images, code blocks, headings
        event: Any
        for event, place in pyromark.events_with_range(self.source, options=OPTIONS):
            name, body = next(iter(event.items())) if isinstance(event, dict) else (event, {})
            if name == "Start":
                tag, details = next(iter(body.items())) if isinstance(body, dict) else (body, {})
                closed += tag in _CLOSED
                if opened:
                    opened[-1][1].append(place["end"])
                if tag in {"Link", "Image"}:
                    opened.append((dict(details, image=tag == "Image"), []))
                elif tag == "Heading":
                    self.faults.append(Fault(*self._span(place), "heading"))
            elif name == "End":
                tag = next(iter(body)) if isinstance(body, dict) else body
                closed -= tag in _CLOSED
                if tag in {"Link", "Image"}:
                    details, inner = opened.pop()
                    self._link(details, *self._span(place), inner)
            elif name in {"Html", "InlineHtml"}:
                self._html(*self._span(place), block=name == "Html")
            elif name == "Text" and not closed:
                self._run(*self._span(place))
            if opened and name in {"Text", "Code", "SoftBreak", "HardBreak", "InlineHtml"}:
                opened[-1][1].append(place["end"])  # what an inner one holds ends before it does
        return Scan(tuple(self.links), tuple(self.runs), tuple(self.faults))

    def _span(self, place: Mapping[str, Any]) -> tuple[int, int]:
        """Return where in the source something stands. Few places are asked for: telling one costs more than most events."""
        return self.characters[place["start"]], self.characters[place["end"]]

    def _html(self, start: int, end: int, *, block: bool) -> None:
        """Note HTML; the lines of one block are one fault."""
        if block and self.faults and self.faults[-1].what == "html" and self.faults[-1].end == start:
            start = self.faults.pop().start
        self.faults.append(Fault(start, end, "html"))

    def _run(self, start: int, end: int) -> None:
        if self.runs and self.runs[-1][1] == start:
            self.runs[-1] = (self.runs[-1][0], end)
        else:
            self.runs.append((start, end))

    def _link(self, details: dict[str, Any], start: int, end: int, inner: list[int]) -> None:
        form: Literal["link", "autolink", "image"] = "link"
        if details["image"]:
            form = "image"
        elif details["link_type"] in {"Autolink", "Email"}:
            form = "autolink"
        first = start + (2 if form == "image" else 1)
        last = self.characters[max(inner)] if inner else first
        destination = details["dest_url"]
        if details["link_type"] == "Email":
            destination = "mailto:" + destination
        self.links.append(Link(start, end, first, last, destination, form, details["title"]))


_CLOSED = {"Link", "Image", "CodeBlock", "Heading"}


def character_offsets(source: str) -> Any:
    """Return a table from UTF-8 byte offsets to character offsets."""
    return range(len(source) + 1) if source.isascii() else _Offsets(source)


_BEGINS = bytes(byte not in range(0x80, 0xC0) for byte in range(256))
"""1 for a byte that begins a character in UTF-8, 0 for one that goes on with it."""


class _Offsets:
    """Few of the places of a text are asked for: each is counted then, from the one before."""

    def __init__(self, source: str) -> None:
        self._begins = source.encode().translate(_BEGINS)
        self._byte = self._character = 0

    def __getitem__(self, byte: int) -> int:
        if byte < self._byte:
            return self._begins.count(1, 0, byte)
        self._character += self._begins.count(1, self._byte, byte)
        self._byte = byte
        return self._character


def splice(source: str, edits: list[tuple[int, int, str]]) -> str:
    """Return ``source`` with each (start, end, replacement) carried out; edits do not overlap."""
    parts, position = [], 0
    for start, end, replacement in sorted(edits):
        parts += [source[position:start], replacement]
        position = end
    return "".join([*parts, source[position:]])


@lru_cache(maxsize=1024)
def to_html(markdown: str) -> str:
    """Return the HTML of a Markdown text that holds no raw HTML."""
    if is_plain(markdown):
        return f"<p>{markdown}</p>\n"
    return pyromark.html(markdown, options=OPTIONS)


def to_inline_html(markdown: str) -> str:
    """Return the HTML without the paragraph around it, if it is one paragraph."""
    if is_plain(markdown):
        return markdown
    html = to_html(markdown)
    match = _PARAGRAPH.fullmatch(html)
    return match[1] if match and "<p>" not in match[1] else html


@lru_cache(maxsize=32_768)
def to_plain(markdown: str) -> str:
    """Return the text that a reader sees, blocks and lines joined by one space."""
    if is_plain(markdown):
        words = " ".join(markdown.split())
        return markdown if words == markdown else words  # most are: they are held once
    return " ".join("".join(_plain_parts(markdown)).split())


def to_lines(markdown: str) -> str:
    """Return the text that a reader sees, blocks on lines of their own."""
    lines = "".join(_plain_parts(markdown)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _plain_parts(markdown: str) -> Iterator[str]:
    event: Any
    for event in pyromark.events(markdown, options=OPTIONS):
        if isinstance(event, str):
            yield "\n"
            continue
        name, body = next(iter(event.items()))
        if name in {"Text", "Code"}:
            yield body
        elif name in {"Html", "InlineHtml"}:
            yield unescape(body)
        elif (body if isinstance(body, str) else next(iter(body))) not in _INLINE:
            yield "\n"


def begins_with_words(markdown: str) -> bool:
    """Tell whether the text begins with a paragraph, and not with a list, a table, a quotation or code."""
    if markdown[:1].isalpha() and "\n" not in markdown and "\r" not in markdown:
        return True
    first: Any = next(iter(pyromark.events(markdown, options=OPTIONS)), None)
    return bool(first == {"Start": "Paragraph"})


def close_code(markdown: str) -> str:
    """End a code block that the text leaves open, so that what follows is not taken for code."""
    if "```" not in markdown and "~~~" not in markdown:
        return markdown
    fence, depth = "", 0
    event: Any
    for event, place in pyromark.events_with_range(markdown, options=OPTIONS):
        name, body = next(iter(event.items())) if isinstance(event, dict) else (event, "")
        if name == "Start" and depth == 0 and "CodeBlock" in body:
            match = _FENCE.match(markdown, character_offsets(markdown)[place["start"]])
            fence = match[0] if match and place["end"] == len(markdown.encode()) else ""
        depth += {"Start": 1, "End": -1}.get(name, 0)
    last = markdown.rpartition("\n")[2].strip()
    is_open = fence and (last.strip(fence[0]) or len(last) < len(fence) or "\n" not in markdown)
    return f"{markdown}\n{fence}" if is_open else markdown


_FENCE = re.compile(r"`{3,}|~{3,}")


def to_one_line(markdown: str) -> str:
    """Return Markdown that shows the same text in one line: the words of all blocks, code blocks as code."""
    if "\n" not in markdown.strip() and begins_with_words(markdown):
        return markdown.strip()
    return " ".join(" ".join(_words_of_blocks(markdown)).split())


def _words_of_blocks(markdown: str) -> Iterator[str]:
    characters = character_offsets(markdown)
    places: list[tuple[int, int]] = []
    in_code = False
    event: Any
    for event, place in pyromark.events_with_range(markdown, options=OPTIONS):
        name, body = next(iter(event.items())) if isinstance(event, dict) else (event, "")
        tag = body if isinstance(body, str) else next(iter(body))
        if name == "Rule" or (name in {"Start", "End"} and tag not in _INLINE):
            yield _joined(markdown, places)
            places = []
            in_code = tag == "CodeBlock" and name == "Start"
        elif in_code:
            yield " ".join(code(line.strip()) for line in body.split("\n") if line.strip())
        elif name in {"SoftBreak", "HardBreak"}:
            places.append((-1, -1))
        else:
            places.append((characters[place["start"]], characters[place["end"]]))


def _joined(markdown: str, places: list[tuple[int, int]]) -> str:
    """Return the Markdown from the first to the last of ``places``; (-1, -1) is the end of a line, which may have nothing beside it."""
    edits: list[tuple[int, int, str]] = []
    start, end, is_broken = -1, 0, False
    for place in places:
        if place == (-1, -1):
            is_broken = start >= 0
            continue
        if is_broken and place[0] >= end:
            edits.append((end, place[0], " "))
        start, end, is_broken = start if start >= 0 else place[0], max(end, place[1]), False
    return splice(markdown[:end], [(0, max(start, 0), ""), *edits])


_INLINE = {"Emphasis", "Strong", "Strikethrough", "Link", "Image"}


def escape_text(text: str) -> str:
    """Return plain text as Markdown that shows just that text."""
    if _SPECIAL.search(text):
        for character in _ESCAPED:
            if character in text:
                text = text.replace(character, "\\" + character)
    return _BEGINNING.sub(r"\1\\\2", text) if "\n" in text or _MAY_BEGIN.match(text) else text


_ESCAPED = "\\`*_[]<>&~|#"
"""What is escaped wherever it stands, the backslash first: it would be found again in what the others become."""
_SPECIAL = re.compile(f"[{re.escape(_ESCAPED)}]")
_MAY_BEGIN = re.compile(r"[ \t]*(?:[-+=]|\d+[.)])")
"""Tells most lines from those that are looked at for a beginning, at less cost."""


_BEGINNING = re.compile(r"^([ \t]*(?:\d{1,9}(?=[.)](?:\s|$)))?)([-+](?=\s|$)|[-=](?=[-=]|\s*$)|(?<=\d)[.)])", re.MULTILINE)
"""What begins a list, a rule or an underline where a line begins."""


def strong(text: str) -> str:
    """Return plain text as bold Markdown."""
    return f"**{escape_text(text)}**"


def code(text: str) -> str:
    """Return plain text as a Markdown code span, fenced longer than any backticks in it."""
    if "`" not in text:
        return f"`{text}`"
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
