"""A quotation mark or bracket (`「」` `“”` `（）` `《》` `【】`) without its partner.

The reader does not know where the quotation or the remark ends, and what is quoted to him may be read as our own words. The
number before a lone `）`, as in `1）`, counts as a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Files
from generator.lint.prose import chinese_passages
from generator.text.visible import visible

CODE = Code("APL053", "unpaired-quotes", __doc__ or "", "warning")
ALONE = True

PAIRS = dict(zip("「『“（《【", "」』”）》】", strict=True))
_MARKS = re.compile(f"[{''.join(PAIRS)}{''.join(PAIRS.values())}]")
_NUMBERED = re.compile(r"(?:^|[\s，。；：、])(?:[0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十]+|[甲乙丙丁])$")


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield marks that nothing closes or opens."""
    for passage in chinese_passages(files):
        if not _MARKS.search(passage.text):
            continue
        seen = visible(passage.text, markdown=passage.markdown)
        for number in unpaired(seen.text):
            place = seen.places[number]
            mark = seen.text[number]
            missing = PAIRS.get(mark) or next(opening for opening, closing in PAIRS.items() if closing == mark)
            yield CODE.at(passage.span(place, place + 1), f"`{mark}` has no partner", f"add `{missing}`, or remove the mark")


def unpaired(text: str) -> list[int]:
    """Return the places of marks without a partner; a pair does not reach over a paragraph."""
    lost: list[int] = []
    opened: list[int] = []
    for match in re.finditer(rf"{_MARKS.pattern}|\n\n", text):
        mark, number = match[0], match.start()
        if mark == "\n\n":
            lost += opened
            opened = []
        elif mark in PAIRS:
            opened.append(number)
        elif opened and PAIRS[text[opened[-1]]] == mark:
            opened.pop()
        elif any(PAIRS[text[place]] == mark for place in opened):  # what stands between is what has no partner
            while PAIRS[text[opened[-1]]] != mark:
                lost.append(opened.pop())
            opened.pop()
        elif mark != "）" or not _NUMBERED.search(text[max(0, number - 12) : number]):
            lost.append(number)
    return sorted(lost + opened)
