"""The command line: find the command, run it, exit.

Exit status: 0 clean, 1 findings, 2 usage or crash.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from generator import __version__
from generator.commands import COMMANDS, command
from generator.commands.common import USAGE


def program() -> NoReturn:
    """Be a process that runs one command."""
    status = main()
    gc.freeze()  # on its way out Python would look for garbage in all that the command held
    sys.exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that knows only ASCII gets escapes for the rest
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(_named(given)).parse_args(given)
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


def _named(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the command that the arguments begin with, or all: loading them takes longer than a build that finds nothing to do."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "-C":
            next(rest, None)
        else:
            return (argument,) if argument in COMMANDS else COMMANDS
    return COMMANDS


def _parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="answerpress", description="One set of YAML sources for readers, answer engines and support staff."
    )
    parser.add_argument("--version", action="version", version=f"answerpress {__version__}")
    parser.add_argument("-C", dest="folder", metavar="DIR", default=".", help="work on the project in DIR")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in names:
        module = command(name)
        added = commands.add_parser(name, help=module.ABOUT, description=module.ABOUT)
        added.add_argument("-C", dest="folder", metavar="DIR", default=argparse.SUPPRESS, help="work on the project in DIR")
        module.arguments(added)
        added.set_defaults(run=module.run)
    return parser
