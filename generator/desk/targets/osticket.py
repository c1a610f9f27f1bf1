"""osTicket canned responses, as the YAML from which an installation takes its premade ones.

`notes` is internal. `lang` is written with an underscore; department 0 is every department.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape, unescape

from generator.desk.dialect import Dialect
from generator.desk.reading import from_yaml, rows_of, text_in, to_yaml, truth
from generator.desk.records import Reply
from generator.desk.target import Filed, Limit, Target, by_id
from generator.model.desks import Desk

SOURCE = "https://github.com/osTicket/osTicket/blob/develop/include/i18n/en_US/templates/premade.yaml"
_BREAK = "<br>\n"


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the YAML."""
    rows = [
        {
            "isenabled": int(filed.reply.active),
            "title": filed.name,
            "response": filed.reply.html,
            "notes": escape(filed.note, quote=False).replace("\n", _BREAK),
            "lang": filed.reply.language.replace("-", "_"),
            "dept_id": desk.department,
        }
        for filed in replies
    ]
    return to_yaml(rows)


def read(text: str) -> list[Filed]:
    """Return the responses of an export, or of a list with the same fields."""
    found = []
    for row in rows_of(from_yaml(text), "canned_responses"):
        note = unescape(text_in(row, "notes").replace(_BREAK, "\n"))
        reply = Reply(
            id="",
            html=text_in(row, "response", needed=True),
            language=text_in(row, "lang").replace("_", "-"),
            active=truth(row.get("isenabled")),
        )
        found.append(Filed(reply, text_in(row, "title", needed=True), note, remote=text_in(row, "canned_id")))
    return found


TARGET = Target(
    name="osticket",
    about="osTicket canned responses",
    file="osticket-canned.yaml",
    markups=("html",),
    holds=frozenset({"id", "title", "html", "language", "active", "intent", "never_ask", "boundary", "hand_over", "review_by", "url"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=by_id,
    dialect=Dialect(
        shape=r"%\{(?:ticket|recipient|url|company|staff)(?:\.[a-z0-9_]+)*\}",
        known=("%{ticket.name}", "%{ticket.name.first}", "%{ticket.number}", "%{ticket.dept.name}"),
        example="%{ticket.name.first}",
        breaks=(("%", "{"),),
    ),
    limits=(Limit("title", 255, SOURCE),),
    note="all",
)
