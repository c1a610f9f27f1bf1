"""Builds with made-up pages: as many, as long and as spread over kinds and topics as a test wants."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from generator.config import read_config
from generator.model.blocks import Prose, Text
from generator.model.page import Link, Page
from generator.outputs.build import Build
from generator.pipeline.prepare import prepare
from tests.conftest import SITES, TODAY


@cache
def build_of(name: str) -> Build:
    """The build of a site of tests/sites, without writing anything."""
    config, problems = read_config(SITES / name, datetime.date.fromisoformat(TODAY))
    assert config is not None, problems
    build = prepare(config).build
    assert build is not None
    return build


def build_with(pages: Iterable[Page]) -> Build:
    """A build of the site ``all-kinds`` whose pages are these."""
    build = build_of("all-kinds")
    return replace(build, pages=tuple(pages))


def page(number: int, kind: str = "answer", *, title: str = "", topic: str = "errors", stale: bool = False, text: str = "正文。") -> Page:
    """A page; ``number`` makes its address."""
    base = next(page for page in build_of("all-kinds").pages if page.kind == "answer")
    folder = next(info.folder for info in build_of("all-kinds").site.kinds if info.name == kind) if kind else "lists"
    return replace(
        base,
        route=f"/{folder}/page-{number}/",
        id=f"{kind or 'listing'}:page-{number}",
        kind=kind,
        title=title or f"第 {number} 页",
        topics=(Link(f"/topics/{topic}/", f"主题 {topic}"),) if kind else (),
        updated=datetime.date(2025, 1, 1) + datetime.timedelta(days=number % 300),
        blocks=(Prose(Text(text)),),
        stale=stale,
    )
