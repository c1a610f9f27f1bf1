"""``answerpress explain``: what a diagnostic means and how to mend it."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from generator.commands.common import CLEAN, usage

ABOUT = "explain a diagnostic; without CODE, list them"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("code", metavar="CODE", nargs="?")


def run(options: Any) -> int:
    """Print the page of a diagnostic, or the list of all."""
    from generator.catalogue import all_codes, explain, find, unknown

    if options.code is None:
        for code in all_codes():
            print(f"{code.id}  {code.severity:7}  {code.name}")
        return CLEAN
    found = find(options.code)
    if found is None:
        return usage(unknown(options.code))
    sys.stdout.write(explain(found))
    return CLEAN
