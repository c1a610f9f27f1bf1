"""A project as the commands on help desks need it: its replies, its desks.yml, the words of its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import Config
from generator.desk.fit import Finding, Words, fit
from generator.desk.places import place
from generator.desk.records import Reply, collect
from generator.desk.target import Target
from generator.diagnostics import Diagnostic, Span, in_order
from generator.lint.rules import ambiguous_placeholder, desk_limit, unmapped_variable
from generator.model.desks import Desks
from generator.model.page import Page
from generator.model.site import Site
from generator.pipeline.load import Sources
from generator.pipeline.prepare import Prepared, prepare

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
