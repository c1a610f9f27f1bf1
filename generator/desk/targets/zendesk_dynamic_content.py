"""Zendesk dynamic content: the same words for triggers, automations and macros, as `{{dc.name}}`.

An item has a variant for each locale; Zendesk marks the others as outdated when the default changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.desk.reading import from_json, rows_of, text_in, to_json, truth
from generator.desk.records import Reply
from generator.desk.target import Filed, NotADumpError, Target, by_code
from generator.desk.targets.zendesk import DIALECT
from generator.model.desks import Desk

SOURCE = "https://developer.zendesk.com/api-reference/ticketing/ticket-management/dynamic_content/"
SIMPLIFIED_CHINESE, ENGLISH = 10, 1
_LOCALES = {"zh-CN": SIMPLIFIED_CHINESE}


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the items, each with its default variant."""
    items = []
    for filed in replies:
        locale = desk.locale or _LOCALES.get(filed.reply.language, ENGLISH)
        variant = {"content": filed.reply.plain, "locale_id": locale, "active": filed.reply.active, "default": True}
        items.append({"name": filed.handle, "default_locale_id": locale, "variants": [variant]})
    return to_json({"items": items})


def read(text: str) -> list[Filed]:
    """Return the items of an export, or of a list of the API."""
    found = []
    for row in rows_of(from_json(text), "items"):
        variants = rows_of(row, "variants")
        default = next((variant for variant in variants if variant.get("default")), None)
        if default is None:
            raise NotADumpError("an item has no default variant")
        reply = Reply(id="", plain=text_in(default, "content", needed=True), active=truth(default.get("active")))
        found.append(Filed(reply, handle=text_in(row, "name", needed=True), remote=text_in(row, "id")))
    return found


TARGET = Target(
    name="zendesk_dynamic_content",
    about="Zendesk dynamic content",
    file="zendesk-dynamic-content.json",
    markups=("plain",),
    holds=frozenset({"plain", "active"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=by_code,
    dialect=DIALECT,
)
