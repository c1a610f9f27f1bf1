"""A reply as a plain message: what stays of Markdown where nothing can be bold and nothing clicked.

Lists keep their marks, links their addresses in brackets, blocks a blank line between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyromark

from generator.text.markdown import OPTIONS, to_lines

Event = tuple[str, str, Any]
_INLINE = {"Emphasis", "Strong", "Strikethrough", "Link", "Image"}


def to_message(markdown: str) -> str:
    """Return the plain text of a Markdown text; without marks and addresses where quotations and lists nest beyond reason."""
    events = iter([_event(event) for event in pyromark.events(markdown, options=OPTIONS)])
    try:
        return "\n\n".join(_blocks(events)).strip()
    except RecursionError:
        return to_lines(markdown)


def _event(event: Any) -> Event:
    """Return (Start, End or the name of a leaf; its tag or text; details)."""
    if isinstance(event, str):
        return event, "", None
    name, body = next(iter(event.items()))
    if isinstance(body, dict):
        tag, details = next(iter(body.items()))
        return name, tag, details
    return name, str(body), None


def _blocks(events: Iterator[Event]) -> list[str]:
    """Return the blocks up to the end of what they stand in; bare text is a block of its own."""
    found: list[str] = []
    loose = ""
    for name, tag, details in events:
        if name == "End":
            break
        if name == "Start" and tag not in _INLINE:
            found += [loose] if loose else []
            loose = ""
            found.append(_block(tag, details, events))
        elif name == "Rule":
            found.append("———")
        else:
            loose += _inline(name, tag, details, events)
    return [*found, loose] if loose else found


def _block(tag: str, details: Any, events: Iterator[Event]) -> str:
    if tag == "List":
        return _list(details, events)
    if tag == "Table":
        return "\n".join(_rows(events))
    if tag == "CodeBlock":
        return "".join(_blocks(events)).rstrip("\n")
    return "\n\n".join(_blocks(events))


def _list(start: int | None, events: Iterator[Event]) -> str:
    lines = []
    number = start
    for name, _, _ in events:
        if name == "End":
            break
        mark = "- " if number is None else f"{number}. "
        number = None if number is None else number + 1
        first, *rest = "\n".join(_blocks(events)).split("\n")
        lines += [mark + first, *(" " * len(mark) + line for line in rest)]
    return "\n".join(lines)


def _rows(events: Iterator[Event]) -> Iterator[str]:
    for name, _, _ in events:
        if name == "End":
            return
        cells = []
        for inner, _, _ in events:
            if inner == "End":
                break
            cells.append(" ".join(_blocks(events)))
        yield " | ".join(cells)


def _inline(name: str, tag: str, details: Any, events: Iterator[Event]) -> str:
    if name != "Start":
        return "\n" if name in {"SoftBreak", "HardBreak"} else tag
    shown = "".join(_until_end(events))
    address = details.get("dest_url", "") if isinstance(details, dict) else ""
    if tag not in {"Link", "Image"} or shown in {address, address.removeprefix("mailto:")}:
        return shown
    return f"{shown} ({address})" if shown else address


def _until_end(events: Iterator[Event]) -> Iterator[str]:
    for name, tag, details in events:
        if name == "End":
            return
        yield _inline(name, tag, details, events)
