"""``answerpress build``: check, build beside the live site, swap it in only when all is well."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError

from generator.config import Config
from generator.diagnostics import Diagnostic, has_errors, in_order
from generator.outputs.build import Build
from generator.pipeline.make import Made, make
from generator.pipeline.prepare import prepare
from generator.pipeline.templates import template_problem
from generator.pipeline.write import publish, staged

Host = Callable[[Config, Path, Build, Made], list[Diagnostic]]
"""Writes a made site into a folder; returns what went wrong."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did. ``kinds`` counts pages; ``seconds`` is wall time."""

    diagnostics: tuple[Diagnostic, ...]
    published: bool
    kinds: dict[str, int]
    artifacts: int
    seconds: float


def build_site(config: Config, host: Host, *, strict: bool, tell: Callable[[str], None]) -> Outcome:
    """Build and publish the site; a site that is not published leaves the last one as it was."""
    started = time.perf_counter()
    tell("reading and checking the content")
    prepared = prepare(config)
    problems = list(prepared.diagnostics)
    if prepared.build is None or _stops(problems, strict=strict):
        return Outcome(in_order(problems), False, {}, 0, time.perf_counter() - started)
    tell(f"rendering {len(prepared.build.pages)} pages")
    try:
        made = make(prepared.build, config.options.workers)
    except TemplateError as error:
        problems.append(template_problem(config.root, error))
        return Outcome(in_order(problems), False, {}, 0, time.perf_counter() - started)
    with staged(config.site_dir) as stage:
        if isinstance(stage, Diagnostic):
            problems.append(stage)
        else:
            tell("writing the site")
            problems += host(config, stage, prepared.build, made)
            if not _stops(problems, strict=strict):
                publish(stage, config.site_dir)
    kinds = Counter(page.kind or "listing" for page in prepared.build.pages)
    published = not _stops(problems, strict=strict)
    return Outcome(in_order(problems), published, dict(kinds), len(made.artifacts), time.perf_counter() - started)


def _stops(problems: list[Diagnostic], *, strict: bool) -> bool:
    return has_errors(problems) or (strict and bool(problems))
