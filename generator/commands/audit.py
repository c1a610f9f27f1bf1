"""``answerpress audit``: what is wrong with a built site, whoever built it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.commands.common import CLEAN, FINDINGS, FORMATS, now, usage
from generator.config import CONFIG_FILE, Config, read_config
from generator.diagnostics import Diagnostic, Span, in_order, suggest
from generator.report import github as github_report
from generator.report import json as json_report
from generator.report import sarif as sarif_report
from generator.report import text as text_report

if TYPE_CHECKING:
    from types import ModuleType

    from generator.audit.site import Terms

ABOUT = "check a built site, whoever built it: do all formats agree, does every link lead somewhere, is nothing private in it"

_LIMITS = {"page": 400, "script": 500, "style": 250, "image": 500}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("directory", metavar="DIR", help="the folder of the built site")
    parser.add_argument("--base", metavar="URL", default="", help="address of the site, if its pages and sitemap do not tell it")
    parser.add_argument("--sources", metavar="PROJECT", help="project of the site: nothing of its `internal` notes may be in DIR")
    parser.add_argument("--only", metavar="CHECK", action="append", default=[], help="run CHECK alone (name or code; may be repeated)")
    parser.add_argument("--skip", metavar="CHECK", action="append", default=[], help="leave CHECK out (name or code; may be repeated)")
    for kind, limit in _LIMITS.items():
        parser.add_argument(f"--max-{kind}", metavar="KIB", type=int, default=limit, help=f"largest {kind} in kibibytes ({limit})")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report")


def run(options: Any) -> int:
    """Audit; any finding is a reason not to publish."""
    from generator.audit import audit, lines
    from generator.built import Built

    checks, unknown = _chosen(options)
    if unknown:
        return unknown
    if options.base and not options.base.startswith(("https://", "http://")):
        return usage(f"`{options.base}` is no address", "begin it with https://")
    folder = Path(options.folder).resolve() / options.directory
    terms, problems = _terms(options)
    built = Built(folder)
    found = in_order([*problems, *audit(built, terms, checks)])
    _report(options, found, lines(built, terms))
    return FINDINGS if found else CLEAN


def _chosen(options: Any) -> tuple[list[ModuleType], int]:
    """Return the checks to run, and the exit status if a name is none of theirs."""
    from generator.audit.checks import CHECKS

    known = {name: check for check in CHECKS for name in (check.CODE.name, check.CODE.id.casefold())}
    only, skip = ([name.casefold() for text in given for name in text.split(",") if name] for given in (options.only, options.skip))
    for name in (*only, *skip):
        if name not in known:
            hint = suggest(name, known, "`answerpress explain` lists them, APA001 and following")
            return [], usage(f"there is no check `{name}`", hint)
    left_out = [known[name] for name in skip]
    return [check for check in CHECKS if (not only or check in [known[name] for name in only]) and check not in left_out], CLEAN


def _terms(options: Any) -> tuple[Terms, list[Diagnostic]]:
    """Return what the audit is told beside the folder, and what is wrong with the sources."""
    from generator.audit.private import Private
    from generator.audit.site import Limits, Terms
    from generator.pipeline.private import labels_by_language, private_notes

    here = Path(options.folder).resolve()
    config, problems = _project(here / options.sources if options.sources else here, asked=bool(options.sources))
    private = Private()
    if options.sources and config is not None:
        private, faults = private_notes(config)
        problems += faults
    limits = Limits(options.max_page, options.max_script, options.max_style, options.max_image)
    base = options.base and options.base.rstrip("/") + "/"
    return Terms(base, labels_by_language(config), limits, private), problems


def _project(folder: Path, *, asked: bool) -> tuple[Config | None, list[Diagnostic]]:
    """Return the project whose words the site may use; it is only missed if it was asked for."""
    if not asked and not (folder / CONFIG_FILE).is_file():
        return None, []
    config, problems = read_config(folder, now())
    return config, problems if asked else []


def _report(options: Any, found: Sequence[Diagnostic], line_of: Any) -> None:
    placed = [_placed(options.directory, one) for one in found]
    if options.format == "json":
        sys.stdout.write(json_report.render(placed))
    elif options.format == "sarif":
        sys.stdout.write(sarif_report.render(placed, __version__))
    elif options.format == "github":
        sys.stdout.write(github_report.render(placed))
    else:
        sys.stdout.write(text_report.render(found, line_of, colour=sys.stdout.isatty()))
        print(text_report.verdict(found))


def _placed(directory: str, one: Diagnostic) -> Diagnostic:
    """Return a finding with paths from where the command was called, as far as the folder lies there."""
    folder = PurePosixPath(directory)
    if folder.is_absolute() or ".." in folder.parts or not folder.parts:
        return one

    def there(span: Span) -> Span:
        return replace(span, path=(folder / span.path).as_posix())

    return replace(one, span=there(one.span), others=tuple(map(there, one.others)))
