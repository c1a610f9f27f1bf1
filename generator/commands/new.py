"""``answerpress new``: the skeleton of an entry."""

from __future__ import annotations

import argparse
from typing import Any

from generator.commands.common import FINDINGS, add_today, configuration, report, usage
from generator.commands.writing import write_new
from generator.diagnostics import suggest

ABOUT = "write the skeleton of an entry"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("kind", metavar="KIND")
    parser.add_argument("slug", metavar="SLUG")
    add_today(parser)


def run(options: Any) -> int:
    """Write the skeleton, unless the file exists."""
    from generator.kinds import BY_NAME
    from generator.scaffold import entry_file
    from generator.text.slugs import is_slug

    config, problems = configuration(options)
    if config is None:
        report(options, problems)
        return FINDINGS
    if options.kind not in BY_NAME:
        return usage(f"there is no kind `{options.kind}`", suggest(options.kind, BY_NAME, f"the kinds are {', '.join(BY_NAME)}"))
    if not is_slug(options.slug):
        return usage(f"`{options.slug}` cannot become an address", "use lower-case letters, digits and single hyphens")
    return write_new(options, config.root / config.content, [entry_file(options.kind, options.slug, config.today)])
