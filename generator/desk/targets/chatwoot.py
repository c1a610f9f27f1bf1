"""Chatwoot canned responses: a short code that is unique in the account, and the text in Markdown.

There is no other field: the note, the tags and the name go to the map beside it. Chatwoot prints a
variable that it does not know as nothing, which is why every one must be mapped or asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.desk.dialect import LIQUID, Dialect
from generator.desk.reading import Row, from_json, rows_of, text_in, to_json
from generator.desk.records import Reply
from generator.desk.target import Filed, Limit, Target, by_code
from generator.model.desks import Desk

SOURCE = "https://developers.chatwoot.com/api-reference/canned-responses/add-a-new-canned-response"
_NAMES = (
    r"(?:contact\.(?:name|first_name|last_name|email|phone|id)|conversation\.id|inbox\.(?:id|name)"
    r"|agent\.(?:name|first_name|last_name|email))"
)


def response(filed: Filed) -> Row:
    """Return the canned response of a reply, as the API takes it."""
    return {"short_code": filed.handle, "content": filed.reply.markdown}


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the list, as the API gives it."""
    return to_json([response(filed) for filed in replies])


def read(text: str) -> list[Filed]:
    """Return the responses of an export, or of the API's list."""
    return [read_response(row) for row in rows_of(from_json(text), "canned_responses")]


def read_response(row: Row) -> Filed:
    """Return one canned response."""
    reply = Reply(id="", markdown=text_in(row, "content", needed=True))
    return Filed(reply, handle=text_in(row, "short_code", needed=True), remote=text_in(row, "id"))


TARGET = Target(
    name="chatwoot",
    about="Chatwoot canned responses",
    file="chatwoot-canned-responses.json",
    markups=("markdown",),
    holds=frozenset({"markdown"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=by_code,
    dialect=Dialect(
        shape=rf"\{{\{{\s*(?:{_NAMES}|(?:contact|conversation)\.custom_attribute\.[A-Za-z0-9_]+)\s*\}}\}}",
        known=("{{contact.name}}", "{{contact.first_name}}", "{{contact.last_name}}", "{{conversation.id}}", "{{agent.name}}"),
        example="{{contact.name}}",
        breaks=LIQUID,
    ),
    limits=(
        Limit("code", 255, "chatwoot app/models/application_record.rb"),
        Limit("markdown", 20_000, "chatwoot app/models/application_record.rb"),
    ),
)
