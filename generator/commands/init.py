"""``answerpress init``: begin a project in a new folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from generator.commands.common import add_today, now
from generator.commands.writing import write_new

ABOUT = "begin a project in a new folder"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("directory", metavar="DIR")
    add_today(parser)


def run(options: Any) -> int:
    """Write the files of a small project that builds."""
    from generator.scaffold import project_files

    folder = (Path(options.folder) / options.directory).resolve()
    return write_new(options, folder, project_files(options.today or now().date()))
