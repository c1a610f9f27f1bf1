"""Markdown laid out: in cells and list items, as quotations and code, and a whole page of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.text.markdown import begins_with_words, strong, to_one_line

_FENCE = re.compile(r"[ >]*(?:(?:[-+*]|\d+[.)]) +)*(`{3,}(?=[^`]*$)|~{3,})")


def tidy(text: str) -> str:
    """Leave one empty line where templates leave more; code keeps all of its own."""
    if "```" not in text and "~~~" not in text:
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text.strip("\n") + "\n"
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        if fence:
            fence = "" if line.strip(" >").rstrip(fence[0]) == "" and fence in line else fence
        elif match := _FENCE.match(line):
            fence = match[1]
        elif not line and lines and not lines[-1]:
            continue
        lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"


def cell(markdown: str) -> str:
    """Return Markdown that fits into one cell of a table; a list or code in it goes on in the line."""
    line = to_one_line(markdown)
    return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", line) if "|" in line else line


def row(cells: Iterable[str]) -> str:
    """Return Markdown texts as one line of a table."""
    return f"| {' | '.join(map(cell, cells))} |"


def after(markdown: str, label: str) -> str:
    """Return the text after a bold label."""
    return following(markdown, strong(label) + ":")


def following(markdown: str, words: str) -> str:
    """Return the text after some words: in their line, or below when it begins with a list, a table or code."""
    return f"{words} {markdown}" if begins_with_words(markdown) else f"{words}\n\n{markdown}"


def hang(markdown: str, width: int) -> str:
    """Indent every line but the first, so that they belong to a list item."""
    if "\n" not in markdown:
        return markdown
    first, *others = markdown.split("\n")
    return "\n".join([first, *(" " * width + line if line else "" for line in others)])


def quote(markdown: str) -> str:
    """Return the text as a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def fence(text: str, language: str) -> str:
    """Return a fenced code block; the fence is longer than any inside."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    ticks = "`" * (longest + 1)
    body = text if text.endswith("\n") else text + "\n"
    return f"{ticks}{language}\n{body}{ticks}"
