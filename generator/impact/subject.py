"""What a REF names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator import codes
from generator.diagnostics import Diagnostic, Span, suggest
from generator.model.fields import Part
from generator.pipeline.load import Sources
from generator.source.yamldoc import Document
from generator.text.refs import split_ref

Path = tuple[str | int, ...]

LISTS = {
    "fact": ("site", "facts"),
    "person": ("site", "people"),
    "topic": ("topics", "topics"),
    "evidence": ("evidence", "fields"),
    "policy": ("policy", "never"),
}
"""Names of vocabularies: the file and the list that define them."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing that pages show. ``kind`` is ``entry``, ``part`` (an anchor of an entry), ``asset``, or a name of :data:`LISTS`."""

    ref: str
    kind: str
    name: str
    """Id of the entry, or name in its list; the path of an asset."""
    anchor: str
    title: str
    span: Span


def find_subject(ref: str, sources: Sources) -> tuple[Subject | None, list[Diagnostic]]:
    """Return what a REF names, or a diagnostic with the nearest name that there is."""
    ref = ref.strip()
    scheme, colon, name = ref.partition(":")
    if colon and scheme in LISTS:
        found = _named(ref, scheme, name, sources)
    elif ref.lstrip("/").removeprefix("asset:").startswith("assets/"):
        path = "/" + ref.lstrip("/").removeprefix("asset:")
        found = Subject(ref, "asset", path, "", path, Span(f"content{path}")) if path in sources.assets else None
    else:
        found = _entry(ref, sources)
    return (found, []) if found else (None, [_unknown(ref, sources)])


def _named(ref: str, scheme: str, name: str, sources: Sources) -> Subject | None:
    file, field = LISTS[scheme]
    if file not in sources.vocabularies:
        return None
    part, document = sources.vocabularies[file]
    for number, item in enumerate(getattr(part, field)):
        if item.id == name:
            title = getattr(item, "label", None) or item.name
            return Subject(ref, scheme, name, "", title, document.span((field, number, "id")))
    return None


def _entry(ref: str, sources: Sources) -> Subject | None:
    id_, anchor = split_ref(ref)
    loaded = next((loaded for loaded in sources.entries if loaded.id == id_), None)
    if loaded is None:
        return None
    if not anchor:
        return Subject(ref, "entry", id_, "", loaded.entry.title, loaded.document.span(("title",)))
    for path, part in parts_of(loaded.entry):
        if vars(part).get("id") == anchor:
            fields = vars(part)
            title = next((fields[name] for name in ("question", "title", "heading", "text") if fields.get(name)), anchor)
            return Subject(ref, "part", id_, anchor, str(title), _place(loaded.document, path))
    return None


def _place(document: Document, path: Path) -> Span:
    return document.span((*path, "id"))


def parts_of(part: Part, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Yield every part inside a part, with its path."""
    for name, value in vars(part).items():
        yield from _parts_in(value, (*path, name))


def _parts_in(value: Any, path: Path) -> Iterator[tuple[Path, Part]]:
    if isinstance(value, Part):
        yield path, value
        yield from parts_of(value, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _parts_in(item, (*path, number))


def _unknown(ref: str, sources: Sources) -> Diagnostic:
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in ref[:80])
    return codes.DANGLING_REF.at(Span("REF"), f"there is no `{shown}`", suggest(shown, _known(ref, sources), _FORMS))


_FORMS = "write kind:slug, kind:slug#anchor, fact:name, evidence:name, topic:id, person:id, policy:name or assets/file.png"


def _known(ref: str, sources: Sources) -> Iterator[str]:
    """Yield what could be meant: names of the same sort, or of any."""
    for scheme, (file, field) in LISTS.items():
        if file in sources.vocabularies:
            yield from (f"{scheme}:{item.id}" for item in getattr(sources.vocabularies[file][0], field))
    yield from (path.lstrip("/") for path in sources.assets)
    id_, anchor = split_ref(ref)
    for loaded in sources.entries:
        yield loaded.id
        if anchor and loaded.id == id_:
            yield from (f"{id_}#{part_id}" for _, part in parts_of(loaded.entry) if (part_id := vars(part).get("id")))
