"""The map beside an export: what the format has no place for, so that nothing is lost and ids stay stable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from generator.desk.dialect import unspell
from generator.desk.fit import Fitted
from generator.desk.note import read_note
from generator.desk.records import MARKUPS, Reply, Variable
from generator.desk.target import Filed, NotADumpError, Target


def map_text(fitted: Fitted) -> str:
    """Return the map of an export, as JSON."""
    target = fitted.target
    entries = {
        filed.handle: _entry(target, original, filed, fitted.placeholders[filed.handle])
        for original, filed in zip(fitted.originals, fitted.filed, strict=True)
    }
    withheld = [_without_other_texts(asdict(reply), target) for reply in fitted.withheld]
    return json.dumps({"target": target.name, "replies": entries, "withheld": withheld}, ensure_ascii=False, indent=2) + "\n"


def _entry(target: Target, original: Reply, filed: Filed, tables: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    values = asdict(original)
    kept = {name: values[name] for name in values if name not in target.holds and name not in MARKUPS}
    renamed = {"title": original.title} if filed.name != original.title else {}
    return {"id": original.id, **kept, **renamed, "placeholders": tables}


def _without_other_texts(values: dict[str, Any], target: Target) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in MARKUPS or name in target.markups}


def load(target: Target, text: str, beside: str, words: Mapping[str, str]) -> tuple[Reply, ...]:
    """Return the replies of an export: its file, and the map beside it (empty for a target without one).

    Raises :class:`NotADumpError` for a text that is no such file.
    """
    found = target.read(text)
    if not target.has_map:
        return tuple(filed.reply for filed in found)
    known = read_map(beside)
    replies = [_restored(target, filed, known["replies"].get(handle_of(filed, words), {}), words) for filed in found]
    return (*replies, *(_reply(values) for values in known["withheld"]))


def read_map(text: str) -> dict[str, Any]:
    """Return the contents of a map. Raises :class:`NotADumpError`."""
    try:
        known = json.loads(text)
        return {"replies": dict(known["replies"]), "withheld": list(known["withheld"])}
    except (ValueError, KeyError, TypeError) as error:
        raise NotADumpError("the map is not one that `answerpress export` writes") from error


def handle_of(filed: Filed, words: Mapping[str, str]) -> str:
    """Return by what a reply that was read is told apart: what the format says, or the id in its note."""
    return filed.handle or str(read_note(filed.note, words).get("id", ""))


def _restored(target: Target, filed: Filed, entry: Mapping[str, Any], words: Mapping[str, str]) -> Reply:
    texts = texts_of(target, filed, entry.get("placeholders", {}))
    reply = replace(filed.reply, title=filed.name or filed.reply.title, **texts)
    if target.note == "all":
        reply = replace(reply, **read_note(filed.note, words))
    return _reply({**{item.name: getattr(reply, item.name) for item in fields(Reply)}, **entry})


def texts_of(target: Target, filed: Filed, tables: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return the texts of a reply with ``{{name}}`` for its placeholders."""
    return {markup: unspell(getattr(filed.reply, markup), markup, target.dialect, tables.get(markup, {})) for markup in target.markups}


def _reply(values: Mapping[str, Any]) -> Reply:
    """Make a reply of plain values; what it does not know is left out."""
    known = {item.name: values[item.name] for item in fields(Reply) if item.name in values}
    for name in ("never_ask", "topics"):
        known[name] = tuple(known.get(name, ()))
    found = known.get("variables", ())
    known["variables"] = tuple(item if isinstance(item, Variable) else Variable(**item) for item in found)
    return Reply(**known)


def reply_of(values: Mapping[str, Any]) -> Reply:
    """Make a reply of plain values, as :func:`dataclasses.asdict` gives them."""
    return _reply(values)
