"""What commands share: exit statuses, the one reading of the clock, the configuration, the report."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.config import Config, read_config
from generator.diagnostics import Diagnostic
from generator.report import text as text_report
from generator.source.files import line_reader

if TYPE_CHECKING:
    from generator.outputs.build import Build
    from generator.pipeline.load import Sources

CLEAN, FINDINGS, USAGE = 0, 1, 2
"""Exit statuses: nothing found, something found, wrong use or a crash."""

FORMATS = ("text", "json", "sarif", "github")


def add_today(parser: argparse.ArgumentParser) -> None:
    """Let the day of the build be given."""
    parser.add_argument("--today", metavar="DATE", type=_day, help="take DATE for the day of the build")


def add_reporting(parser: argparse.ArgumentParser) -> None:
    """Let the day, the form of the report and its strictness be given."""
    add_today(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report")
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")


CACHE = ".answerpress/cache"
"""Where is kept what one run of a command can spare the next."""


def add_site_dir(parser: argparse.ArgumentParser) -> None:
    """Let the built site that a command reads be given."""
    parser.add_argument("--site-dir", metavar="DIR", help="the built site, if it is not where mkdocs.yml says")


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-05-01") from None


def now() -> datetime.datetime:
    """Return this moment: the only reading of the clock."""
    return datetime.datetime.now(tz=datetime.UTC)


def configuration(options: Any) -> tuple[Config | None, list[Diagnostic]]:
    """Return the configuration of the project, for the day that was asked for or today."""
    return read_config(Path(options.folder).resolve(), getattr(options, "today", None) or now())


def checked_build(options: Any) -> tuple[Config, Sources, Build] | None:
    """Return the configuration, the sources and the whole site of the project; or report what keeps it from being one, and return None."""
    from generator.pipeline.prepare import prepare  # loads what commands on built folders do without

    config, problems = configuration(options)
    prepared = prepare(config) if config else None
    if config is None or prepared is None or prepared.build is None:
        report(options, [*problems, *(prepared.diagnostics if prepared else ())])
        return None
    return config, prepared.sources, prepared.build


def report(options: Any, diagnostics: Sequence[Diagnostic]) -> None:
    """Write the findings in the form that was asked for."""
    form = getattr(options, "format", "text")
    if form == "json":
        from generator.report import json as json_report

        sys.stdout.write(json_report.render(diagnostics))
    elif form == "sarif":
        from generator.report import sarif as sarif_report

        sys.stdout.write(sarif_report.render(diagnostics, __version__))
    elif form == "github":
        from generator.report import github as github_report

        sys.stdout.write(github_report.render(diagnostics))
    else:
        line_of = line_reader(Path(options.folder).resolve())
        sys.stdout.write(text_report.render(diagnostics, line_of, colour=sys.stdout.isatty()))


def usage(message: str, hint: str = "") -> int:
    """Say how a command was used wrongly."""
    print(f"answerpress: {message}" + (f"\n  hint {hint}" if hint else ""), file=sys.stderr)
    return USAGE
