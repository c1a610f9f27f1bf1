"""What the rules on help desks share: how the replies of a project fit each desk that it uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from weakref import WeakKeyDictionary

from generator.desk.fit import Finding, Words, fit
from generator.desk.places import place
from generator.desk.records import collect
from generator.desk.targets import BY_NAME
from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Project


def desk_findings(project: Project, what: Literal["unmapped", "limit", "ambiguous"], code: Code) -> Iterator[Diagnostic]:
    """Yield what keeps replies from fitting the desks of desks.yml."""
    entries = {item.id: (item.entry, item.document) for item in project.items}
    for finding in _all(project):
        if finding.what == what:
            yield code.at(place(finding, entries), finding.message, finding.hint)


_KNOWN: WeakKeyDictionary[Project, tuple[Finding, ...]] = WeakKeyDictionary()
"""Every sort of finding is a rule: they are looked for once. A project goes when its rules have run."""


def _all(project: Project) -> tuple[Finding, ...]:
    if project not in _KNOWN:
        _KNOWN[project] = _found(project)
    return _KNOWN[project]


def _found(project: Project) -> tuple[Finding, ...]:
    if project.desks is None or project.site is None or not project.desks.desks:
        return ()
    replies = collect(project.site, project.pages)
    words = Words.of(project.site.labels)
    targets = (BY_NAME[desk.target] for desk in project.desks.desks if desk.target in BY_NAME)
    declared = {reply.id: {variable.name for variable in reply.variables} for reply in replies}
    found = (finding for target in targets for finding in fit(target, replies, project.desks, words).findings)
    return tuple(finding for finding in found if not finding.variable or finding.variable in declared[finding.reply])
