"""The first fields of a file in another order than on all other pages, or private notes before the public text ends.

Who reviews a change finds state, owner and dates at the same place in every file: `title`, `description`, `lead`, `status`, `moved_to`,
`owner`, `author`, `published`, `updated`, `review_by` and `revisions` stand first, in this order, and `internal` last. What stands
between is free, and so is `allow`. `answerpress check --fix` moves the lines, comments with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic, Fix
from generator.lint.project import Files
from generator.source.offsets import line_starts
from generator.source.yamldoc import Document

CODE = Code("APL076", "odd-key-order", __doc__ or "", "warning")
ALONE = True
FIXES = True

FIRST = ("title", "description", "lead", "status", "moved_to", "owner", "author", "published", "updated", "review_by", "revisions")
LAST, LAST_RANK = "internal", len(FIRST) + 1
_RANKS = {name: number for number, name in enumerate(FIRST)} | {LAST: LAST_RANK}


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield the first field of a file that stands too late."""
    for item in files.items:
        names = [name for name in item.document.value if name != "allow"]
        ranks = [rank(name) for name in names]
        late = next((number for number in range(1, len(ranks)) if ranks[number] < max(ranks[:number])), None)
        if late is not None:
            before = next(name for name in names if rank(name) > ranks[late])
            message = f"`{names[late]}` stands after `{before}`"
            yield CODE.at(item.key(names[late]), message, f"move it before `{before}`", fix=_in_order(item.document))


def rank(name: str) -> int:
    """Return where a field belongs: fields of one rank may stand in any order."""
    return _RANKS.get(name, len(FIRST))


def _in_order(document: Document) -> Fix | None:
    """Return the change that moves the lines of fields, each with the comments right above it."""
    starts = line_starts(document.text)
    marks = [(document.keys[(name,)].line, name) for name in document.value]
    if any(document.keys[(name,)].column for _, name in marks) or [line for line, _ in marks] != sorted({line for line, _ in marks}):
        return None  # braces, or a file that is indented as a whole
    lines = document.text.split("\n")
    begins = [_with_comments(lines, line, marks[number - 1][0] if number else line - 1) for number, (line, _) in enumerate(marks)]
    ends = [*begins[1:], len(lines)]
    blocks = ["\n".join(lines[begin:end]).rstrip("\n") for begin, end in zip(begins, ends, strict=True)]
    tail = document.text[starts[begins[-1]] :].removeprefix(blocks[-1])
    ranks = [rank(name) for _, name in marks]
    ranks = [LAST_RANK if name == "allow" and LAST_RANK in ranks[:number] else ranks[number] for number, (_, name) in enumerate(marks)]
    order = sorted(range(len(marks)), key=lambda number: (ranks[number], number))
    gaps = ["\n" * (1 + _blank_lines(lines, begin)) for begin in begins[1:]]
    text = "".join(blocks[number] + gap for number, gap in zip(order, [*gaps, tail], strict=True))
    return Fix(starts[begins[0]], len(document.text), text)


def _with_comments(lines: list[str], line: int, after: int) -> int:
    """Return the line on which the comments begin that stand right above a field."""
    while line - 1 > after and lines[line - 1].startswith("#"):
        line -= 1
    return line


def _blank_lines(lines: list[str], line: int) -> int:
    count = 0
    while line - count > 0 and not lines[line - count - 1].strip():
        count += 1
    return count
