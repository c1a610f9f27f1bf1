"""``answerpress serve``: preview the site, rebuilt on every change."""

from __future__ import annotations

import argparse
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, configuration, report

NAME, ABOUT = "serve", "preview the site, rebuilt on every change"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen")


def run(options: Any) -> int:
    """Serve until interrupted."""
    from generator.hosts.mkdocs import serve_site

    config, problems = configuration(options)
    report(options, problems)
    if config is None:
        return FINDINGS
    return CLEAN if serve_site(config, options.address) else FINDINGS
