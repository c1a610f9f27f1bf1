"""``answerpress schema``: JSON Schemas that editors complete and check with."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from generator.commands.common import CLEAN
from generator.pipeline.write import write_artifacts

ABOUT = "write JSON Schemas for editors"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--out", metavar="DIR", default=".answerpress/schema", help="where to write them")


def run(options: Any) -> int:
    """Write a schema for every kind and vocabulary."""
    from generator.schema import schemas

    folder = Path(options.folder).resolve() / options.out
    made = schemas()
    write_artifacts(folder, made)
    print(f"{len(made)} schemas in {folder}")
    return CLEAN
