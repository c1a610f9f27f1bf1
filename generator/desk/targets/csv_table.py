"""CSV for everything else (RFC 4180): a line a reply, every field a column; lists are JSON inside their cell."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields

from generator.desk.reading import Row, from_csv, from_json, to_csv, truth
from generator.desk.records import Reply
from generator.desk.sidecar import reply_of
from generator.desk.target import Filed, NotADumpError, Target, by_id
from generator.desk.targets.json_list import itself
from generator.model.desks import Desk

COLUMNS = tuple(item.name for item in fields(Reply))
_LISTS = ("variables", "never_ask", "topics")


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the table."""
    return to_csv(COLUMNS, (_row(filed.reply) for filed in replies))


def _row(reply: Reply) -> Row:
    values = asdict(reply)
    lists = {name: json.dumps(values[name], ensure_ascii=False) for name in _LISTS}
    return {**values, **lists, "active": str(reply.active).lower()}


def read(text: str) -> list[Filed]:
    """Return the replies of the table."""
    found = []
    for row in from_csv(text, COLUMNS):
        lists = {name: from_json(row[name] or "[]") for name in _LISTS}
        try:
            reply = reply_of({**row, **lists, "active": truth(row["active"])})
        except TypeError as error:
            raise NotADumpError("a cell that holds a list holds something else") from error
        found.append(Filed(reply, reply.title, handle=reply.id))
    return found


TARGET = Target(
    name="csv",
    about="CSV for anything else",
    file="replies-export.csv",
    markups=("html", "markdown", "plain"),
    holds=frozenset(Reply.__dataclass_fields__),
    source="https://www.rfc-editor.org/rfc/rfc4180",
    write=write,
    read=read,
    handle=by_id,
    native=itself,
)
