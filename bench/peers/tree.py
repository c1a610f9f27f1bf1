"""A tree of Markdown: kind, topic, page. Navigations that hold every page stay as short as they can be."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.corpus.entries import Fields, entry
from bench.corpus.markdown import Link, body
from bench.corpus.plan import KINDS, Place, Plan

LABELS = {
    "answer": "解答",
    "term": "术语",
    "template": "回复模板",
    "guide": "指南",
    "faq": "常见问题",
    "checklist": "清单",
    "post": "博客",
    "integration": "接入",
}
FOLDERS = KINDS | {"template": "replies"}
"""MkDocs leaves a folder ``templates`` out."""


def stem(place: Place) -> str:
    return f"{FOLDERS[place.kind]}/{place.topic}/{place.slug}"


def front_matter(fields: dict[str, Any]) -> str:
    return (
        "---\n" + "".join(f"{name}: {json.dumps(value, ensure_ascii=False, default=str)}\n" for name, value in fields.items()) + "---\n\n"
    )


def pages(plan: Plan, folder: Path, link: Link, meta: Callable[[Place, Fields], dict[str, Any]], *, heading: bool) -> None:
    """Write every entry as a Markdown file into ``folder``."""
    made: set[Path] = set()
    for place in plan.places:
        fields = entry(plan, place.number)
        file = folder / f"{stem(place)}.md"
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        title = f"# {place.title}\n\n" if heading else ""
        file.write_text(front_matter(meta(place, fields)) + title + body(plan, place, fields, link))


def by_section(plan: Plan) -> dict[str, dict[str, list[Place]]]:
    """Return the entries by kind and topic."""
    found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place in plan.places:
        found[place.kind][place.topic].append(place)
    return {kind: found[kind] for kind in KINDS if kind in found}
