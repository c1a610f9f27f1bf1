"""``answerpress deploy-rules``: the rules of a web server for the built site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, add_site_dir, checked_build, usage
from generator.deploy import TARGETS
from generator.deploy.serving import ServingError
from generator.pipeline.write import write_artifacts

ABOUT = "write the rules of a web server for the built site"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("target", choices=tuple(TARGETS), metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--out", metavar="DIR", help="where to write them (.answerpress/deploy/TARGET)")
    add_site_dir(parser)


def run(options: Any) -> int:
    """Look at the built site and write the rules for it."""
    from generator.deploy.survey import survey

    found = checked_build(options)
    if found is None:
        return FINDINGS
    config, _, build = found
    folder, site_dir = Path(options.folder).resolve(), Path(options.site_dir or config.site_dir).resolve()
    try:
        serving, remarks = survey(site_dir, config.site_url, build.site.redirects)
        made = TARGETS[options.target](serving)
    except ServingError as error:
        return usage(str(error))
    out = folder / (options.out or f".answerpress/deploy/{options.target}")
    write_artifacts(out, made)
    for artifact in made:
        print(out / artifact.path)
    for remark in remarks:
        print(f"note: {remark}", file=sys.stderr)
    return CLEAN
