"""From a checked project to the folder of its staff site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator import codes
from generator.config import Config
from generator.diagnostics import Diagnostic, Span, has_errors, in_order
from generator.model.artifact import Artifact
from generator.pipeline.kept import notes_of
from generator.pipeline.prepare import Prepared, prepare
from generator.pipeline.write import Folder, publish, staged
from generator.source.files import read_bytes
from generator.staff.model import StaffPage, StaffSite
from generator.staff.shell import MARK, ROBOTS, page_html


def build_staff(config: Config, site_dir: Path, *, strict: bool) -> tuple[tuple[Diagnostic, ...], int]:
    """Write the staff site to ``site_dir``; return the findings and the number of pages, 0 if nothing was published."""
    if misplaced := _misplaced(config, site_dir.resolve()):
        return (misplaced,), 0
    prepared = prepare(config)
    problems = list(prepared.diagnostics)
    site = _site(prepared)
    if site is None or has_errors(problems) or (strict and problems):
        return in_order(problems), 0
    with staged(site_dir, mark=MARK) as stage:
        if isinstance(stage, Diagnostic):
            return in_order([*problems, stage]), 0
        Folder(stage).write(_artifacts(config, site))
        publish(stage, site_dir)
    return in_order(problems), len(site.pages)


def _site(prepared: Prepared) -> StaffSite | None:
    build = prepared.build
    if build is None:
        return None
    notes = {loaded.id: notes_of(loaded.document)[0] for loaded in prepared.sources.entries}
    pages = tuple(StaffPage(page, notes.get(page.id)) for page in build.pages)
    return StaffSite(build.site.brand.name, pages, build.site.labels, build.voices, build.site.assets)


def _artifacts(config: Config, site: StaffSite) -> Iterator[Artifact]:
    yield Artifact(MARK, b"This folder holds a staff site: it is private, and no public build writes to it.\n")
    yield Artifact("robots.txt", ROBOTS.encode())
    for page in site.pages:
        yield Artifact(f"{page.page.route.lstrip('/')}index.html", page_html(page, site).encode())
    for path in site.assets:
        yield Artifact(path.lstrip("/"), read_bytes(config.root / config.content / path.lstrip("/")))


def _misplaced(config: Config, site_dir: Path) -> Diagnostic | None:
    """Return why the folder cannot hold a staff site: a server or a build of public things would reach it."""
    public, content = config.site_dir.resolve(), (config.root / config.content).resolve()
    hint = "choose a folder of its own, outside the project's site and content"
    for place, what in ((public, "the public site"), (content, "the content")):
        if site_dir == place or place in site_dir.parents or site_dir in place.parents:
            return codes.NOT_A_SITE.at(Span(site_dir.name), f"{site_dir} is, holds or lies in the folder of {what}", hint)
    for above in site_dir.parents:
        if (above / "llms.txt").is_file() and (above / "index.html").is_file():
            return codes.NOT_A_SITE.at(Span(site_dir.name), f"{site_dir} lies in a public site, {above}", hint)
    return None
