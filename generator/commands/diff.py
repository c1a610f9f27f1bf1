"""``answerpress diff``: what changed between two built sites, for the reviewer of a change."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from generator.commands.common import CLEAN, FINDINGS
from generator.report import text as text_report

ABOUT = "compare two built sites: what a reader, a crawler and a support agent would see changed"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("old_site", metavar="OLD_SITE", help="folder of the older build")
    parser.add_argument("new_site", metavar="NEW_SITE", help="folder of the newer build")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="how to report")
    parser.add_argument("--exit-code", action="store_true", help="return 1 when anything differs")


def run(options: Any) -> int:
    """Compare and report; a folder that is no built site is a finding."""
    from generator.sitediff.compare import compare, read_folder  # brings lxml along
    from generator.sitediff.report import as_json, as_markdown, as_text

    old, problems = read_folder(Path(options.old_site))
    new, more = read_folder(Path(options.new_site))
    if old is None or new is None:
        sys.stderr.write(text_report.render([*problems, *more], lambda path, number: None))
        return FINDINGS
    comparison = compare(old, new)
    forms = {"markdown": as_markdown, "json": as_json}
    colour = sys.stdout.isatty()
    sys.stdout.write(forms[options.format](comparison) if options.format in forms else as_text(comparison, colour=colour))
    return FINDINGS if options.exit_code and not comparison.is_empty else CLEAN
