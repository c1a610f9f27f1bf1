"""``answerpress search``: the built site as its readers search it."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.commands.common import CLEAN, FINDINGS, add_site_dir, configuration, report, usage
from generator.source.files import read_bytes

if TYPE_CHECKING:
    from generator.search.engine import Engine

ABOUT = "search the built site as its readers do, or score a file of queries"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", metavar="QUERY", nargs="?", help="what to look for")
    parser.add_argument("--limit", metavar="N", type=int, default=10, help="show N pages")
    parser.add_argument("--kind", metavar="KIND", help="show pages of KIND alone")
    parser.add_argument("--eval", metavar="FILE", help="score the queries of FILE, a list of {id, q, kind, rel}")
    parser.add_argument("--show", action="store_true", help="with --eval: list the queries whose right page is not first")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report")
    add_site_dir(parser)


def run(options: Any) -> int:
    """Search or score; finding nothing is a finding."""
    from generator.search.engine import Engine
    from generator.search.index import FOLDER, ROOT
    from generator.search.terminal import as_json, as_text

    config, problems = configuration(options)
    if config is None:
        options.format = "text"
        report(options, problems)
        return FINDINGS
    folder = Path(options.folder).resolve() / (options.site_dir or config.site_dir) / FOLDER
    if not (folder / ROOT).is_file() or (options.query is None) == (options.eval is None):
        return usage(f"name a QUERY or --eval FILE, and build first: the index lies in {folder}")
    engine = Engine(lambda path: read_bytes(folder / path).decode())
    if options.eval:
        return _score(options, engine)
    kinds = [kind for kind, *_ in engine.root["kinds"]]
    if options.kind and options.kind not in kinds:
        return usage(f"there is no page of kind `{options.kind}`; there are {', '.join(kinds)}")
    results = engine.search(options.query, limit=options.limit, kind=options.kind or "")
    write = as_text if options.format == "text" else partial(as_json, options.query)
    sys.stdout.write(write(results, lambda route: config.site_url.rstrip("/") + route))
    return CLEAN if results.hits else FINDINGS


def _score(options: Any, engine: Engine) -> int:
    from generator.search.evaluate import summary, table
    from generator.search.terminal import score_file, scores_json

    scores = score_file(engine, read_bytes(Path(options.eval)).decode())
    found = json.dumps({**summary(scores), "queries": scores_json(scores)}, ensure_ascii=False, indent=2)
    print(found if options.format == "json" else table(scores, show=options.show))
    return CLEAN
