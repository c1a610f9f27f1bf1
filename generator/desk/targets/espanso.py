"""Espanso matches: an agent types `:code` anywhere, and a form asks for the values.

The form shows what not to ask for above its fields; what is typed there goes into the text, the rest does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.desk.dialect import Dialect
from generator.desk.reading import Row, from_yaml, rows_of, text_in, to_yaml
from generator.desk.records import Reply, Variable
from generator.desk.target import Filed, NotADumpError, Target, by_code
from generator.model.desks import Desk

SOURCE = "https://github.com/espanso/espanso/blob/dev/schemas/match.schema.json"
_PAIRS = (("{", "{"), ("\\{", "\\{"), ("\\}", "\\}"))


def field(name: str, number: int, label: str) -> str:
    """Return what stands for a variable: a field of the form."""
    return f"{{{{form.{name}}}}}"


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return a file of matches."""
    rows = [_match(filed) for filed in replies]
    head = "# yaml-language-server: $schema=https://raw.githubusercontent.com/espanso/espanso/dev/schemas/match.schema.json\n"
    return head + to_yaml({"matches": rows})


def _match(filed: Filed) -> Row:
    row: Row = {"trigger": f":{filed.handle}", "label": filed.name, "comment": filed.note}
    row |= {"search_terms": list(filed.reply.topics), "replace": filed.reply.plain}
    fields = [variable for variable in filed.reply.variables if f"{{{{form.{variable.name}}}}}" in filed.reply.plain]
    if fields:
        row["vars"] = [{"name": "form", "type": "form", "params": {"layout": _layout(filed, fields)}}]
    return row


def _layout(filed: Filed, fields: Sequence[Variable]) -> str:
    """Return the form: the note, then a line a variable with its boundary. Brackets in them must not look like fields."""
    lines = [*filed.note.split("\n"), ""] if filed.note else []
    shown = [line.replace("[[", "[ [").replace("{{", "{ {") for line in lines]
    for variable in fields:
        words = f"{variable.label} ({variable.boundary})".replace("[[", "[ [").replace("{{", "{ {")
        shown.append(f"{words}: [[{variable.name}]]")
    return "\n".join(shown)


def read(text: str) -> list[Filed]:
    """Return the matches of a file."""
    found = []
    for row in rows_of(from_yaml(text), "matches"):
        trigger = text_in(row, "trigger", needed=True)
        if not trigger.startswith(":"):
            raise NotADumpError(f"the trigger `{trigger}` does not begin with a colon")
        terms = row.get("search_terms") or []
        reply = Reply(id="", plain=text_in(row, "replace", needed=True), topics=tuple(str(term) for term in terms))
        found.append(Filed(reply, text_in(row, "label"), text_in(row, "comment"), trigger[1:]))
    return found


TARGET = Target(
    name="espanso",
    about="Espanso matches",
    file="espanso-answerpress.yml",
    markups=("plain",),
    holds=frozenset({"id", "title", "plain", "topics", "intent", "never_ask", "boundary", "hand_over", "review_by", "url"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=by_code,
    dialect=Dialect(breaks=_PAIRS),
    native=field,
    note="all",
)
