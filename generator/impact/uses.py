"""Where the sources use a thing: every reference, link, variable and mention, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Span
from generator.impact.subject import Subject
from generator.model.fields import VARIABLE, Prose, RefTo
from generator.model.site import Glossary
from generator.model.walk import leaves
from generator.pipeline.load import Sources
from generator.source.marks import Path
from generator.source.yamldoc import Document
from generator.text.markdown import scan
from generator.text.refs import split_ref


@dataclass(frozen=True, slots=True)
class Use:
    """A place in the sources. ``how``: reference, link, image, fact, variable, mention; ``field`` as a person would say it."""

    span: Span
    owner: str
    field: str
    how: str


def uses_of(subject: Subject, sources: Sources, glossary: Glossary) -> tuple[Use, ...]:
    """Return every use, in order of place."""
    found: list[Use] = []
    for part, document in sources.vocabularies.values():
        found += _uses(subject, "", part, document, glossary)
    for loaded in sources.entries:
        found += _uses(subject, loaded.id, loaded.entry, loaded.document, glossary)
    return tuple(sorted(found, key=lambda use: (use.span.path, use.span.line, use.span.column, use.how)))


def _uses(subject: Subject, owner: str, part: object, document: Document, glossary: Glossary) -> Iterator[Use]:
    for path, text, marker in leaves(part):  # type: ignore[arg-type]
        if isinstance(marker, RefTo):
            if _is_named(subject, text, marker.target):
                yield Use(document.span(path), owner or document.path, _spoken(path), "reference")
        elif isinstance(marker, Prose):
            for start, end, how in _in_text(subject, text, owner, glossary if marker.mentions else Glossary()):
                yield Use(document.locate(path, start, end), owner or document.path, _spoken(path), how)


def _is_named(subject: Subject, text: str, target: str) -> bool:
    if target in {"entry", "question"}:
        return _leads_to(subject, text)
    return subject.kind == target and subject.name == text


def _leads_to(subject: Subject, ref: str) -> bool:
    """Tell whether a reference leads to an entry, or to this place of it."""
    if subject.kind not in {"entry", "part"}:
        return False
    id_, anchor = split_ref(ref)
    return id_ == subject.name and (not subject.anchor or anchor == subject.anchor)


def _in_text(subject: Subject, text: str, owner: str, glossary: Glossary) -> Iterator[tuple[int, int, str]]:
    found = scan(text)
    for link in found.links:
        destination = f"{owner}{link.destination}" if link.destination.startswith("#") else link.destination
        if _leads_to(subject, destination):
            yield link.start, link.end, "link"
        elif subject.kind == "fact" and destination == f"fact:{subject.name}":
            yield link.start, link.end, "fact"
        elif subject.kind == "asset" and "/" + destination.removeprefix("./").lstrip("/") == subject.name:
            yield link.start, link.end, "image"
    if subject.kind == "evidence":
        yield from ((match.start(), match.end(), "variable") for match in VARIABLE.finditer(text) if match[1] == subject.name)
    if subject.kind == "entry":
        for start, end in found.runs:
            yield from (
                (start + a, start + b, "mention") for a, b, id_ in glossary.mentions(text[start:end]) if id_ == subject.name != owner
            )


def _spoken(path: Path) -> str:
    """Return a path as ``sections[2].body``."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
