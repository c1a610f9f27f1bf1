"""``answerpress build``: check the content and build the site."""

from __future__ import annotations

import argparse
import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.commands.common import CACHE, CLEAN, FINDINGS, add_reporting, configuration, report, usage
from generator.diagnostics import Diagnostic, has_errors
from generator.hosts import HOSTS
from generator.report import text as text_report

if TYPE_CHECKING:
    from generator.pipeline.publish import Outcome

ABOUT = "check the content and build the site"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_reporting(parser)
    parser.add_argument("--cache", metavar="DIR", default=CACHE, help="what is kept between builds (%(default)s)")
    parser.add_argument("--no-cache", action="store_true", help="keep nothing, and read nothing of what was kept")
    parser.add_argument("--why", metavar="ROUTE", help="tell what was made anew for the page at ROUTE, and what had changed")
    parser.add_argument("--site-dir", metavar="DIR", help="write the site to DIR")
    parser.add_argument("--edition", choices=("public", "staff"), default="public", help="staff: with internal notes, for a private host")
    parser.add_argument("--host", choices=HOSTS, default=HOSTS[0], help="what makes the site: MkDocs, or a folder of Markdown")


def run(options: Any) -> int:
    """Build; a build that fails leaves the last good site as it was."""
    if options.edition == "staff":
        return _staff(options)
    from generator.pipeline.publish import build_site

    config, problems = configuration(options)
    if config is None or has_errors(problems):
        report(options, problems)
        return FINDINGS
    if options.site_dir:
        config = config.with_site_dir(Path(options.site_dir).resolve())

    def host(*arguments: Any) -> list[Diagnostic]:
        """Load the host when there is something to write."""
        return importlib.import_module(f"generator.hosts.{options.host}").write_site(*arguments)  # type: ignore[no-any-return]

    cache = None if options.no_cache else (config.root / options.cache)
    with _without_collecting():
        outcome = build_site(config, host, strict=options.strict, tell=_tell, cache=cache, name=options.host)
    _tell("")
    diagnostics = [*problems, *outcome.diagnostics]
    report(options, diagnostics)
    if options.format == "text":
        folder = config.site_dir if outcome.published else None
        print(text_report.summary(outcome.kinds, outcome.artifacts, diagnostics, outcome.seconds, folder))
        if options.why:
            print(_why(options.why, outcome))
    return CLEAN if outcome.published else FINDINGS


def _staff(options: Any) -> int:
    """Build the staff edition: with nothing of the public build's writing, cache and records."""
    if not options.site_dir:
        return usage("a staff site needs a folder of its own", "name it with `--site-dir DIR`, outside the public site")
    from generator.staff.build import build_staff

    config, problems = configuration(options)
    found, pages = build_staff(config, Path(options.site_dir), strict=options.strict) if config and not has_errors(problems) else ((), 0)
    report(options, [*problems, *found])
    if options.format == "text":
        print(f"staff edition: {pages} pages in {Path(options.site_dir).resolve()}" if pages else "nothing was published")
    return CLEAN if pages else FINDINGS


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage: little of what a build makes refers to itself, and to look takes a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _why(route: str, outcome: Outcome) -> str:
    """Return what was made anew of a page, and which of its arguments are not what they were."""
    if not outcome.work and not outcome.published:
        return f"{route}: nothing was made: what is wrong comes first"
    if not outcome.work:
        return f"{route}: nothing that the build reads has changed, and the site is as it was written"
    found = outcome.reasons.get(f"/{route.strip('/')}/".replace("//", "/"), {})
    if not found:
        return f"{route}: nothing was made anew"
    return "\n".join([f"{route}:", *(f"  {name.removeprefix('generator.')}  {', '.join(changed)}" for name, changed in found.items())])


def _tell(message: str) -> None:
    """Show progress to a person; say nothing to a program."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{message}")
        sys.stderr.flush()
