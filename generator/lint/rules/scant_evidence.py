"""A reply treats a symptom, and neither it nor a reply before it collects what the symptom needs.

Support then has to ask a second time, and the customer answers twice. A reply treats a symptom when it names its signal in title or
intent, and the symptom is the template's own or of a page that the reply or the template refers to. It collects a field of
evidence.yml when it holds its variable or its words (`label`, `aliases`). Ask for the missing fields, or take them out of the
symptom's `evidence` if they are not needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.diagnostics import Code, Diagnostic
from generator.kinds.capabilities import HasReplies
from generator.lint.project import Item, Project
from generator.model.entry import Related, Symptom
from generator.model.fields import VARIABLE
from generator.model.vocabulary import EvidenceField

CODE = Code("APL017", "scant-evidence", __doc__ or "", "warning")

_LINK = re.compile(r"(?:\]\(|<)([a-z0-9-]+:[a-z0-9-]+)(?:#[a-z0-9-]+)?[)>]")
_APART = re.compile(r"[/、,，]|或者?|和|与|以及|\bor\b|\band\b", re.IGNORECASE)
Needed = tuple[Symptom, Item, int]
"""A symptom, the entry that tells of it, and its number there."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield replies that collect too little."""
    fields = {field.id: field for field in project.evidence.fields} if project.evidence else {}
    by_id = {item.id: item for item in project.items}
    for item in project.items:
        if isinstance(item.entry, HasReplies):
            yield from _in_template(item, item.entry, by_id, fields)


def _in_template(item: Item, entry: HasReplies, by_id: Mapping[str, Item], fields: Mapping[str, EvidenceField]) -> Iterator[Diagnostic]:
    collected: set[str] = set()
    template: list[Needed] = [*_symptoms(item)]
    for related in item.entry.related:
        ref = related.ref if isinstance(related, Related) else related
        template += _symptoms(by_id.get(ref.partition("#")[0]))
    for number, reply in enumerate(entry.replies):
        collected |= _collects(reply.text, fields)
        linked = [need for ref in _LINK.findall(reply.text) for need in _symptoms(by_id.get(ref))]
        for symptom, other, place in _treated(f"{reply.title}\n{reply.intent}", [*template, *linked]):
            missing = [fields[name].label for name in symptom.evidence if name in fields and name not in collected]
            if missing:
                message = f"the reply treats `{symptom.signal}` and does not collect {', '.join(f'“{label}”' for label in missing)}"
                hint = "ask for it here or in a reply before, or take it out of the symptom's `evidence`"
                yield CODE.at(item.span("replies", number, "text"), message, hint, others=[other.span("symptoms", place)])


def _symptoms(item: Item | None) -> Iterator[Needed]:
    if item is not None:
        for number, symptom in enumerate(item.entry.symptoms):
            yield symptom, item, number


def _treated(words: str, symptoms: list[Needed]) -> Iterator[Needed]:
    """Yield the symptoms whose signal stands in the words, each signal of a page once."""
    seen = set()
    folded = words.casefold()
    for symptom, item, number in symptoms:
        signal = symptom.signal.strip("`\"'“”")
        if (item.id, number) in seen or (signal.isascii() and signal.casefold() not in folded):
            continue
        if re.search(rf"(?<![A-Za-z0-9]){re.escape(signal)}(?![A-Za-z0-9])", words, re.IGNORECASE):
            seen.add((item.id, number))
            yield symptom, item, number


def _collects(text: str, fields: Mapping[str, EvidenceField]) -> set[str]:
    """Return the fields that a reply asks for or holds."""
    variables = set(VARIABLE.findall(text))
    lower = text.casefold()
    return {name for name, field in fields.items() if name in variables or any(words in lower for words in _words(field))}


def _words(field: EvidenceField) -> Iterator[str]:
    for words in (field.label, *field.aliases):
        yield words.casefold()
        yield from (piece.strip().casefold() for piece in _APART.split(words) if len(piece.strip()) > 1)
