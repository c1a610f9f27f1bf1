"""Texts as a reader meets them away from their page: quotable answers, sentences, words that are not code.

Answer engines, search results and support staff take an answer without what stands round it. Rules on such
texts share what is here: which texts these are, and how to look at prose without its code, addresses and quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generator.kinds.capabilities import HasTerm
from generator.lint.project import Files, Item
from generator.lint.prose import walked
from generator.model.fields import Part, Prose
from generator.model.walk import Path, parts_in


class Quotable(NamedTuple):
    """A text that is quoted without its page. ``short`` is one that opens its page: a short answer, a definition."""

    item: Item
    path: Path
    text: str
    short: bool


@lru_cache(maxsize=1)  # five rules read them
def quotable(files: Files) -> tuple[Quotable, ...]:
    """Return the answers to questions, wherever they stand, and the definitions of terms. Drafts and retired pages are quoted by nobody."""
    return tuple(_quotable(files))


def _quotable(files: Files) -> Iterator[Quotable]:
    for item in files.published():
        if isinstance(item.entry, HasTerm):
            yield Quotable(item, ("definition",), item.entry.definition, short=True)
        for path, text in _answers(item.entry):
            yield Quotable(item, path, text, short=len(path) == 1)


def _answers(part: Part, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text that answers a question beside it."""
    answers, lists = _asking(type(part))
    if answers and isinstance(getattr(part, "question"), str) and isinstance(answer := getattr(part, "answer"), str):  # noqa: B009
        yield (*path, "answer"), answer
    for name in lists:
        for number, inner in enumerate(value if isinstance(value := getattr(part, name), tuple) else ()):
            if isinstance(inner, Part):
                yield from _answers(inner, (*path, name, number))


@cache
def _asking(model: type[Part]) -> tuple[bool, tuple[str, ...]]:
    """Tell whether a part has a question and an answer, and which of its fields hold parts."""
    lists = tuple(name for name, info in model.model_fields.items() if any(parts_in(info.annotation)))
    return {"question", "answer"} <= model.model_fields.keys(), lists


def proses(files: Files) -> Iterator[tuple[Item, list[tuple[Path, str]]]]:
    """Yield what published entries say to readers: title, description and every Markdown text."""
    for item, found in walked(files):
        if item.entry.status == "published":
            head = (((name,), getattr(item.entry, name, None)) for name in ("title", "description", "question"))
            told = [(path, text) for path, text in head if isinstance(text, str)]
            yield item, [*told, *((path, text) for path, text, marker in found if isinstance(marker, Prose))]


_CODE = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)"  # a fenced block
    r"|(?<!`)(?P<ticks>`{1,3})(?!`).+?(?<!`)(?P=ticks)(?!`)"  # a code span; more ticks would cost time and are never written
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"  # the target of a link
    r"|<[^<>\s]+>|https?://[^\s<>\"'，。；）]+|\{\{[^{}]*\}\}",  # a reference or an address, a variable
    re.MULTILINE | re.DOTALL,
)
_QUOTED = re.compile(r"“[^”\n]{1,80}”|「[^」\n]{1,80}」|\"[^\"\n]{1,80}\"|『[^』\n]{1,80}』")
_SENTENCE = re.compile(r"(?:[^。！？!?\n.]|\.(?=[^\s]))+(?:[。！？!?.]+[”」』）)\"]*|\n|$)")
_EMPHASIS = re.compile(r"\*\*|__|~~")


@lru_cache(maxsize=256)  # several rules read the answers of a file
def words_of(markdown: str, *, quotations: bool = True) -> str:
    """Return ``markdown`` of the same length with blanks for code, addresses and variables.

    Without ``quotations`` also for what stands in quotation marks: such words are talked about.

    >>> words_of("Call `f(1)` now")
    'Call        now'
    """
    text = _CODE.sub(_blank, markdown)
    return text if quotations else _QUOTED.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, sentence). A line end ends one too: items of lists, cells of tables.

    >>> [sentence for _, sentence in sentences("One is 1.5. 两句。三？")]
    ['One is 1.5.', ' 两句。', '三？']
    """
    for match in _SENTENCE.finditer(text):
        if match[0].strip():
            yield match.start(), match[0]


_CLAUSE_END = re.compile(r"[，,；;：:。\n]")
_FAR = 200
"""Characters of a sentence that are looked at round a word."""


def clause_before(sentence: str, place: int) -> str:
    """Return what its clause says before a place of a sentence.

    >>> clause_before("价格不变，我们保证", 7)
    '我们'
    """
    return _CLAUSE_END.split(sentence[max(0, place - _FAR) : place])[-1]


def opening(text: str) -> tuple[int, str]:
    """Return where the words of a Markdown text begin, and the text from there: without emphasis, list marks and quotes."""
    mark = re.match(r"(?:\s|[*_>#]|[-+]\s|\d+[.)]\s)*", text)
    start = mark.end() if mark else 0
    return start, _EMPHASIS.sub("", text[start:])
