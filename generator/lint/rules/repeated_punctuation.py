"""The same mark several times in a row (`，，` `。。` `！！！`), or two marks that exclude each other (`，。`).

Most often the rest of an edit. An ellipsis is written `……`, and one exclamation mark is enough for a help page. `answerpress check
--fix` removes what is double.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Files
from generator.lint.prose import chinese_passages
from generator.text.chinese import HAN
from generator.text.visible import visible

CODE = Code("APL054", "repeated-punctuation", __doc__ or "", "warning")
ALONE = True
FIXES = True

_DOTS = re.compile(rf"。{{3,}}|(?<=[{HAN}）”」』》])\.{{3,}}(?![A-Za-z0-9/])|…{{3,}}")
_REPEATED = re.compile(r"([，。、；：！？])\1+")
_CLASH = re.compile(r"[，、；：](?=[，。、；：！？])|[。！？](?=[，、；：])")
_ANY = re.compile(f"{_DOTS.pattern}|{_REPEATED.pattern}|{_CLASH.pattern}")
_MAY = re.compile(r"[，。、；：！？.…](?:[^\w\s]|\s)*[，。、；：！？.…]|\]\(")
"""Marks with nothing between them but markup, or a link, of which much is not seen."""
_TWO = re.compile(r"[，。、；：！？.…]{2}")
"""What stands wherever marks stand in a row, and is quicker to look for: no look behind comes first."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield repeated and clashing marks."""
    for passage in chinese_passages(files):
        if not _MAY.search(passage.text):
            continue
        seen = visible(passage.text, markdown=passage.markdown)
        if not _TWO.search(seen.text):
            continue
        for start, end, meant in repeated(seen.text):
            first, last = seen.places[start], seen.places[end - 1] + 1
            written = seen.text[start:end]
            hint = f"write `{meant}`" if meant else "keep the one that is meant"
            fix = passage.fix(first, last, meant) if meant and last - first == end - start else None
            yield CODE.at(passage.span(first, last), f"`{written}` stands in a row", hint, fix=fix)


def repeated(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what is meant) of marks in a row; empty where a person must choose."""
    taken = 0
    for match in _ANY.finditer(text):
        start, end = match.start(), match.end()
        if start < taken:
            continue
        if _DOTS.fullmatch(text, start, end) or text[start] in ".…":
            yield start, end, "……"
        elif end - start > 1:
            yield start, end, text[start]
        else:
            end = start + 2
            yield start, end, ""
        taken = end
