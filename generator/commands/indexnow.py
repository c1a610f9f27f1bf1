"""``answerpress indexnow``: tell search engines which pages changed."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, configuration, report, usage
from generator.diagnostics import has_errors

ABOUT = "tell search engines which pages changed since an older build"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--since", metavar="BUILD", required=True, help="folder of the older build, or its api/index.json or llms.json")
    parser.add_argument("--site-dir", metavar="DIR", help="compare it with the site in DIR")
    parser.add_argument("--endpoint", metavar="URL", default="https://api.indexnow.org/indexnow", help="where to post")
    parser.add_argument("--dry-run", action="store_true", help="print what would be posted, and send nothing")


def run(options: Any) -> int:
    """Compare the two builds and post the addresses that differ."""
    from generator import indexnow

    if not indexnow.is_endpoint(options.endpoint):
        return usage(f"`{options.endpoint}` is not an address", "begin it with https://")
    config, problems = configuration(options)
    changes = None
    if config is not None and not has_errors(problems):
        site_dir = Path(options.site_dir).absolute() if options.site_dir else config.site_dir
        changes, problems = indexnow.read_changes(Path(options.since).absolute(), site_dir, config)
    if config is None or changes is None:
        report(options, problems)
        return FINDINGS
    print(indexnow.report(changes))
    bodies = indexnow.payloads(config, changes.urls)
    if options.dry_run:
        print(indexnow.dry_run(options.endpoint, bodies))
        return CLEAN
    for sent in indexnow.submit(options.endpoint, bodies, time.sleep):
        print(f"{sent.urls} addresses: {sent.answer.words}")
        problems += [] if sent.answer.taken else [sent.answer.problem_at(options.endpoint)]
    report(options, problems)
    return FINDINGS if problems else CLEAN
