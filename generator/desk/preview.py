"""Previews: every reply as a customer would get it, with the examples of its variables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.desk.fit import Fitted
from generator.desk.records import Reply
from generator.model.fields import VARIABLE


def preview(fitted: Fitted) -> str:
    """Return all replies in plain text: where the help desk knows a value its example, else the question that stands there."""
    parts = [*_parts(fitted)]
    return "\n".join(parts) + "\n" if parts else "no reply\n"


def _parts(fitted: Fitted) -> Iterator[str]:
    for filed, original in zip(fitted.filed, fitted.originals, strict=True):
        table = fitted.placeholders[filed.handle][fitted.target.markups[0]]
        rule = "─" * 60
        yield f"{rule}\n{filed.name}  [{original.id}]\n"
        yield _text(original, table, fitted) + "\n"
        if filed.note:
            yield "".join(f"  | {line}\n" for line in filed.note.split("\n"))
    for reply in fitted.withheld:
        yield f"{'─' * 60}\n{reply.title}  [{reply.id}]: left out, past its review date\n"


def _text(reply: Reply, table: Mapping[str, str], fitted: Fitted) -> str:
    examples = {variable.name: variable.example for variable in reply.variables}
    dialect = fitted.target.dialect

    def value(match: re.Match[str]) -> str:
        known = fitted.target.native is not None or dialect.is_placeholder(table[match[1]])
        return f"«{examples.get(match[1], match[1])}»" if known else table[match[1]]

    return VARIABLE.sub(value, reply.plain)
