"""``answerpress stamp``: stand by the dates of entries, in the lock that is committed with them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from generator.commands.common import CLEAN, FINDINGS, add_today, configuration, report, usage
from generator.diagnostics import has_errors, in_order, suggest
from generator.model.artifact import Artifact
from generator.pipeline.write import write_artifacts
from generator.source.places import LOCK_FILE

if TYPE_CHECKING:
    from generator.pipeline.lockfile import Stamping

ABOUT = f"write {LOCK_FILE}: what entries say, and since when"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("refs", metavar="REF", nargs="*", help="stamp these entries alone (`answer:http-401`, `'faq:*'`); all by default")
    parser.add_argument(
        "--wording", metavar="REF", nargs="+", default=[], help="of these entries the wording alone changed: their dates stay"
    )
    parser.add_argument("--summary", metavar="REF", nargs="+", default=[], help="the English summaries of these were read, and hold")
    add_today(parser)


def run(options: Any) -> int:
    """Write the lock, if anything in it changes; tell of entries that are not in order."""
    from generator.pipeline.load import load
    from generator.pipeline.lockfile import known_ids, stamp

    config, problems = configuration(options)
    if config is None:
        report(options, problems)
        return FINDINGS
    sources = load(config)
    known = known_ids(config, sources)
    for pattern in (*options.refs, *options.wording, *options.summary):
        if not _matching(pattern, known):
            return usage(f"there is no entry `{pattern}`", suggest(pattern, known, "a REF is `kind:slug`, with `*` for any text"))
    wording, reread = (_all(patterns, known) for patterns in (options.wording, options.summary))
    stated = [loaded.id for loaded in sources.entries if loaded.id in reread and loaded.entry.summary_en_of]
    if stated:
        return usage(f"`summary_en_of` stands in {stated[0]} itself", "mend it there, or remove the line and stamp again")
    chosen = _all(options.refs, known) | wording | reread if options.refs or wording or reread else set(known)
    done = stamp(config, sources, chosen=chosen, wording=wording, reread=reread)
    if done.text is not None:
        write_artifacts(config.root, [Artifact(LOCK_FILE, done.text.encode())])
    found = in_order([*problems, *sources.problems, *done.refused])
    report(options, found)
    print(_summary(done))
    return FINDINGS if has_errors(found) or done.refused else CLEAN


def _matching(pattern: str, known: Sequence[str]) -> set[str]:
    return {id_ for id_ in known if fnmatchcase(id_, pattern)}


def _all(patterns: Sequence[str], known: Sequence[str]) -> set[str]:
    return {id_ for pattern in patterns for id_ in _matching(pattern, known)}


def _summary(done: Stamping) -> str:
    refused = len({found.span.path for found in done.refused})
    state = "written" if done.text is not None else "as it was"
    return f"{LOCK_FILE} {state}: {done.entries} entries, {len(done.stamped)} stamped, {len(done.removed)} removed, {refused} refused"
