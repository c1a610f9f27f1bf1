"""``answerpress build``: check, build beside the live site, swap it in only when all is well."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.config import Config
from generator.diagnostics import Diagnostic, has_errors, in_order
from generator.model.artifact import digest
from generator.pipeline.cache import Cache, Store
from generator.pipeline.past import Past, inputs_of, read_past, write_past
from generator.pipeline.write import Folder, is_intact, publish, staged, tidy

if TYPE_CHECKING:
    from generator.outputs.build import Build
    from generator.pipeline.make import Made, Making

Host = Callable[[Config, Folder, "Build", "Made"], list[Diagnostic]]
"""Writes a made site into a folder; returns what went wrong."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did. ``kinds`` counts pages; ``seconds`` is wall time.

    ``work`` counts what was done: calls of functions by their name, and ``bytes`` written.
    ``reasons`` says why calls for a page were made, by its route and the function.
    """

    diagnostics: tuple[Diagnostic, ...]
    published: bool
    kinds: dict[str, int]
    artifacts: int
    seconds: float
    work: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def build_site(
    config: Config, host: Host, *, strict: bool, tell: Callable[[str], None], cache: Path | None = None, name: str = ""
) -> Outcome:
    """Build and publish the site; a site that is not published leaves the last one as it was.

    ``cache`` is the folder of what is kept between builds; None keeps nothing. ``name`` is that of the host.
    """
    started = time.perf_counter()
    places = Places(config, cache) if cache else None
    inputs = inputs_of(config, name, strict=strict) if places else ""
    past = read_past(places.past) if places else None
    if past and inputs and past.inputs == inputs and is_intact(config.site_dir.resolve(), past.files):
        tidy(config.site_dir)
        return Outcome(past.diagnostics, True, dict(past.kinds), past.artifacts, time.perf_counter() - started)
    memo = Cache(Store(cache) if cache else None, config.options.workers)

    def read() -> str:
        """Return the digest of what the site was made from; none if something was saved meanwhile: it may be of either state."""
        return inputs if inputs and inputs_of(config, name, strict=strict) == inputs else ""

    try:
        return _build(config, host, memo, places, read, strict=strict, tell=tell, started=started)
    finally:
        memo.close()


class Places:
    """Where the cache of a project keeps what concerns one site folder."""

    def __init__(self, config: Config, cache: Path) -> None:
        site = digest(str(config.site_dir.resolve()).encode())[:12]
        self.past = cache / f"site-{site}.json"
        self.spare = config.root / ".answerpress" / "spare" / site
        """The site that was live before: the next build writes over it, and only what differs."""
        self.spare_files = cache / f"spare-{site}.json"


def _build(
    config: Config,
    host: Host,
    memo: Cache,
    places: Places | None,
    read: Callable[[], str],
    *,
    strict: bool,
    tell: Callable[[str], None],
    started: float,
) -> Outcome:
    from generator.pipeline.make import Making  # not needed when there is nothing to do

    tell("reading and checking the content")
    problems, build = _prepared(config, memo)
    if build is None or _stops(problems, strict=strict):
        return Outcome(in_order(problems), False, {}, 0, time.perf_counter() - started)
    tell(f"rendering {len(build.pages)} pages")
    build = replace(build, memo=memo)
    kinds = Counter(page.kind or "listing" for page in build.pages)
    making, written = Making(build), 0
    with staged(config.site_dir, places.spare if places else None) as stage:
        if isinstance(stage, Diagnostic):
            problems.append(stage)
        else:
            live = read_past(places.past) if places else None
            folder = _folder(config, stage, places, live)
            problems += _hosted(config, host, folder, build, making)
            written = folder.written
            if not _stops(problems, strict=strict):
                publish(stage, config.site_dir)
                if places:
                    write_past(places.spare_files, live or Past("", {}))
                    write_past(places.past, Past(read(), folder.files, in_order(problems), kinds, making.count))
    published = not _stops(problems, strict=strict)
    work = {**memo.work, "bytes": written}
    return Outcome(in_order(problems), published, dict(kinds), making.count, time.perf_counter() - started, work, memo.reasons)


def _folder(config: Config, stage: Path, places: Places | None, live: Past | None) -> Folder:
    """Return the folder to write to, with what it still holds of an earlier site, and what the live site holds."""
    before = read_past(places.spare_files) if places else None
    return Folder(stage, before.files if before else {}, config.site_dir.resolve(), live.files if live else {})


def _hosted(config: Config, host: Host, folder: Folder, build: Build, making: Making) -> list[Diagnostic]:
    """Let the host write the site; return what went wrong."""
    from jinja2 import TemplateError  # not needed when there is nothing to do

    from generator.pipeline.make import Made
    from generator.pipeline.templates import template_problem

    fault: TemplateError | None = None
    told: list[Diagnostic] = []
    try:
        told = host(config, folder, build, Made(making.pages, making.artifacts, build.memo))
    except TemplateError as error:
        fault = error
    folder.finish()
    fault = fault or making.fault  # a host may have heard of it first
    return [template_problem(config.root, fault)] if fault else told


def _prepared(config: Config, memo: Cache) -> tuple[list[Diagnostic], Build | None]:
    """Return what is wrong with the project, and its build. The sources are let go of: they would fill the memory."""
    from generator.pipeline.prepare import prepare
    from generator.text import refs

    found = prepare(config, memo)
    refs.forget()
    return list(found.diagnostics), found.build


def _stops(problems: list[Diagnostic], *, strict: bool) -> bool:
    return has_errors(problems) or (strict and bool(problems))
