"""A comparison as text, as Markdown for a pull request, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.sitediff.change import Change, Comparison, Part
from generator.sitediff.words import segments

WIDTH = 60
"""Characters of unchanged text that are shown on either side of a change."""
LONGEST = 400
"""Characters of a text that is shown whole."""
MOST = 40
"""Changes of one page or output that are shown; JSON has them all."""
COMMENT = 60_000
"""Characters of a comment: GitHub takes 65,536."""

Mark = Callable[[str, str], str]


def words_of(change: Change, mark: Mark, kept: Callable[[str], str]) -> str:
    """Return a change with what went and what came marked, unchanged text cut to its surroundings."""
    if change.what == "moved":
        return kept((change.new or "")[:LONGEST])
    if change.old is None or change.new is None:
        text = change.new if change.old is None else change.old
        cut = (text or "")[:LONGEST] + ("…" if len(text or "") > LONGEST else "")
        return mark("new" if change.old is None else "old", cut) if cut else ""
    pieces = segments(change.old, change.new)
    shown = []
    for number, (kind, text) in enumerate(pieces):
        if kind == "same":
            shown.append(kept(_cut(text, first=number == 0, last=number == len(pieces) - 1)))
        else:
            shown.append(mark(kind, text if len(text) <= 4 * LONGEST else text[: 4 * LONGEST] + "…"))
    return "".join(shown)


def _cut(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * WIDTH:
        return text
    before = "" if first else text[:WIDTH]
    after = "" if last else text[-WIDTH:]
    return f"{before}…{after}"


def _sentence(comparison: Comparison) -> str:
    moved = sum(page.new is not None for page in comparison.removed)
    replies = sum(change.seen_by == "agent" for part in comparison.outputs for change in part.changes)
    counts = [
        (len(comparison.added), "page added", "pages added"),
        (len(comparison.removed) - moved, "page removed", "pages removed"),
        (moved, "page moved", "pages moved"),
        (len(comparison.changed), "page changed", "pages changed"),
        (len(comparison.shared), "change on several pages", "changes on several pages"),
        (len(comparison.outputs), "output changed by itself", "outputs changed by themselves"),
        (replies, "change of replies", "changes of replies"),
        (len(comparison.files), "other file", "other files"),
    ]
    return ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counts if number) or "nothing differs"


def as_text(comparison: Comparison, *, colour: bool = False) -> str:
    """Return a report for a terminal."""
    marks = (
        {"old": ("\x1b[31m[-", "-]\x1b[0m"), "new": ("\x1b[32m{+", "+}\x1b[0m")} if colour else {"old": ("[-", "-]"), "new": ("{+", "+}")}
    )

    def mark(kind: str, text: str) -> str:
        before, after = marks[kind]
        return f"{before}{_printable(text)}{after}"

    lines = [*_report(comparison, mark, _printable, "  ", lambda text: f"\n{text}", _printable)]
    return "\n".join([_sentence(comparison), *lines]) + "\n"


def _printable(text: str) -> str:
    """Return text without what a terminal would obey."""
    return "".join(letter if letter.isprintable() or letter == " " else ("⏎" if letter == "\n" else "�") for letter in text)


def as_markdown(comparison: Comparison) -> str:
    """Return a comment for a pull request, no longer than one may be."""

    def mark(kind: str, text: str) -> str:
        return f"<del>{_inert(text)}</del>" if kind == "old" else f"<ins>{_inert(text)}</ins>"

    lines = ["### What changes on the site", "", f"{_sentence(comparison)}.", ""]
    size, left = sum(len(line) + 1 for line in lines), 0
    for line in _report(comparison, mark, _inert, "  - ", lambda text: f"\n#### {text}\n", _inert):
        size += len(line) + 1
        if size <= COMMENT:
            lines.append(line)
        else:
            left += 1
    return "\n".join([*lines, *([f"\n… and {left} lines more: `answerpress diff` shows them all."] if left else [])]) + "\n"


_MARKDOWN = str.maketrans({letter: f"&#{ord(letter)};" for letter in "\\`*_{}[]()#+-!|@~:<>&\"'$"})


def _inert(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no link, no mention of anybody."""
    return _printable(text).translate(_MARKDOWN)


