"""``answerpress check``: what is wrong with the content, and how to mend it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, add_reporting, configuration, report
from generator.diagnostics import Diagnostic
from generator.model.artifact import Artifact
from generator.pipeline.write import write_artifacts
from generator.report import text as text_report
from generator.source.files import line_reader

NAME, ABOUT = "check", "check the content"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_reporting(parser)
    parser.add_argument("--write-baseline", metavar="FILE", help="write what is found to FILE, which `baseline` of mkdocs.yml may name")


def run(options: Any) -> int:
    """Check; any finding is a reason not to publish."""
    from generator.pipeline.prepare import prepare

    config, problems = configuration(options)
    diagnostics = [*problems, *(prepare(config).diagnostics if config else ())]
    if options.write_baseline:
        return _write_baseline(options, diagnostics)
    report(options, diagnostics)
    if options.format == "text":
        print(text_report.verdict(diagnostics))
    return FINDINGS if diagnostics else CLEAN


def _write_baseline(options: Any, diagnostics: Sequence[Diagnostic]) -> int:
    from generator.lint.settle import baseline_text

    root = Path(options.folder).resolve()
    known = [diagnostic for diagnostic in diagnostics if diagnostic.code.id.startswith(("APL", "APP"))]
    write_artifacts(root, [Artifact(options.write_baseline, baseline_text(known, line_reader(root)).encode())])
    print(f"{len(known)} findings in {options.write_baseline}")
    return CLEAN
