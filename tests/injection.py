"""A site with something put into every text field of every kind: walked from the models, so that a new field takes part by itself."""

from __future__ import annotations

import shutil
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from pydantic import StringConstraints

from generator.kinds import BY_FOLDER
from generator.model.fields import Code, Part, Prose, RefTo
from generator.model.walk import parts_in
from generator.pipeline.load import VOCABULARIES

NAMES = {"logo", "pattern", "rule", "write", "cases"}
"""Fields that hold a line and yet are no text of a page: the name of a file, a regular expression, the name of a rule, the placeholder
of a help desk, what a reply is tried with."""


@dataclass(frozen=True)
class Injected:
    """What goes into lines, into Markdown and into code; ``before`` puts it in front."""

    line: str
    prose: str
    code: str
    before: bool = False

    def into(self, text: str, what: str) -> str:
        """A term gets a word of its own, so that no other text mentions it: links to it are not what is tested."""
        if what == "title":
            return f"{self.line} Title {text}" if self.before else f"Title {text} {self.line}"
        if what in {"line", "term"}:
            text += "词" * (what == "term")
            return f"{self.line} {text}" if self.before else f"{text} {self.line}"
        gap = "\n\n" if "\n" in text and what == "prose" else " "
        added = self.prose if what == "prose" else self.code
        return f"{added}{gap}{text}" if self.before else f"{text.rstrip()}{gap}{added}"


def inject(source: Path, target: Path, injected: Injected) -> Path:
    """Copy the project at ``source`` to ``target`` with the text in every field; return ``target``."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("expected"))
    numbers = count(1)
    for path in sorted((target / "content").rglob("*.yml")):
        folder = path.parent.name
        model: type[Part] = VOCABULARIES[path.stem] if folder == "content" else BY_FOLDER[folder].model
        value = yaml.safe_load(path.read_text("utf-8"))
        made = _part(model, value, injected)
        if "title" in made and folder != "content":
            made["title"] = injected.into(str(next(numbers)), "title")
        path.write_text(yaml.dump(made, Dumper=_Quoted, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return target


class _Quoted(yaml.SafeDumper):
    """Puts every text in quotes, so that no reader of YAML takes it for something else."""


_Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def _part(model: type[Part], value: dict[str, Any], injected: Injected) -> dict[str, Any]:
    fields = model.model_fields
    return {
        name: _value(name, fields[name].annotation, tuple(fields[name].metadata), item, injected)
        if name in fields and name not in NAMES
        else item
        for name, item in value.items()
    }


def _value(name: str, annotation: Any, metadata: tuple[Any, ...], value: Any, injected: Injected) -> Any:
    if isinstance(value, list):
        return [_value(name, annotation, metadata, item, injected) for item in value]
    if isinstance(value, dict):
        part = next(part for part in parts_in(annotation) if set(value) <= set(part.model_fields))
        return _part(part, value, injected)
    kind = _kind([*metadata, *_metadata(annotation)]) if isinstance(value, str) else ""
    if kind == "line" and name in {"term", "abbreviations"}:
        kind = "term"
    return injected.into(value, kind) if kind else value


def _kind(metadata: list[Any]) -> str:
    """``prose``, ``line`` or ``code``; nothing for names, references, addresses and choices."""
    limits = [item for item in metadata if isinstance(item, StringConstraints)]
    if any(isinstance(item, Prose) for item in metadata):
        return "prose"
    if not limits or any(isinstance(item, RefTo) for item in metadata) or any(item.pattern for item in limits):
        return ""
    return "code" if typing.get_args(Code)[1] in limits else "line"


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for argument in typing.get_args(annotation):
        yield from _metadata(argument)
