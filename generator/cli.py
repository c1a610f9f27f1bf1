"""The command line: find the command, run it, exit.

Exit status: 0 clean, 1 findings, 2 usage or crash.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from generator import __version__
from generator.commands import COMMANDS
from generator.commands.common import USAGE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that knows only ASCII gets escapes for the rest
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return USAGE
    except Exception as error:  # no traceback ever reaches an editor
        if os.environ.get("ANSWERPRESS_DEBUG"):
            raise
        print(f"answerpress: internal error: {type(error).__name__}: {error}", file=sys.stderr)
        print("  hint set ANSWERPRESS_DEBUG=1 to see where, and report it", file=sys.stderr)
        return USAGE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="answerpress", description="One set of YAML sources for readers, answer engines and support staff."
    )
    parser.add_argument("--version", action="version", version=f"answerpress {__version__}")
    parser.add_argument("-C", dest="folder", metavar="DIR", default=".", help="work on the project in DIR")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        added = commands.add_parser(command.NAME, help=command.ABOUT, description=command.ABOUT)
        added.add_argument("-C", dest="folder", metavar="DIR", default=argparse.SUPPRESS, help="work on the project in DIR")
        command.arguments(added)
        added.set_defaults(run=command.run)
    return parser
