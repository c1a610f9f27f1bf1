"""Mending what is safe to mend without a person, file by file, until nothing is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import PurePosixPath
from typing import Any

from generator.config import Config
from generator.diagnostics import Diagnostic, Fix
from generator.lint import mendable
from generator.lint.dates import with_fixes
from generator.lint.edits import chosen, edited, sound
from generator.lint.project import Files, Item, Project
from generator.lint.settle import without_known
from generator.model.artifact import Artifact
from generator.pipeline.load import VOCABULARIES, Sources, load, read_entry
from generator.pipeline.prepare import project_of, read_baseline
from generator.source.decode import decode
from generator.source.places import LOCK_FILE
from generator.source.yamldoc import Document, parse

ROUNDS = 12
"""One mended mark can show the next; more rounds than marks can meet at one place are never needed."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after, and the findings that were mended in it."""

    path: str
    before: str
    after: str
    findings: tuple[Diagnostic, ...]

    def artifact(self) -> Artifact:
        """Return the file to be written."""
        return Artifact(self.path, self.after.encode())

    def diff(self) -> str:
        """Return the change as a unified diff."""
        lines = unified_diff(_lines(self.before), _lines(self.after), f"a/{self.path}", f"b/{self.path}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True) if "\x85" not in text else [f"{line}\n" for line in text.split("\n")]


def mend_project(config: Config, only: Collection[str] | None = None) -> list[Mended]:
    """Return the files of a project (``only`` these) in which something can be mended, as they would be; nothing is written."""
    return mend(config, load(config), only)


def mend(config: Config, sources: Sources, only: Collection[str] | None = None) -> list[Mended]:
    """Return what can be mended in sources that have been read."""
    project = project_of(config, sources)
    known, _ = read_baseline(config)
    documents = [*(item.document for item in project.items), *project.vocabularies.values(), *sources.undecoded]
    told = {diagnostic.span.path for diagnostic in [*mendable(project, config.today, config.options.rules)]}
    told |= {document.path for document in sources.undecoded}
    told &= told if only is None else set(only)
    found = (_mended(config, project, document, known) for document in documents if document.path in told)
    return sorted((mended for mended in found if mended.findings), key=lambda mended: mended.path)


def _mended(config: Config, project: Project, document: Document, known: dict[str, int]) -> Mended:
    """Mend one file, round by round."""
    text, findings = document.text, []
    for _ in range(ROUNDS):
        now, _ = parse(document.path, text)
        if now is None:
            break
        found = {diagnostic.fix: diagnostic for diagnostic in _findings(config, project, now, known) if diagnostic.fix}
        fixes = sound(now, chosen(found))
        if not fixes:
            break
        findings += [found[fix] for fix in fixes]
        text = edited(text, fixes)
    return Mended(document.path, document.text, text, tuple(findings))


def _findings(config: Config, project: Project, document: Document, known: dict[str, int]) -> Iterator[Diagnostic]:
    """Yield what can be mended in one file as it is now."""
    alone, problems = _alone(config, project, document)
    yield from (problem for problem in with_fixes(problems, document))
    if alone is not None:
        lines = document.text.split("\n")
        found: Iterable[Diagnostic] = (
            item for item in mendable(alone, config.today, config.options.rules) if item.span.path == document.path
        )
        yield from without_known(found, known, lambda _, number: lines[number - 1] if number <= len(lines) else None)


def _alone(config: Config, project: Project, document: Document) -> tuple[Files | None, list[Diagnostic]]:
    """Return this file alone, beside the vocabularies that rules ask for."""
    place = PurePosixPath(document.path).relative_to(config.content)
    _, problems = parse(document.path, document.text)
    if len(place.parts) == 1:
        part, more = decode(document, VOCABULARIES[place.stem])
        if part is None:
            return None, [*problems, *more]
        held: dict[str, Any] = {_HELD.get(place.stem, place.stem): part}
        around = replace(project.around, **held) if place.stem != "desks" else project.around
        return Files(around, vocabularies={place.stem: document}), problems
    entry, more = read_entry(place, document)
    if entry is None:
        return None, [*problems, *more]
    id_ = f"{entry.kind}:{place.stem}"
    return Files(project.around, items=(Item(id_, entry, document),)), problems


_HELD = {"site": "brand"}
"""Vocabularies that a project holds under another name."""


def summary(mended: Sequence[Mended]) -> Iterator[str]:
    """Yield the lines that say what was done."""
    for file in mended:
        for finding in file.findings:
            yield f"{finding.span}: {finding.code.id} {finding.code.name}: {finding.message}; {_done(finding.fix)}"
    count = sum(len(file.findings) for file in mended)
    yield f"mended {count} finding{'s' * (count != 1)} in {len(mended)} file{'s' * (len(mended) != 1)}"
    if count:
        yield f"spaces and the width of marks are no change of substance: `updated` stays, and so does {LOCK_FILE}"


_SHOWN = 40


def _done(fix: Fix | None) -> str:
    text = fix.text if fix else ""
    if "\n" in text or len(text) > _SHOWN:
        return "the lines are in order"
    return "removed" if not text else "a space was put in" if text == " " else f"now `{text}`"
