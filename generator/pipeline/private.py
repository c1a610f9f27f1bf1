"""What an audit is told of a project: its private notes, with all that its sources say in public, and the words that it prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.audit.private import Note, Private
from generator.config import Config
from generator.diagnostics import Diagnostic, Span
from generator.pipeline.templates import read_labels
from generator.source.files import list_files, read_source
from generator.source.places import default_templates, template_folders
from generator.source.yamldoc import Document, parse

INTERNAL = "internal"
Where = tuple[str | int, ...]


def private_notes(config: Config) -> tuple[Private, list[Diagnostic]]:
    """Return every ``internal`` text of the sources, drafts included, and what keeps sources from being read."""
    notes: list[Note] = []
    public: list[str] = []
    paths, problems = list_files(config.root, config.content, (".yml", ".md"))
    for path in paths:
        source, found = read_source(config.root, path, config.options.max_file_kb * 1024)
        problems += found
        if source is None or path.endswith(".md"):
            public += [source.text] if source else []
            continue
        document, found = parse(path, source.text)
        problems += found
        if document is not None:
            _sort(document, notes, public)
    return Private(notes, public), problems


def _sort(document: Document, notes: list[Note], public: list[str]) -> None:
    for where, text in _texts(document.value, ()):
        if where[0] == INTERNAL:
            notes.append(Note(document.span(where), text))
        else:
            public.append(text)


def _texts(value: Any, where: Where) -> Iterator[tuple[Where, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, (*where, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(part, (*where, number))
    elif value is not None:
        yield where, str(value)


def labels_by_language(config: Config | None) -> dict[str, Mapping[str, str]]:
    """Return the labels of every language that the templates have; those of the project come first."""
    root = config.root if config else default_templates()
    folders = template_folders(root, config.options.templates) if config else (default_templates(),)
    names = {path.stem for folder in folders for path in (folder / "labels").glob("*.yml")}
    found = {name: read_labels(root, folders, name, Span("labels"))[0] for name in sorted(names)}
    return {name: labels.words for name, labels in found.items() if labels is not None}
