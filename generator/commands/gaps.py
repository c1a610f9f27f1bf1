"""``answerpress gaps``: what tickets or searches ask that the site does not answer yet."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, add_today, configuration, report, usage
from generator.diagnostics import Span, has_errors
from generator.model.artifact import Artifact
from generator.pipeline.write import write_artifacts
from generator.source.files import read_bytes

ABOUT = "tell what tickets or searches ask that the site does not answer yet"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="tickets or searches: CSV, JSON Lines or mbox")
    parser.add_argument("--as", dest="form", choices=("csv", "jsonl", "mbox"), help="the format, if the name of the file does not say it")
    parser.add_argument(
        "--text", metavar="COLUMN", action="append", default=[], help="a column with the words of who asks; may be given again"
    )
    parser.add_argument("--date", metavar="COLUMN", default="", help="the column with the day")
    parser.add_argument("--agent", metavar="COLUMN", default="", help="the column with the words of the agent")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report")
    parser.add_argument("--html", metavar="FILE", help="also write the report as a page with charts")
    parser.add_argument("--draft", metavar="DIR", help="also write skeletons of the proposed questions and aliases, for an editor")
    add_today(parser)


def run(options: Any) -> int:
    """Read the log, blank what must not be seen, and report."""
    from generator.desk import codes
    from generator.desk.gaps import findings, log
    from generator.desk.gaps import report as reports
    from generator.desk.gaps.draft import drafts
    from generator.desk.target import NotADumpError
    from generator.lint.wording import known_of
    from generator.pipeline.desks import desk_project

    form = options.form or log.format_of(options.file)
    if not form:
        return usage(f"the name of {options.file} does not tell its format", "say --as csv, --as jsonl or --as mbox")
    config, problems = configuration(options)
    project, more = desk_project(config) if config else (None, ())
    if config is None or project is None or has_errors((*problems, *more)):
        report(options, [*problems, *more])
        return FINDINGS
    columns = log.Columns(tuple(options.text), options.date, options.agent)
    try:
        tickets = log.read_log(read_bytes(Path(options.file)), form, columns, known_of(project.site.policy))
    except (OSError, NotADumpError) as error:
        words = error.strerror if isinstance(error, OSError) else str(error)
        report(options, [codes.NOT_A_LOG.at(Span(options.file), f"cannot be read: {words}", "see docs/desk.md for the formats")])
        return FINDINGS
    found = findings.study(tickets, project.site, project.pages)
    print(reports.as_json(found) if options.format == "json" else reports.as_text(found), end="")
    if options.html:
        page = Path(options.html).absolute()
        write_artifacts(page.parent, [Artifact(page.name, reports.as_html(found, f"{project.site.brand.name}: gaps").encode())])
    if options.draft:
        folder = Path(options.draft).absolute()
        write_artifacts(folder, drafts(found, project.site, config.today))
    return CLEAN
