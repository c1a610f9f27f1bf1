"""/api/chunks.jsonl: passages of the size of a section, ready for retrieval."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model.artifact import Job
from generator.model.blocks import Block, Section
from generator.model.page import Page
from generator.model.site import Frame
from generator.outputs.budget import digest
from generator.render import Voices
from generator.text.tokens import Lines

if TYPE_CHECKING:
    from generator.outputs.build import Build

FRAME = frozenset({"related", "siblings", "used_by", "change_log", "trust", "pages"})
"""Roles of sections that lead to other pages or tell of the page itself: no passage to quote."""


def plan(build: Build) -> Iterator[Job]:
    """Plan one file."""
    yield Job("api/chunks.jsonl", build.texts.passages, ())


def chunks(page: Page, site: Frame, voices: Voices, lines: Lines) -> str:
    """Return the passages of a page, one JSON object a line: address with anchor, text, tokens, digest, day, whether its review is due."""
    found = []
    for anchor, heading, blocks in passages(page):
        text = voices.markdown_of(blocks)
        address = site.permalink(page.route) + (f"#{anchor}" if anchor else "")
        chunk = {
            "id": f"{page.id}#{anchor}" if anchor else page.id,
            "url": address,
            "page": page.id,
            "title": page.title,
            "heading": heading,
            "kind": page.kind,
            "language": _language(page, anchor),
            "text": text,
            "tokens": lines.tokens(text),
            "digest": digest(text),
            "updated": str(page.updated) if page.updated else None,
            "stale": page.stale,
        }
        found.append(json.dumps(chunk, ensure_ascii=False) + "\n")
    return "".join(found)


def passages(page: Page) -> Iterator[tuple[str, str, tuple[Block, ...]]]:
    """Yield (anchor, heading, blocks): what stands before the first section, then every section."""
    opening = tuple(block for block in page.blocks if not isinstance(block, Section))
    if opening:
        yield "", page.title, opening
    for block in page.blocks:
        if isinstance(block, Section) and block.role not in FRAME:
            yield block.anchor, block.heading, block.blocks


def _language(page: Page, anchor: str) -> str:
    section = next((block for block in page.blocks if isinstance(block, Section) and block.anchor == anchor), None)
    return section.lang if section and section.lang else page.language
