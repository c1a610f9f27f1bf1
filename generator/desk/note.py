"""The note that agents see and customers do not: what not to ask for, the boundary, where to read on.

One line a field, each with its head in the language of the site, so that a dump of a help desk gives it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.desk.records import Reply
from generator.model.site import Labels

FIELDS = ("intent", "never_ask", "boundary", "hand_over", "review_by", "url", "id")
"""What a note holds, in its order."""
_ITEM = "- "


def heads(labels: Labels) -> dict[str, str]:
    """Return the head of every line, by field."""
    return {name: labels(f"export.{name}") for name in FIELDS}


def note_text(reply: Reply, words: Mapping[str, str]) -> str:
    """Return the whole note."""
    lines = []
    for name in FIELDS:
        value = getattr(reply, name)
        if isinstance(value, tuple) and value:
            lines += [words[name], *(f"{_ITEM}{item}" for item in value)]
        elif value:
            lines.append(f"{words[name]}{value}")
    return "\n".join(lines)


def read_note(text: str, words: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a note; what an agent has written beside them is left out."""
    found: dict[str, Any] = {}
    listing = ""
    for line in text.splitlines():
        name = next((name for name in FIELDS if line.startswith(words[name])), "")
        if name == "never_ask":
            listing, found[name] = name, ()
        elif name:
            listing, found[name] = "", line.removeprefix(words[name])
        elif listing and line.startswith(_ITEM):
            found[listing] += (line.removeprefix(_ITEM),)
    return found


def short_note(reply: Reply, words: Mapping[str, str], most: int) -> str | None:
    """Return as much of the note as fits, or None: what not to ask for always, the boundary or where to read it."""
    never = words["never_ask"] + "; ".join(reply.never_ask) if reply.never_ask else ""
    parts = [never, words["boundary"] + reply.boundary if reply.boundary else "", words["url"] + reply.url]
    for chosen in (parts, [parts[0], parts[2]]):
        text = "\n".join(part for part in chosen if part)
        if len(text) <= most:
            return text
    return None
