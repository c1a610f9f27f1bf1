"""``answerpress impact``: where a term, a fact, an evidence field, a question or a page shows, before it is changed."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, add_today, checked_build, report

ABOUT = "list every page, output and reply that shows a thing, and every place in the sources that uses it"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    what = "kind:slug, kind:slug#anchor, fact:name, evidence:name, topic:id, person:id, policy:name or assets/file.png"
    parser.add_argument("ref", metavar="REF", help=what)
    add_today(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report")


def run(options: Any) -> int:
    """Find and report; an unknown REF, or sources that make no site, are findings."""
    from generator.impact.find import impact_of
    from generator.impact.report import as_json, as_text
    from generator.impact.subject import find_subject

    found = checked_build(options)
    if found is None:
        return FINDINGS
    _, sources, build = found
    subject, unknown = find_subject(options.ref, sources)
    if subject is None:
        report(options, unknown)
        return FINDINGS
    impact = impact_of(subject, sources, build)
    sys.stdout.write(as_json(impact) if options.format == "json" else as_text(impact))
    return CLEAN
