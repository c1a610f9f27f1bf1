"""Gorgias macros, as its API takes them: our id in `external_id`, the text twice, tags.

The language is the first half of ours (ISO 639-1); there is no field that agents alone see.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.desk.dialect import LIQUID, Dialect
from generator.desk.reading import Row, from_json, rows_of, text_in, to_json
from generator.desk.records import Reply
from generator.desk.target import Filed, Limit, NotADumpError, Target, by_id
from generator.model.desks import Desk

SOURCE = "https://developers.gorgias.com/reference/create-macro"


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the list, as the API gives it."""
    return to_json({"data": [_macro(filed) for filed in replies]})


def _macro(filed: Filed) -> Row:
    reply = filed.reply
    body = {"body_html": reply.html, "body_text": reply.plain}
    actions: list[Row] = [{"name": "setResponseText", "title": "Send reply", "type": "user", "arguments": body}]
    if reply.topics:
        actions.append({"name": "addTags", "title": "Add tags", "type": "user", "arguments": {"tags": ", ".join(reply.topics)}})
    return {
        "external_id": filed.handle,
        "name": filed.name,
        "intent": None,
        "language": reply.language.partition("-")[0] or None,
        "actions": actions,
    }


def read(text: str) -> list[Filed]:
    """Return the macros of an export, or of the API's list."""
    return [_read_macro(row) for row in rows_of(from_json(text), "data")]


def _read_macro(row: Row) -> Filed:
    found: dict[str, Any] = {}
    for action in rows_of(row, "actions"):
        arguments = action.get("arguments")
        if not isinstance(arguments, dict):
            raise NotADumpError("an action of a macro has no arguments")
        found |= arguments
    tags = tuple(tag.strip() for tag in text_in(found, "tags").split(",") if tag.strip())
    reply = Reply(id="", html=text_in(found, "body_html"), plain=text_in(found, "body_text"), topics=tags)
    return Filed(reply, text_in(row, "name", needed=True), handle=text_in(row, "external_id"), remote=text_in(row, "id"))


TARGET = Target(
    name="gorgias",
    about="Gorgias macros",
    file="gorgias-macros.json",
    markups=("html", "plain"),
    holds=frozenset({"id", "title", "html", "plain", "topics"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=by_id,
    dialect=Dialect(
        shape=r"\{\{\s*(?:ticket|current_user|message)(?:\.[a-z0-9_\[\]]+)+\s*\}\}",
        known=("{{ticket.customer.firstname}}", "{{ticket.customer.lastname}}", "{{ticket.customer.name}}", "{{current_user.firstname}}"),
        example="{{ticket.customer.firstname}}",
        breaks=LIQUID,
    ),
    limits=(Limit("title", 255, SOURCE),),
)
