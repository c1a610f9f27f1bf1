"""Freshdesk canned responses, as `POST /api/v2/canned_responses/create_multiple` takes them.

There is no field that agents alone see, and none for tags or an id: these go to the map beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.desk.dialect import LIQUID, Dialect
from generator.desk.reading import from_json, rows_of, text_in, to_json
from generator.desk.records import Reply
from generator.desk.target import Filed, Limit, Target, by_name
from generator.model.desks import Desk

SOURCE = "https://developers.freshdesk.com/api/#canned-responses"
EVERYBODY, PERSONAL = 0, 1


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the responses: for all agents in the desk's folder, or personal ones if no folder is set."""
    place = {"visibility": EVERYBODY, "folder_id": desk.folder} if desk.folder else {"visibility": PERSONAL}
    rows = [{"title": filed.name, "content_html": filed.reply.html, **place} for filed in replies]
    return to_json({"canned_responses": rows})


def read(text: str) -> list[Filed]:
    """Return the responses of an export, or of a folder's list in the API."""
    found = []
    for row in rows_of(from_json(text), "canned_responses"):
        name = text_in(row, "title", needed=True)
        reply = Reply(id="", html=text_in(row, "content_html", needed=True))
        found.append(Filed(reply, name, handle=name, remote=text_in(row, "id")))
    return found


TARGET = Target(
    name="freshdesk",
    about="Freshdesk canned responses",
    file="freshdesk-canned-responses.json",
    markups=("html",),
    holds=frozenset({"title", "html"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=by_name,
    dialect=Dialect(
        shape=r"\{\{\s*(?:ticket|helpdesk_name|company)(?:\.[a-z0-9_]+)*(?:\s*\|[^{}<>&]*)?\s*\}\}",
        known=("{{ticket.requester.name}}", "{{ticket.requester.firstname}}", "{{ticket.id}}", "{{ticket.agent.name}}"),
        example="{{ticket.requester.name}}",
        breaks=LIQUID,
    ),
    limits=(Limit("title", 255, SOURCE),),
)
