"""Cases of replies: each filled in, as an agent would send it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Span
from generator.kinds.capabilities import HasCases
from generator.lint.project import Files, Item
from generator.model.fields import VARIABLE


@dataclass(frozen=True, slots=True)
class Tried:
    """A case with its reply (None if there is none of that id), and the reply's Markdown with the values filled in."""

    item: Item
    number: int
    case: Any
    reply: Any
    text: str

    def span(self, *path: str | int) -> Span:
        """Return the place of a field of the case."""
        return self.item.span("cases", self.number, *path)


def tried(files: Files) -> Iterator[Tried]:
    """Yield every case of every entry."""
    for item in files.items:
        if not isinstance(item.entry, HasCases):
            continue
        replies = {reply.id: reply for reply in item.entry.replies}
        for number, case in enumerate(item.entry.cases):
            reply = replies.get(case.reply)
            values = {given.name: given.value for given in case.values}
            yield Tried(item, number, case, reply, filled(reply.text, values) if reply else "")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with the values in the place of their variables; what has none stays as it is."""
    return VARIABLE.sub(lambda match: values.get(match[1], match[0]), text)
