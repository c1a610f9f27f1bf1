"""``answerpress export``: the replies of the site in the format of a help desk."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, add_reporting, configuration, report, usage
from generator.desk.targets import BY_NAME, TARGETS
from generator.diagnostics import Diagnostic, has_errors
from generator.pipeline.write import write_artifacts

ABOUT = "write the replies for a help desk, or show them with sample data"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("target", choices=tuple(BY_NAME), metavar="TARGET", help="; ".join(f"{it.name}: {it.about}" for it in TARGETS))
    parser.add_argument("--out", metavar="FILE", help="where to write it (.answerpress/desk/TARGET/)")
    parser.add_argument("--preview", action="store_true", help="print every reply with the examples of its variables, and write nothing")
    parser.add_argument("--record", action="store_true", help="note in desks.lock.json that the help desk is given this, for `desk diff`")
    add_reporting(parser)


def run(options: Any) -> int:
    """Check the project, then write the file of the target and its map."""
    from generator.desk.export import export
    from generator.desk.preview import preview
    from generator.pipeline.desks import desk_project, record

    config, problems = configuration(options)
    target = BY_NAME[options.target]
    project, more = desk_project(config, target) if config else (None, ())
    found: list[Diagnostic] = [*problems, *more]
    if config is None or project is None or has_errors(found):
        report(options, found)
        return FINDINGS
    made, fitted = export(target, project.replies, project.desks, project.words)
    report(options, found)
    if options.preview:
        sys.stdout.write(preview(fitted))
        return CLEAN
    folder = Path(options.folder).resolve() / f".answerpress/desk/{target.name}"
    if options.out:
        wanted = Path(options.out).absolute()
        if wanted.is_dir():
            return usage(f"`{options.out}` is a folder", "name a file")
        folder, made = wanted.parent, tuple(_renamed(target.file, wanted.name, artifact) for artifact in made)
    write_artifacts(folder, made)
    if options.record and (wrong := record(config.root, fitted)):
        report(options, wrong)
        return FINDINGS
    for artifact in made:
        print(folder / artifact.path)
    for remark in remarks(fitted):
        print(f"note: {remark}", file=sys.stderr)
    return CLEAN if not (options.strict and found) else FINDINGS


def _renamed(old: str, new: str, artifact: Any) -> Any:
    """Return the file under the name that was asked for; its map keeps a name of its own beside it."""
    from dataclasses import replace

    return replace(artifact, path=new if artifact.path == old else f"{new}.map.json")


def remarks(fitted: Any) -> list[str]:
    """Return what a person should know of an export, beside what is wrong."""
    target, said = fitted.target, []
    if fitted.withheld:
        names = ", ".join(reply.id for reply in fitted.withheld)
        said.append(f"{target.about}: left out, because past their review date and impossible to switch off: {names}")
    if target.note == "none" and target.has_map:
        said.append(f"{target.about}: no field is seen by agents alone; boundaries and what not to ask for are in the map")
    if target.note == "short":
        said.append(f"{target.about}: notes are cut to what fits; the whole is in the map")
    return said
