"""Drift: what differs between the replies of a site and those of a help desk, and on which side it changed."""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from generator.desk.compare import digests, fields_of
from generator.desk.fit import Fitted, Words
from generator.desk.records import Reply
from generator.desk.sidecar import handle_of, texts_of
from generator.desk.state import Given, State
from generator.desk.target import Filed

Kind = Literal["changed here", "changed there", "changed on both sides", "differs", "missing", "orphaned", "stale", "unsafe"]
KINDS: tuple[Kind, ...] = (
    "changed here",
    "changed there",
    "changed on both sides",
    "differs",
    "missing",
    "orphaned",
    "stale",
    "unsafe",
)
"""In the order of a report. "differs" is a change of which nobody knows the side: nothing was pushed or recorded before."""
ABOUT: dict[Kind, str] = {
    "changed here": "the site has new wording that the help desk has not",
    "changed there": "somebody changed it in the help desk",
    "changed on both sides": "both have new wording; a push would overwrite the help desk's",
    "differs": "nothing was pushed or recorded before, so nobody knows on which side it changed",
    "missing": "the site has it, the help desk has not",
    "orphaned": "the help desk still has it, the site no longer",
    "stale": "past its review date, and still offered to agents",
    "unsafe": "wording in the help desk that breaks a rule of policy.yml",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One reply that is not the same on both sides."""

    kind: Kind
    id: str
    name: str
    fields: tuple[str, ...] = ()
    remote: str = ""
    detail: tuple[str, ...] = ()


_OURS = re.compile(r"[a-z-]+:[a-z0-9-]+#[a-z0-9-]+")

Unsafe = Callable[[str], Iterable[str]]
"""Returns what is wrong with a text, in words that quote no secret."""


def compare(fitted: Fitted, dump: Sequence[Filed], state: State, words: Words, unsafe: Unsafe) -> tuple[Difference, ...]:
    """Return all differences between the replies of a site and a dump of a help desk, in the order of a report."""
    there = match(fitted, dump, state, words)
    ids = {id(filed): id_ for id_, filed in there.items()}
    found = [*_of_ours(fitted, there, state)]
    for filed in dump:
        origin = ids.get(id(filed)) or _origin(fitted, filed, state, words)
        if origin and id(filed) not in ids and filed.reply.active:
            found.append(Difference("orphaned", origin, filed.name or filed.handle, (), filed.remote))
        found += _unsafe(fitted, filed, origin, words, unsafe)
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.id, one.name, one.fields, one.detail)))


def match(fitted: Fitted, dump: Sequence[Filed], state: State, words: Words) -> dict[str, Filed]:
    """Return the reply of the help desk for each of ours, by our id.

    Our own id decides, where the desk has a place for it; then the desk's id that a push has noted; then the name.
    """
    ours = {filed.handle: reply.id for filed, reply in zip(fitted.filed, fitted.originals, strict=True)}
    ours |= {fitted.target.handle(reply, reply.title): reply.id for reply in fitted.withheld}
    remotes = {given.remote: id_ for id_, given in state.items() if given.remote}
    names = {filed.name: reply.id for filed, reply in zip(fitted.filed, fitted.originals, strict=True) if filed.name}
    found: dict[str, Filed] = {}
    by_handle = ((ours.get(handle_of(filed, words.heads), ""), filed) for filed in dump)
    by_remote = ((remotes.get(filed.remote, ""), filed) for filed in dump)
    by_name = ((names.get(filed.name, ""), filed) for filed in dump if not handle_of(filed, words.heads) or filed.handle == filed.name)
    known = {reply.id for reply in (*fitted.originals, *fitted.withheld)}
    used: set[int] = set()
    for id_, filed in (*by_handle, *by_remote, *by_name):
        if id_ in known and id_ not in found and id(filed) not in used:
            found[id_] = filed
            used.add(id(filed))
    return found


def _of_ours(fitted: Fitted, there: Mapping[str, Filed], state: State) -> Iterator[Difference]:
    for filed, reply in zip(fitted.filed, fitted.originals, strict=True):
        theirs = there.get(reply.id)
        if theirs is None:
            if reply.active:
                yield Difference("missing", reply.id, filed.name)
            continue
        if not reply.active and theirs.reply.active:
            yield Difference("stale", reply.id, filed.name, (), theirs.remote, (f"review was due {reply.review_by}",))
        yield from _changed(fitted, filed, theirs, reply.id, state.get(reply.id))
    for reply in fitted.withheld:
        if reply.id in there:
            yield Difference("stale", reply.id, reply.title, (), there[reply.id].remote, (f"review was due {reply.review_by}",))


def _changed(fitted: Fitted, ours: Filed, theirs: Filed, id_: str, given: Given | None) -> Iterator[Difference]:
    """Yield the fields that differ, together by the side on which they changed."""
    mine, other = digests(fitted.target, ours), digests(fitted.target, theirs)
    sides: dict[Kind, list[str]] = {}
    for name in mine:
        if mine[name] == other[name] or (name == "active" and not ours.reply.active):  # that one is stale
            continue
        base = given.digests.get(name) if given else None
        sides.setdefault(_side(mine[name], other[name], base), []).append(name)
    texts = fields_of(fitted.target, ours), fields_of(fitted.target, theirs)
    for kind, names in sides.items():
        detail = tuple(line for name in names for line in _lines(name, texts[1][name], texts[0][name]))
        yield Difference(kind, id_, ours.name, tuple(names), theirs.remote, detail)


def _side(mine: str, other: str, base: str | None) -> Kind:
    if base is None:
        return "differs"
    if base == other:
        return "changed here"
    return "changed there" if base == mine else "changed on both sides"


def _lines(name: str, there: str, here: str) -> Iterator[str]:
    """Yield the lines in which two texts differ: ``-`` in the help desk, ``+`` on the site."""
    for line in difflib.unified_diff(there.split("\n"), here.split("\n"), lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            yield f"{name}: {line}"


def _origin(fitted: Fitted, filed: Filed, state: State, words: Words) -> str:
    """Return the id of the reply that something in the help desk once was; empty if it was never ours."""
    handle = handle_of(filed, words.heads)
    for id_, given in state.items():
        if (given.remote and given.remote == filed.remote) or fitted.target.handle(Reply(id=id_), given.name) == handle:
            return id_
    return handle if _OURS.fullmatch(handle) else ""


def _unsafe(fitted: Fitted, filed: Filed, id_: str, words: Words, unsafe: Unsafe) -> Iterator[Difference]:
    """Yield what is wrong with a wording. Placeholders stand as in the sources; questions to the agent are none to the customer."""
    before, _, after = words.ask.partition("{question}")
    question = re.compile(f"{re.escape(before)}[^\n]{{0,200}}?{re.escape(after)}")
    tables = fitted.placeholders.get(handle_of(filed, words.heads), {})
    found: dict[str, None] = {}
    for text in texts_of(fitted.target, filed, tables).values():
        found |= dict.fromkeys(unsafe(question.sub("…", text)))
    if found:
        yield Difference("unsafe", id_, filed.name or filed.handle, (), filed.remote, tuple(found))


def report(found: Sequence[Difference], *, show: bool = False) -> str:
    """Return the differences for a terminal, with the lines that differ if ``show``."""
    lines = []
    for one in found:
        place = f"{one.id or '-'}  {one.name}" + (f"  (#{one.remote})" if one.remote else "")
        lines.append(f"{one.kind:22}{place}" + (f"  {', '.join(one.fields)}" if one.fields else ""))
        if show or one.kind in {"unsafe", "stale"}:
            lines += [f"{'':24}{line}" for line in one.detail]
    count = Counter(one.kind for one in found)
    if not found:
        return "no difference\n"
    kinds = [kind for kind in KINDS if count[kind]]
    lines += ["", f"{len(found)} difference{'s' * (len(found) != 1)}: " + ", ".join(f"{count[kind]} {kind}" for kind in kinds)]
    lines += [f"  {kind}: {ABOUT[kind]}" for kind in kinds]
    return "\n".join(lines) + "\n"


def report_json(found: Sequence[Difference]) -> str:
    """Return the differences for a program."""
    return json.dumps({"differences": [asdict(one) for one in found]}, ensure_ascii=False, indent=2) + "\n"