def _report(
    comparison: Comparison, mark: Mark, kept: Callable[[str], str], bullet: str, head: Callable[[str], str], name: Callable[[str], str]
) -> Iterator[str]:
    top = bullet.removeprefix("  ") or "  "
    if comparison.addresses[0] != comparison.addresses[1]:
        yield head("Address of the site")
        yield f"{top}{words_of(Change('crawler', '', '', *comparison.addresses), mark, kept)}"
    if comparison.added:
        yield head("Pages added")
        for part in comparison.added:
            leads = f"leads to {name(part.changes[0].new or '')}" if part.changes[0].what == "redirect" else name(part.title)
            yield f"{top}{name(part.name)} {leads}"
    if comparison.removed:
        yield head("Pages gone from their address")
        for page in comparison.removed:
            leads = f"now leads to {name(page.new)}" if page.new else "leads nowhere: no redirect"
            yield f"{top}{name(page.old)} {name(page.title)}: {leads}"
            yield from _changes(page.changes, mark, kept, bullet, name)
    if comparison.changed:
        yield head("Pages changed")
        yield from _parts(comparison.changed, mark, kept, bullet, top, name)
    if comparison.shared:
        yield head("On several pages")
        for change, routes in comparison.shared:
            yield f"{top}{change.seen_by}: {change.what}: {words_of(change, mark, kept)} (on {name(_few(routes))})"
    if comparison.around:
        yield head("Around the content")
        for change, count in comparison.around:
            yield f"{top}on {count} page{'s' * (count != 1)}: {words_of(change, mark, kept)}"
    if comparison.listed:
        yield head("Lists of pages")
        for listed in comparison.listed:
            told = [f"now in {name(_few(listed.came))}"] if listed.came else []
            told += [f"no longer in {name(_few(listed.gone))}"] if listed.gone else []
            yield f"{top}{name(listed.address)} {', '.join(told)}"
    if comparison.outputs:
        yield head("Outputs")
        yield from _parts(comparison.outputs, mark, kept, bullet, top, name)
    if comparison.files:
        yield head("Other files")
        for part in comparison.files:
            yield f"{top}{name(part.name)}: {_bytes(part.changes[0], name)}"
    yield from _rest(comparison, head, top, name)


def _rest(comparison: Comparison, head: Callable[[str], str], top: str, name: Callable[[str], str]) -> Iterator[str]:
    if comparison.follows:
        yield head("Follows")
        for reason, paths in comparison.follows.items():
            yield f"{top}{name(reason)}: {name(_few(paths, 4))}"
    if comparison.unread:
        yield head("Not read")
        for path, why in comparison.unread:
            yield f"{top}{name(path)}: {name(why)}"


def _few(names: tuple[str, ...], most: int = 8) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def _bytes(change: Change, name: Callable[[str], str]) -> str:
    if change.old is None:
        return f"new, {name(change.new or '')}"
    return f"gone, {name(change.old)}" if change.new is None else f"{name(change.old)} before, {name(change.new)} now"


def _parts(
    parts: Iterable[Part], mark: Mark, kept: Callable[[str], str], bullet: str, top: str, name: Callable[[str], str]
) -> Iterator[str]:
    for part in parts:
        yield f"{top}{name(part.name)}" + (f" {name(part.title)}" if part.title else "")
        yield from _changes(part.changes, mark, kept, bullet, name)


def _changes(changes: Iterable[Change], mark: Mark, kept: Callable[[str], str], bullet: str, name: Callable[[str], str]) -> Iterator[str]:
    changes = tuple(changes)
    if len(changes) > MOST:
        yield f"{bullet if bullet.strip() else '    '}{len(changes)} changes, the first {MOST} of which are"
    for change in changes[:MOST]:
        where = f" ({name(change.where)})" if change.where else ""
        yield f"{bullet if bullet.strip() else '    '}{change.seen_by}: {change.what}{where}: {words_of(change, mark, kept)}"


def as_json(comparison: Comparison) -> str:
    """Return the whole comparison for programs; changes carry their pieces, so that nobody has to compare again."""
    value: dict[str, Any] = {
        "version": 1,
        "summary": _sentence(comparison),
        "addresses": list(comparison.addresses),
        "added": [{"route": part.name, "title": part.title} for part in comparison.added],
        "removed": [
            {"route": page.old, "title": page.title, "leads_to": page.new, "changes": [_change(change) for change in page.changes]}
            for page in comparison.removed
        ],
        "changed": [
            {"route": part.name, "title": part.title, "changes": [_change(change) for change in part.changes]}
            for part in comparison.changed
        ],
        "shared": [{"routes": list(routes), **_change(change)} for change, routes in comparison.shared],
        "around": [{"pages": count, **_change(change)} for change, count in comparison.around],
        "listed": [{"address": listed.address, "came": list(listed.came), "gone": list(listed.gone)} for listed in comparison.listed],
        "outputs": [{"path": part.name, "alike": list(part.alike), **_all(part)} for part in comparison.outputs],
        "files": [{"path": part.name, "old": part.changes[0].old, "new": part.changes[0].new} for part in comparison.files],
        "follows": {reason: list(paths) for reason, paths in comparison.follows.items()},
        "unread": [{"path": path, "why": why} for path, why in comparison.unread],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _all(part: Part) -> dict[str, Any]:
    return {"changes": [_change(change) for change in part.changes]}


def _change(change: Change) -> dict[str, Any]:
    both = change.old is not None and change.new is not None
    pieces = [list(segment) for segment in segments(change.old or "", change.new or "")] if both else []
    return {
        "seen_by": change.seen_by,
        "what": change.what,
        "where": change.where,
        "old": change.old,
        "new": change.new,
        **({"pieces": pieces} if pieces else {}),
    }
