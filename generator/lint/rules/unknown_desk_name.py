"""desks.yml names a target that does not exist, a variable that no reply uses, or the same one twice.

A misspelt name would leave the real one without a placeholder, and nobody would see why.
`answerpress export --help` lists the targets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.desk.targets import BY_NAME
from generator.diagnostics import Code, Diagnostic, suggest
from generator.kinds.capabilities import HasReplies
from generator.lint.project import Project
from generator.model.desks import Desks
from generator.model.fields import VARIABLE

CODE = Code("APD002", "unknown-desk-name", __doc__ or "")
Path = tuple[str | int, ...]


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield names of desks.yml that lead nowhere, and those that stand there twice."""
    if project.desks is None:
        return
    document = project.vocabularies["desks"]
    used = {name for item in project.items if isinstance(item.entry, HasReplies) for name in _names(item.entry)}
    for path, name in _targets(project.desks):
        if name not in BY_NAME:
            yield CODE.at(document.span(path), f"there is no target `{name}`", suggest(name, BY_NAME, f"write one of {', '.join(BY_NAME)}"))
    for number, item in enumerate(project.desks.variables):
        if item.variable not in used:
            hint = suggest(item.variable, used, "remove it")
            yield CODE.at(document.span(("variables", number, "variable")), f"no reply uses `{item.variable}`", hint)
    for path, name in _twice(project.desks):
        yield CODE.at(document.span(path), f"`{name}` stands here for the second time", "keep one of the two")


def _names(entry: HasReplies) -> Iterator[str]:
    return (name for reply in entry.replies for name in VARIABLE.findall(reply.text))


def _targets(desks: Desks) -> Iterator[tuple[Path, str]]:
    for number, desk in enumerate(desks.desks):
        yield ("desks", number, "target"), desk.target
    for number, item in enumerate(desks.variables):
        for place, written in enumerate(item.placeholders):
            yield ("variables", number, "placeholders", place, "target"), written.target


def _twice(desks: Desks) -> Iterator[tuple[Path, str]]:
    yield from _repeated((("desks", number, "target"), desk.target) for number, desk in enumerate(desks.desks))
    yield from _repeated((("variables", number, "variable"), item.variable) for number, item in enumerate(desks.variables))
    for number, item in enumerate(desks.variables):
        places = enumerate(item.placeholders)
        yield from _repeated((("variables", number, "placeholders", place, "target"), written.target) for place, written in places)


def _repeated(named: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield path, name
        seen.add(name)
