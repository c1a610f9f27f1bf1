"""VS Code snippets, for agents who write in an editor: the prefix is the code, `${1:label}` are the values.

A backslash keeps `$`, `}` and itself from meaning anything. The description, which is not inserted, holds the note.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.desk.dialect import Dialect
from generator.desk.reading import from_json, text_in, to_json
from generator.desk.records import Reply
from generator.desk.target import Filed, NotADumpError, Target, by_code
from generator.model.desks import Desk

SOURCE = "https://code.visualstudio.com/docs/editing/userdefinedsnippets#_grammar"
_DIALECT = Dialect(backslash="\\$}")


def tab_stop(name: str, number: int, label: str) -> str:
    """Return what stands for a variable: a tab stop, the same number for the same variable."""
    return f"${{{number}:{_DIALECT.escape(label, 'markdown', inside=False)}}}"


def write(replies: Sequence[Filed], desk: Desk) -> str:
    """Return the file of snippets, by name."""
    snippets = {
        filed.handle: {
            "prefix": filed.handle,
            "scope": "markdown,plaintext",
            "description": f"{filed.name}\n{filed.note}",
            "body": filed.reply.markdown.split("\n"),
        }
        for filed in replies
    }
    return to_json(snippets)


def read(text: str) -> list[Filed]:
    """Return the snippets of a file."""
    found = []
    value = from_json(text)
    if not isinstance(value, dict):
        raise NotADumpError("a file of snippets is an object of objects")
    for row in value.values():
        if not isinstance(row, dict):
            raise NotADumpError("a snippet is no object")
        body = row.get("body")
        lines: list[Any] = body if isinstance(body, list) else [body]
        if not all(isinstance(line, str) for line in lines):
            raise NotADumpError("the body of a snippet is no text")
        name, _, note = text_in(row, "description").partition("\n")
        found.append(Filed(Reply(id="", markdown="\n".join(lines)), name, note, text_in(row, "prefix", needed=True)))
    return found


TARGET = Target(
    name="vscode",
    about="VS Code snippets",
    file="answerpress.code-snippets",
    markups=("markdown",),
    holds=frozenset({"id", "title", "markdown", "intent", "never_ask", "boundary", "hand_over", "review_by", "url"}),
    source=SOURCE,
    write=write,
    read=read,
    handle=by_code,
    dialect=_DIALECT,
    native=tab_stop,
    note="all",
)
