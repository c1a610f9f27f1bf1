"""Zammad text modules, as the CSV that its own import takes.

Three tildes separate the values of a list there, and every value is stripped; a brace in HTML is a character reference.
`foreign_id` is a number in Zammad's table, so ours is one that is made from the id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from generator.desk.dialect import JOINER, Dialect
from generator.desk.reading import from_csv, text_in, to_csv, truth
from generator.desk.records import Reply
from generator.desk.target import Filed, Limit, Target
from generator.model.desks import Desk

SOURCE = "https://github.com/zammad/zammad/blob/develop/app/models/text_module.rb"
COLUMNS = ("name", "keywords", "content", "note", "active", "foreign_id")
_LARGEST = 0x7FFFFFFF


def number_of(reply: Reply, name: str) -> str:
    """Return the number that stands for a reply's id: 31 bits of its SHA-256."""
    return str(int(hashlib.sha256(reply.id.encode()).hexdigest()[:8], 16) & _LARGEST)


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the CSV."""
    rows = (
        {
            "name": filed.name.replace("~~", f"~{JOINER}~"),
            "keywords": " ".join(filed.reply.topics),
            "content": _html(filed.reply.html),
            "note": _html(filed.note),
            "active": str(filed.reply.active).lower(),
            "foreign_id": filed.handle,
        }
        for filed in replies
    )
    return to_csv(COLUMNS, rows)


def _html(text: str) -> str:
    return text.replace("~~", "~&#126;")


def read(text: str) -> list[Filed]:
    """Return the text modules of an export, or of Zammad's own CSV."""
    found = []
    for row in from_csv(text, ("name", "content")):
        reply = Reply(
            id="",
            html=text_in(row, "content").replace("~&#126;", "~~"),
            topics=tuple(text_in(row, "keywords").split()),
            active=truth(row.get("active")),
        )
        name = text_in(row, "name").replace(f"~{JOINER}~", "~~")
        found.append(Filed(reply, name, text_in(row, "note"), text_in(row, "foreign_id"), text_in(row, "id")))
    return found


TARGET = Target(
    name="zammad",
    about="Zammad text modules",
    file="zammad-text-modules.csv",
    markups=("html",),
    holds=frozenset({"title", "html", "topics", "active"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=number_of,
    dialect=Dialect(
        shape=r"#\{(?:ticket|user|config|article)(?:\.[a-z0-9_]+)+\}",
        known=("#{ticket.customer.firstname}", "#{ticket.customer.lastname}", "#{ticket.number}", "#{user.firstname}"),
        example="#{ticket.customer.firstname}",
        breaks=(("#", "{"),),
    ),
    limits=(Limit("title", 250, SOURCE), Limit("tags", 500, SOURCE), Limit("note", 250, SOURCE)),
    note="short",
)
