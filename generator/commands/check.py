"""``answerpress check``: what is wrong with the content, and how to mend it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.commands.common import CACHE, CLEAN, FINDINGS, add_reporting, configuration, report
from generator.config import CONFIG_FILE, Config
from generator.diagnostics import Diagnostic, in_order
from generator.model.artifact import Artifact
from generator.pipeline.write import write_artifacts
from generator.report import text as text_report
from generator.source.files import line_reader

ABOUT = "check the content"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_reporting(parser)
    parser.add_argument("--write-baseline", metavar="FILE", help="write what is found to FILE, which `baseline` of mkdocs.yml may name")
    parser.add_argument("--changed-since", metavar="REV", help="report only what concerns files that differ from the git revision REV")
    mending = parser.add_mutually_exclusive_group()
    mending.add_argument(
        "--fix", action="store_true", help="mend what is safe: spacing, punctuation, width of letters, dates, order of fields"
    )
    mending.add_argument("--diff", action="store_true", help="print what --fix would change, and write nothing")


def run(options: Any) -> int:
    """Check; any finding is a reason not to publish."""
    config, problems = configuration(options)
    changed: frozenset[str] | None = None
    if config is not None and options.changed_since is not None:
        changed, more = _changed(config, options.changed_since)
        if changed is None:
            return _told(options, [*problems, *more])
    if config is not None and options.diff:
        return _diff(config, changed)
    if config is not None and options.fix:
        _fix(options, config, changed)
    diagnostics = [*problems, *(_found(config) if config else ())]
    if options.write_baseline:
        return _write_baseline(options, diagnostics)
    return _told(options, _concerning(config, diagnostics, changed) if config else diagnostics)


def _found(config: Config) -> Sequence[Diagnostic]:
    """Return what is found. What files hold by themselves is kept where a build has kept its values; a check makes no folder for it."""
    from generator.pipeline.prepare import prepare

    if not (config.root / CACHE).is_dir():
        return prepare(config).diagnostics
    from generator.pipeline.cache import Cache, Store

    memo = Cache(Store(config.root / CACHE))
    try:
        return prepare(config, memo).diagnostics
    finally:
        memo.close()


def _told(options: Any, diagnostics: Sequence[Diagnostic]) -> int:
    report(options, diagnostics)
    if options.format == "text":
        print(text_report.verdict(diagnostics))
    return FINDINGS if diagnostics else CLEAN


def _changed(config: Config, revision: str) -> tuple[frozenset[str] | None, list[Diagnostic]]:
    from generator.source.revision import changed_since

    return changed_since(config.root, revision)


def _concerning(config: Config, diagnostics: Sequence[Diagnostic], changed: frozenset[str] | None) -> Sequence[Diagnostic]:
    if changed is None:
        return diagnostics
    from generator.lint.changed import concerning
    from generator.pipeline.load import VOCABULARIES

    shared = {CONFIG_FILE, config.options.baseline, *(f"{config.content}/{name}.yml" for name in VOCABULARIES)}
    return in_order(concerning(diagnostics, changed, shared))


def _diff(config: Config, changed: frozenset[str] | None) -> int:
    from generator.pipeline.fix import mend_project

    found = mend_project(config, changed)
    sys.stdout.write("".join(mended.diff() for mended in found))
    return FINDINGS if found else CLEAN


def _fix(options: Any, config: Config, changed: frozenset[str] | None) -> None:
    """Mend, and say what was done; a report for programs keeps standard output to itself."""
    from generator.pipeline.fix import mend_project, summary

    found = mend_project(config, changed)
    write_artifacts(config.root, [mended.artifact() for mended in found])
    stream = sys.stdout if options.format == "text" else sys.stderr
    stream.write("".join(f"{line}\n" for line in summary(found)))


def _write_baseline(options: Any, diagnostics: Sequence[Diagnostic]) -> int:
    from generator.lint.settle import baseline_text

    root = Path(options.folder).resolve()
    known = [diagnostic for diagnostic in diagnostics if diagnostic.code.id.startswith(("APL", "APP"))]
    write_artifacts(root, [Artifact(options.write_baseline, baseline_text(known, line_reader(root)).encode())])
    print(f"{len(known)} findings in {options.write_baseline}")
    return CLEAN
