"""``answerpress due``: what falls due, by owner."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator.commands.common import CLEAN, FINDINGS, add_today, configuration, report, usage
from generator.diagnostics import suggest

if TYPE_CHECKING:
    from generator.config import Config
    from generator.due import Due, Horizon
    from generator.model.vocabulary import Brand

ABOUT = "list the reviews and checks that fall due, by owner"
FORMATS = ("text", "md", "json", "ics")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--within", metavar="DAYS", type=_days, default=30, help="look DAYS ahead (30); what is late is always listed")
    parser.add_argument("--owner", metavar="ID", help="list what one person or team of site.yml has to do")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to list: text, Markdown, JSON, or a calendar")
    add_today(parser)


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days")
    return int(text)


def run(options: Any) -> int:
    """List; that something is due is no failure."""
    from generator.due import Horizon, due
    from generator.lint.project import Item
    from generator.pipeline.load import load

    form, options.format = options.format, "text"
    config, problems = configuration(options)
    sources = load(config) if config else None
    if config is None or sources is None or "site" not in sources.vocabularies:
        report(options, [*problems, *(sources.problems if sources else ())])
        return FINDINGS
    brand: Brand = sources.vocabularies["site"][0]
    people = {person.id: person for person in brand.people}
    if options.owner is not None and options.owner not in people:
        return usage(f"site.yml has no `{options.owner}`", suggest(options.owner, people, f"the people are {', '.join(people)}"))
    horizon = Horizon(config.today, options.within)
    asked = people if options.owner is None else {options.owner: people[options.owner]}
    pages = [
        (Item(loaded.id, loaded.entry, loaded.document), asked[loaded.entry.owner], config.site_url + _path(loaded.id))
        for loaded in sources.entries
        if loaded.entry.owner in asked
    ]
    sys.stdout.write(_written(form, due(pages, config.options, horizon), horizon, config, brand))
    if sources.problems:
        print(f"answerpress: {len(sources.problems)} findings in the content; `answerpress check` lists them", file=sys.stderr)
    return CLEAN


def _path(id_: str) -> str:
    from generator.kinds import BY_NAME

    kind, _, slug = id_.partition(":")
    return f"{BY_NAME[kind].folder}/{slug}/"


def _written(form: str, found: tuple[Due, ...], horizon: Horizon, config: Config, brand: Brand) -> str:
    from generator.due.listing import as_json, as_markdown, as_text

    if form == "ics":
        from generator.due.calendar import as_calendar  # brings a library along that nothing else needs

        return as_calendar(found, horizon, name=brand.name, host=urlsplit(config.site_url).hostname or "")
    return {"text": as_text, "md": as_markdown, "json": as_json}[form](found, horizon)
