"""``answerpress serve``: preview the site, rebuilt on every change."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, configuration, report

ABOUT = "preview the site, rebuilt on every change"
LAST_PORT = 65_535


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--address", default="127.0.0.1:8000", type=_address, metavar="HOST:PORT", help="where to listen")


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not an address such as 127.0.0.1:8000")
    return host.strip("[]"), int(port)


def run(options: Any) -> int:
    """Serve until interrupted."""
    from generator.live.serve import serve

    host, port = options.address
    problems = serve(Path(options.folder).resolve(), partial(configuration, options), host, port, say)
    report(options, problems)
    return FINDINGS if problems else CLEAN


def say(message: str) -> None:
    """Tell a person what happens, at once."""
    print(message, flush=True)
