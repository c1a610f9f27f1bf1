"""Intercom macros (saved replies), in the form in which its API lists them.

The HTML has `<attribute key="user.name" default="…"/>` where the plain text has `{{user.name | fallback: "…"}}`.
The API lists macros and does not take them: this file is for comparison, and for whoever pastes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from generator.desk.dialect import LIQUID, Dialect
from generator.desk.reading import from_json, rows_of, text_in, to_json
from generator.desk.records import Reply
from generator.desk.target import Filed, Limit, Target, by_name
from generator.model.desks import Desk

SOURCE = "https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/macros/macro"
_SHAPE = r"\{\{\s*((?:user|company|teammate|conversation)\.[a-z0-9_.]+)\s*(?:\|\s*fallback:\s*(?:\"([^\"{}<>]*)\"|'([^'{}<>]*)'))?\s*\}\}"


def as_element(placeholder: str, markup: str) -> str:
    """Return a placeholder as its element, in HTML."""
    match = re.fullmatch(_SHAPE, placeholder)
    if markup != "html" or match is None:
        return placeholder
    default = escape(match[2] or match[3] or "")
    return f'<attribute key="{match[1]}" default="{default}"/>'


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the list, as the API gives it."""
    rows = [
        {
            "type": "macro",
            "name": filed.name,
            "body": filed.reply.html,
            "body_text": filed.reply.plain,
            "visible_to": "everyone",
            "available_on": ["inbox", "messenger"],
        }
        for filed in replies
    ]
    return to_json({"type": "list", "data": rows})


def read(text: str) -> list[Filed]:
    """Return the macros of an export, or of the API's list."""
    found = []
    for row in rows_of(from_json(text), "data"):
        name = text_in(row, "name", needed=True)
        reply = Reply(id="", html=text_in(row, "body", needed=True), plain=text_in(row, "body_text"))
        found.append(Filed(reply, name, handle=name, remote=text_in(row, "id")))
    return found


TARGET = Target(
    name="intercom",
    about="Intercom macros",
    file="intercom-macros.json",
    markups=("html", "plain"),
    holds=frozenset({"title", "html", "plain"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=by_name,
    dialect=Dialect(
        shape=_SHAPE,
        known=("{{user.name}}", '{{user.name | fallback: "there"}}', "{{user.email}}", "{{company.name}}", "{{teammate.first_name}}"),
        example='{{user.name | fallback: "there"}}',
        breaks=LIQUID,
    ),
    limits=(Limit("title", 255, SOURCE),),
    render=as_element,
)
