"""Fitting replies into a target: placeholders for variables, names, notes, and what does not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any, Literal, NamedTuple

from generator.desk.dialect import spell
from generator.desk.note import heads, note_text, short_note
from generator.desk.records import MARKUPS, Reply, used
from generator.desk.target import Filed, Target
from generator.model.desks import Desks
from generator.model.fields import VARIABLE
from generator.model.site import Labels


class Finding(NamedTuple):
    """Something wrong with one reply in one target; the caller knows where its field stands."""

    what: Literal["unmapped", "limit", "ambiguous"]
    reply: str
    field: str
    message: str
    hint: str
    variable: str = ""


@dataclass(slots=True)
class Fitted:
    """Replies as a target takes them. ``withheld`` are those that it has no way to switch off."""

    target: Target
    filed: list[Filed] = field(default_factory=list)
    originals: list[Reply] = field(default_factory=list)
    placeholders: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    withheld: list[Reply] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the language of the site: heads of notes, and the frame of a question."""

    heads: Mapping[str, str]
    ask: str

    @classmethod
    def of(cls, labels: Labels) -> Words:
        """Take the words from the labels of a site."""
        return cls(heads(labels), labels.words["export.ask"])


def fit(target: Target, replies: Sequence[Reply], desks: Desks, words: Words) -> Fitted:
    """Return the replies as ``target`` takes them, with all that is wrong."""
    fitted = Fitted(target)
    names = names_of(replies)
    for reply in replies:
        if not reply.active and "active" not in target.holds:
            fitted.withheld.append(reply)
            continue
        tables, findings = _placeholders(target, reply, desks, words)
        fitted.findings += findings
        if any(finding.what == "unmapped" for finding in findings):
            continue
        filed = _file(target, reply, names[reply.id], tables, words)
        fitted.findings += _too_long(target, filed)
        fitted.filed.append(filed)
        fitted.originals.append(reply)
        fitted.placeholders[filed.handle] = tables
    return fitted


def names_of(replies: Sequence[Reply]) -> dict[str, str]:
    """Return the name of each reply, by id: its title, with its page if another has the same title."""
    count = Counter(reply.title for reply in replies)
    names = {reply.id: reply.title for reply in replies}
    return {
        reply.id: names[reply.id] if count[reply.title] == 1 else f"{reply.title} ({reply.code.rpartition('.')[0]})" for reply in replies
    }


def _file(target: Target, reply: Reply, name: str, tables: Mapping[str, Mapping[str, str]], words: Words) -> Filed:
    texts: dict[str, Any] = dict.fromkeys(MARKUPS, "")
    for markup in target.markups:
        texts[markup] = spell(getattr(reply, markup), markup, target.dialect, tables[markup])
    note = note_text(reply, words.heads) if target.note == "all" else ""
    if target.note == "short":
        note = short_note(reply, words.heads, target.longest("note")) or words.heads["url"] + reply.url
    return Filed(replace(reply, **texts), name=name, note=note, handle=target.handle(reply, name))


def _placeholders(target: Target, reply: Reply, desks: Desks, words: Words) -> tuple[dict[str, dict[str, str]], list[Finding]]:
    """Return what stands for each variable, by form of the text and name."""
    labels = {variable.name: variable.label for variable in reply.variables}
    plain: dict[str, str] = {}
    asked: set[str] = set()
    findings = []
    for number, name in enumerate(used(reply.markdown or reply.html or reply.plain), 1):
        written, question = _for_variable(target, name, number, labels.get(name, name), desks, words)
        if written:
            plain[name] = written
            asked |= {name} if question else set()
        else:
            hint = f"give it a placeholder such as `{target.dialect.example}`, or `ask`, in desks.yml"
            findings.append(Finding("unmapped", reply.id, "text", f"`{name}` has no place in {target.name}", hint, name))
    tables = {markup: {name: _render(target, text, markup, name in asked) for name, text in plain.items()} for markup in target.markups}
    findings += _ambiguous(target, reply, tables)
    return tables, findings


def _for_variable(target: Target, name: str, number: int, label: str, desks: Desks, words: Words) -> tuple[str, bool]:
    """Return what stands for a variable, and whether it is a question; nothing if desks.yml does not say."""
    if target.native is not None:
        return target.native(name, number, label), False
    for item in desks.variables:
        if item.variable == name:
            mapped = next((place.write for place in item.placeholders if place.target == target.name), "")
            return (mapped, False) if mapped else (words.ask.format(question=item.ask) if item.ask else "", True)
    return "", False


def _render(target: Target, text: str, markup: str, question: bool) -> str:
    if question:
        return target.dialect.escape(escape(text, quote=False) if markup == "html" else text, markup, inside=False)
    return target.render(text, markup) if target.render else text


def _ambiguous(target: Target, reply: Reply, tables: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    if not tables:
        return
    markup, table = next(iter(tables.items()))
    for written, count in Counter(table.values()).items():
        if count > 1:
            names = ", ".join(f"`{name}`" for name, text in table.items() if text == written)
            message = f"{names} all read `{written}` in {target.name}"
            yield Finding("ambiguous", reply.id, "text", message, "let their placeholders or questions differ")
    texts = VARIABLE.split(getattr(reply, markup))[::2]
    shown = [target.dialect.escape(text, markup, inside=False) for text in texts]
    for written in table.values():
        if any(written in text for text in shown):
            message = f"the text itself holds `{written}`, which stands for a variable in {target.name}"
            yield Finding("ambiguous", reply.id, "text", message, "put the question in other words")


def _too_long(target: Target, filed: Filed) -> Iterator[Finding]:
    reply = filed.reply
    found = {"title": filed.name, "note": filed.note, "code": reply.code, "tags": ",".join(reply.topics)}
    found |= {markup: getattr(reply, markup) for markup in target.markups}
    for limit in target.limits:
        length = len(found[limit.field])
        if length > limit.most:
            message = f"{length} characters in {target.name} where {limit.most} are allowed"
            place = {"title": "title", "note": "note", "code": "id", "tags": "topics"}.get(limit.field, "text")
            yield Finding("limit", reply.id, place, message, f"shorten it ({limit.source})")
