"""A project as the commands on help desks need it: its replies, its desks.yml, the words of its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.config import Config
from generator.desk import codes
from generator.desk.apis import PUSHED
from generator.desk.compare import digests
from generator.desk.fit import Finding, Fitted, Words, fit
from generator.desk.places import place
from generator.desk.records import Reply, collect
from generator.desk.state import JOURNAL, LOCK, Given, State, lock_text, read_lock, with_journal
from generator.desk.target import Filed, NotADumpError, Target
from generator.diagnostics import Diagnostic, Span, in_order
from generator.lint.rules import ambiguous_placeholder, desk_limit, unmapped_variable
from generator.model.artifact import Artifact
from generator.model.desks import Desks
from generator.model.page import Page
from generator.model.site import Site
from generator.pipeline.journal import clear
from generator.pipeline.load import Sources
from generator.pipeline.prepare import Prepared, prepare
from generator.pipeline.write import write_artifacts
from generator.source.files import read_bytes, read_source

MAX_BYTES = 20_000_000

_CODES = {"unmapped": unmapped_variable.CODE, "limit": desk_limit.CODE, "ambiguous": ambiguous_placeholder.CODE}


@dataclass(frozen=True, slots=True)
class DeskProject:
    """The replies of a site, and what is written of help desks."""

    site: Site
    pages: tuple[Page, ...]
    replies: tuple[Reply, ...]
    desks: Desks
    words: Words
    prepared: Prepared


def desk_project(config: Config, target: Target | None = None) -> tuple[DeskProject | None, tuple[Diagnostic, ...]]:
    """Check the project and collect its replies; with a target, also look whether they fit it.

    Returns nothing but the errors where the content cannot be published as it is.
    """
    prepared = prepare(config)
    errors = tuple(item for item in prepared.diagnostics if item.severity == "error")
    if prepared.checked is None:
        return None, errors
    site, pages, _ = prepared.checked
    part, _ = prepared.sources.vocabularies.get("desks", (Desks(), None))
    project = DeskProject(site, pages, collect(site, pages), part, Words.of(site.labels), prepared)
    found = _misfits(config, project, target) if target else ()
    return project, in_order([*errors, *found])


def _misfits(config: Config, project: DeskProject, target: Target) -> Iterator[Diagnostic]:
    findings = fit(target, project.replies, project.desks, project.words).findings
    unmapped = {finding.message for finding in findings if finding.what == "unmapped"}
    if unmapped and "desks" not in project.prepared.sources.vocabularies:
        path = f"{config.content}/desks.yml"
        message = f"there is no such file, so {len(unmapped)} variables have no place in {target.name}"
        yield unmapped_variable.CODE.at(Span(path), message, "write one; docs/desk.md shows how")
        findings = [finding for finding in findings if finding.what != "unmapped"]
    yield from (_diagnostic(finding, project.prepared.sources) for finding in findings)


def _diagnostic(finding: Finding, sources: Sources) -> Diagnostic:
    entries = {loaded.id: (loaded.entry, loaded.document) for loaded in sources.entries}
    return _CODES[finding.what].at(place(finding, entries), finding.message, finding.hint)


def read_states(root: Path) -> tuple[dict[str, State], tuple[Diagnostic, ...]]:
    """Return what every help desk was last given: the lock, with what the journals of broken pushes add."""
    states: dict[str, State] = {}
    if (root / LOCK).is_file():
        source, problems = read_source(root, LOCK, MAX_BYTES)
        if source is None:
            return {}, tuple(problems)
        try:
            states = read_lock(source.text)
        except ValueError as error:
            hint = "take it from version control again, or remove it: the next `desk push` then asks before it overwrites"
            return {}, (codes.NOT_A_DUMP.at(Span(LOCK), f"the file is no lock: {error}", hint),)
    for target in PUSHED:
        path = JOURNAL.format(target=target)
        if (root / path).is_file():
            lines = read_bytes(root / path).decode("utf-8", "replace").split("\n")
            states[target] = with_journal(states.get(target, {}), lines)
    return states, ()


def write_states(root: Path, states: Mapping[str, State]) -> None:
    """Write the lock; a journal that it holds is removed."""
    write_artifacts(root, [Artifact(LOCK, lock_text(states).encode())])
    for target in PUSHED:
        clear(root / JOURNAL.format(target=target))


def record(root: Path, fitted: Fitted) -> tuple[Diagnostic, ...]:
    """Note that a help desk is given these replies by hand; its own ids stay as they were noted."""
    states, problems = read_states(root)
    if problems:
        return problems
    name = fitted.target.name
    old = states.get(name, {})
    given = {
        reply.id: Given(old[reply.id].remote if reply.id in old else "", filed.name, digests(fitted.target, filed))
        for filed, reply in zip(fitted.filed, fitted.originals, strict=True)
    }
    write_states(root, {**states, name: {**old, **given}})
    return ()


def read_dumps(target: Target, paths: Iterable[str]) -> tuple[list[Filed], tuple[Diagnostic, ...]]:
    """Return the replies of the files that a help desk exported, one after the other."""
    found: list[Filed] = []
    for path in paths:
        try:
            text = read_bytes(Path(path)).decode("utf-8-sig")
            found += target.read(text)
        except OSError as error:
            return [], (codes.NOT_A_DUMP.at(Span(path), f"cannot be read: {error.strerror}", "check the name"),)
        except UnicodeDecodeError:
            return [], (codes.NOT_A_DUMP.at(Span(path), "not UTF-8", "export it as UTF-8"),)
        except NotADumpError as error:
            return [], (codes.NOT_A_DUMP.at(Span(path), str(error), f"export {target.about} as {target.source} says"),)
    return found, ()
