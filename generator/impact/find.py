"""Where a thing shows on pages, in outputs and in replies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.impact.marking import AT, MARK, marked
from generator.impact.subject import Subject
from generator.impact.uses import Use, uses_of
from generator.kinds import BY_NAME
from generator.kinds.compose import compose
from generator.listings import listing_pages
from generator.model.blocks import Block, Section
from generator.model.page import Page
from generator.outputs.build import Build
from generator.pipeline.load import Sources
from generator.pipeline.make import make


@dataclass(frozen=True, slots=True)
class OnPage:
    """A page that shows the thing; ``places`` are the headings above it, each with whether it is shown or linked."""

    route: str
    title: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that shows or uses a thing."""

    subject: Subject
    uses: tuple[Use, ...]
    pages: tuple[OnPage, ...]
    replies: tuple[tuple[str, str], ...]
    """Id and title."""
    outputs: tuple[str, ...]
    """Paths of files that are no pages; ``search/`` is the index."""


def impact_of(subject: Subject, sources: Sources, build: Build) -> Impact:
    """Make the site with the subject marked, and return where the mark is."""
    site = marked(subject, build.site)
    entries = tuple(compose(id_, BY_NAME[id_.partition(":")[0]], site) for id_ in site.entries)
    there = Build(site, (*entries, *listing_pages(site)), build.voices)
    needles = _needles(subject, build)
    made = make(there)
    pages = [_on_page(page, needles) for page in there.pages]
    heads = {page.route: page.head for page in made.pages}
    shown = tuple(page for page in pages if page.places or _has(heads.get(page.route, ""), needles))
    showing = (artifact.path for artifact in made.artifacts if _has(artifact.data.decode("utf-8", "replace"), needles))
    outputs = tuple(sorted({"search/" if path.startswith("search/") else _plain(path) for path in showing}))  # a shard goes by the word
    replies = next((artifact.data for artifact in made.artifacts if artifact.path == "replies.json"), b"{}")
    return Impact(
        subject,
        uses_of(subject, sources, build.site.glossary),
        tuple(OnPage(_plain(page.route), _plain(page.title), page.places or (("", "head"),)) for page in shown),
        tuple(_replies(json.loads(replies), needles)),
        outputs,
    )


def _needles(subject: Subject, build: Build) -> dict[str, str]:
    """Return what to look for, and what it means to find it."""
    needles = {MARK: "shown", AT: "linked"}
    if subject.kind == "asset":
        return {subject.name.lstrip("/"): "shown"}
    if subject.kind == "part" and subject.name in build.site.routes:
        needles[f"{build.site.routes[subject.name]}#{subject.anchor}"] = "linked"
    if subject.kind == "topic":
        needles[f"/topics/{subject.name}/"] = "linked"
    if subject.kind == "evidence":
        needles[f"{{{{{subject.name}}}}}"] = "variable"
    return needles


def _has(text: str, needles: dict[str, str]) -> bool:
    return any(needle in text for needle in needles)


def _plain(text: str) -> str:
    return text.replace(f"-{AT}", "").replace(f" {MARK}", "").replace(MARK, "")


def _on_page(page: Page, needles: dict[str, str]) -> OnPage:
    places = dict.fromkeys((_plain(place), how) for place, how in _places(page.blocks, needles, ()))
    around = (page.title, page.description, page.topics, page.mentions, page.owner, page.author, page.trail)
    first = dict.fromkeys(("", how) for needle, how in needles.items() if needle in repr(around))
    return OnPage(page.route, page.title, tuple({**first, **places}))


def _places(blocks: tuple[Block, ...], needles: dict[str, str], trail: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Section):
            yield from ((" > ".join((*trail, block.heading)), how) for needle, how in needles.items() if needle in block.heading)
            yield from _places(block.blocks, needles, (*trail, block.heading))
        else:
            told = repr(block)
            yield from ((" > ".join((*trail, type(block).__name__)), how) for needle, how in needles.items() if needle in told)


def _replies(value: Any, needles: dict[str, str]) -> Iterator[tuple[str, str]]:
    for reply in value.get("replies", ()):
        if _has(json.dumps(reply, ensure_ascii=False), needles):
            yield reply["id"], _plain(reply["title"])
