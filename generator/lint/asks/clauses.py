"""A text in clauses: paragraphs, list items with the words that introduce them, sentences, what is quoted taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_QUOTED = re.compile(r"“[^”\n]{6,}”|「[^」\n]{6,}」|『[^』\n]{6,}』|‘[^’\n]{6,}’|(?<![\w])\"[^\"\n]{8,}\"|(?<![\w])'[^'\n]{12,}'(?!\w)")
"""Long enough to be somebody's words: a short quotation is the name of a thing."""

_TARGET = re.compile(r"\]\([^)\s]*\)|<[a-z-]+:[^>\s]*>|https?://[^\s，。）)]*")
"""Where links lead: no words."""

_CODE = re.compile(r"`[^`\n]+`")

_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+•·]|\d{1,2}[.)、）]|[①-⑳]|[（(]\d{1,2}[)）]|[一二三四五六七八九十]{1,2}、)[ \t]*")
_LABEL = re.compile(r"[^，。；,;!?！？]{1,24}[：:][ _\t]*")
_CLAUSE_END = re.compile(
    r"[。！!？?；;：:，,、（）()|\n]|(?<=[A-Za-z0-9\"'`)])(?<![\s：:；;,，]\d)\.(?=\s|$)|——|—|[①-⑳]"
    r"|(?<=[^\s请需要敬邀申烦恳时])(?=请(?![求问勿教示]))"
    r"|(?<=[^\s，,])(?=而(?:不是|非))|(?=\s(?:rather than|instead of)\b)"
    r"|(?<![Ii]f)(?=\s(?:but|so|then|because|otherwise|and (?:please|then|kindly|I|we|send|share|reply|paste|tell|attach))\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.、)）]|[①-⑳])\s*(?!\d)")
"""The number of an item within a line: 流程：1. …；2. …"""
_SENTENCE = frozenset("。！!？?；;.\n")


class Clause(NamedTuple):
    """A clause of a text: its characters, what ends it, and where it stands in its paragraph."""

    start: int
    end: int
    text: str
    ender: str
    item: bool
    """Whether it stands in a list item, or in the label of a form."""
    opens: bool
    """Whether it begins a sentence."""


def spoken(text: str) -> str:
    """Return a text with quotations and the targets of links blanked: their words are nobody's request."""
    for pattern in (_TARGET, _QUOTED):
        text = pattern.sub(lambda match: re.sub(r"[^\s]", " ", match[0]), text)
    text = _CODE.sub(lambda match: " " + re.sub(r"[:;,!?()（），。；：|]", "·", match[0][1:-1]) + " ", text)
    return text.replace("\r", "\n")


def clauses(text: str) -> Iterator[Clause]:
    """Yield the clauses of a text in order."""
    start = 0
    for line in text.split("\n"):
        marker = _LIST_ITEM.match(line)
        item = marker is not None or _LABEL.fullmatch(line) is not None
        skip = marker.end() if marker else 0
        yield from _in_line(line[skip:], start + skip, item)
        start += len(line) + 1


def _in_line(line: str, offset: int, item: bool) -> Iterator[Clause]:
    start, opens = 0, True
    for match in (*_CLAUSE_END.finditer(line), None):
        end = match.start() if match else len(line)
        ender = (match[0] if match else "\n") or "，"
        number = _NUMBER.match(line, start, end)
        start = number.end() if number else start
        words = line[start:end]
        if words.strip():
            yield Clause(offset + start, offset + end, words, ender, item, opens)
            opens = False
        if ender[0] in _SENTENCE:
            opens = True
        start = match.end() if match else end
