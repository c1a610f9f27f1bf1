"""Zendesk macros: the comment in HTML, tags, and the note in the description, which agents alone see.

Actions: `comment_value_html` is the public comment, `comment_mode_is_public` makes it one, `current_tags` adds tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.desk.dialect import LIQUID, Dialect
from generator.desk.reading import Row, from_json, rows_of, text_in, to_json, truth
from generator.desk.records import Reply
from generator.desk.target import Filed, Limit, NotADumpError, Target, by_id
from generator.model.desks import Desk

SOURCE = "https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/"
DIALECT = Dialect(
    shape=r"\{\{\s*(?:ticket|current_user|dc|satisfaction|agent)(?:\.[a-z0-9_]+)+(?:\s*\|[^{}<>&]*)?\s*\}\}",
    known=("{{ticket.requester.name}}", "{{ticket.requester.first_name}}", "{{ticket.id}}", "{{current_user.name}}"),
    example="{{ticket.requester.name}}",
    breaks=LIQUID,
)


def macro(filed: Filed) -> Row:
    """Return the macro of a reply, as the API takes it."""
    actions: list[Row] = [
        {"field": "comment_value_html", "value": filed.reply.html},
        {"field": "comment_mode_is_public", "value": "true"},
    ]
    if filed.reply.topics:
        actions.append({"field": "current_tags", "value": " ".join(filed.reply.topics)})
    return {"title": filed.name, "active": filed.reply.active, "description": filed.note, "actions": actions, "restriction": None}


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the macros in the envelope in which the API lists them."""
    return to_json({"macros": [macro(filed) for filed in replies]})


def read(text: str) -> list[Filed]:
    """Return the macros of an export, or of a list of the API."""
    return [read_macro(row) for row in rows_of(from_json(text), "macros")]


def read_macro(row: Row) -> Filed:
    """Return one macro; a plain comment counts as its text where there is no HTML."""
    actions = _actions(row)
    reply = Reply(
        id="",
        html=_comment(actions.get("comment_value_html") or actions.get("comment_value") or ""),
        topics=tuple(str(actions.get("current_tags") or "").split()),
        active=truth(row.get("active")),
    )
    return Filed(reply, text_in(row, "title", needed=True), text_in(row, "description"), remote=text_in(row, "id"))


def _actions(row: Row) -> dict[str, Any]:
    return {text_in(action, "field"): action.get("value") for action in rows_of(row, "actions")}


def _comment(value: Any) -> str:
    """Return the text of a comment, which may stand behind the channel that it is for."""
    found = value[-1] if isinstance(value, list) and value else value
    if not isinstance(found, str):
        raise NotADumpError("a comment of a macro is no text")
    return found


TARGET = Target(
    name="zendesk",
    about="Zendesk macros",
    file="zendesk-macros.json",
    markups=("html",),
    holds=frozenset({"id", "title", "html", "topics", "active", "intent", "never_ask", "boundary", "hand_over", "review_by", "url"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=by_id,
    dialect=DIALECT,
    limits=(Limit("title", 255, SOURCE),),
    note="all",
)
