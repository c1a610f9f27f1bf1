"""JSON for everything else: every field of every reply, variables as `{{name}}`. Nothing is left out, so there is no map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from generator.desk.reading import from_json, rows_of, to_json
from generator.desk.records import Reply
from generator.desk.sidecar import reply_of
from generator.desk.target import Filed, NotADumpError, Target, by_id
from generator.model.desks import Desk


def itself(name: str, number: int, label: str) -> str:
    """Return what stands for a variable: its name, as in the sources."""
    return "{{" + name + "}}"


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the list."""
    return to_json({"replies": [{**asdict(filed.reply), "code": filed.reply.code} for filed in replies]})


def read(text: str) -> list[Filed]:
    """Return the replies of the list."""
    try:
        found = [reply_of(row) for row in rows_of(from_json(text), "replies")]
    except TypeError as error:
        raise NotADumpError("a reply of the list has fields that it should not have, or lacks its id") from error
    return [Filed(reply, reply.title, handle=reply.id) for reply in found]


TARGET = Target(
    name="json",
    about="JSON for anything else",
    file="replies-export.json",
    markups=("html", "markdown", "plain"),
    holds=frozenset(Reply.__dataclass_fields__),
    source="generator/desk/schemas/json.json",
    write=write,
    read=read,
    handle=by_id,
    native=itself,
)
