"""What two wordings of a reply have to differ in to be two: canonical forms of fields, and their digests."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from generator.desk.target import Filed, Target

_SPACES = re.compile(r"[ \t\r\n\u00a0]+")


def fields_of(target: Target, filed: Filed) -> dict[str, str]:
    """Return what a target holds of a reply, by the name of the field, each in its canonical form."""
    reply = filed.reply
    found = {"title": filed.name, "note": filed.note, "topics": " ".join(sorted(reply.topics)), "active": str(reply.active).lower()}
    found |= {markup: getattr(reply, markup) for markup in target.markups}
    held = {name for name in found if name in target.holds or (name == "note" and target.note == "all") or name in target.markups}
    return {name: canonical(name, text) for name, text in found.items() if name in held}


def canonical(name: str, text: str) -> str:
    """Return a text without what help desks change on their own: white space, line ends, the spelling of characters in HTML."""
    if name == "html":
        return "\n".join(_pieces(text))
    if name in {"markdown", "plain", "note"}:
        lines = (line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))
        return "\n".join(lines)
    return _SPACES.sub(" ", text).strip()


def _pieces(text: str) -> Iterator[str]:
    """Yield the tags of HTML with what they lead to, and the words between them."""
    from lxml import html  # a tenth of a second to load; only a comparison needs it

    if not text.strip():
        return
    yield from _walk(html.fragment_fromstring(text, create_parent="div"))


def _walk(element: Any) -> Iterator[str]:
    if element.text and element.text.strip():
        yield _SPACES.sub(" ", element.text).strip()
    for child in element:
        if isinstance(child.tag, str):
            kept = "".join(f" {name}={child.get(name)}" for name in ("href", "src", "key", "default", "alt") if child.get(name) is not None)
            yield f"<{child.tag}{kept}>"
            yield from _walk(child)
            yield f"</{child.tag}>"
        if child.tail and child.tail.strip():
            yield _SPACES.sub(" ", child.tail).strip()


def digests(target: Target, filed: Filed) -> dict[str, str]:
    """Return a digest of every field that a target holds of a reply."""
    return {name: digest(text) for name, text in fields_of(target, filed).items()}


def digest(text: str) -> str:
    """Return a short fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
