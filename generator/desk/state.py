"""What a help desk was last given: ``desks.lock.json``, kept with the content, and the journal of a push that is under way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

LOCK = "desks.lock.json"
JOURNAL = ".answerpress/desk/{target}.journal"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Given:
    """A reply as a help desk was last given it: the desk's id, and a digest of every field."""

    remote: str = ""
    name: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)


State = dict[str, Given]
"""What one desk was given, by the id of the reply."""


def read_lock(text: str) -> dict[str, State]:
    """Return the states of all desks. Raises ValueError for a text that is no such file."""
    value = json.loads(text)
    if not isinstance(value, dict) or value.get("version") != _VERSION:
        raise ValueError("not a lock of this version")
    try:
        return {target: {id_: _given(one) for id_, one in state.items()} for target, state in value["desks"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("the lock is torn") from error


def lock_text(states: Mapping[str, State]) -> str:
    """Return the text of the lock: sorted, so that two people who push can merge it."""
    desks = {target: {id_: _plain(state[id_]) for id_ in sorted(state)} for target, state in sorted(states.items()) if state}
    return json.dumps({"version": _VERSION, "desks": desks}, ensure_ascii=False, indent=2) + "\n"


def _given(value: Mapping[str, Any]) -> Given:
    return Given(str(value["remote"]), str(value["name"]), {str(name): str(text) for name, text in value["digests"].items()})


def _plain(given: Given) -> dict[str, Any]:
    return {"remote": given.remote, "name": given.name, "digests": dict(sorted(given.digests.items()))}


def journal_line(id_: str, given: Given | None) -> str:
    """Return a line of the journal: a reply that the desk has taken, or one that is gone (None)."""
    return json.dumps({"id": id_, "given": _plain(given) if given else None}, ensure_ascii=False) + "\n"


def with_journal(state: State, lines: Iterable[str]) -> State:
    """Return a state with what a journal says; a last line that was cut off by a crash is left out."""
    found = dict(state)
    for line in lines:
        try:
            entry = json.loads(line)
            given = _given(entry["given"]) if entry["given"] else None
            id_ = str(entry["id"])
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        if given is None:
            found.pop(id_, None)
        else:
            found[id_] = given
    return found
