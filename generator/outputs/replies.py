"""replies.json: every support reply with its variables and boundaries, what it never asks for and what no value may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.kinds.capabilities import HasReplies
from generator.model.artifact import Job
from generator.model.blocks import Reply, Variables
from generator.model.fields import VARIABLE
from generator.model.page import Page
from generator.model.site import Site
from generator.outputs.build import Build, lines
from generator.text.markdown import to_lines, to_plain
from generator.text.refs import resolve


def plan(build: Build) -> Iterator[Job]:
    """One file at the root, if there is a reply."""
    pages = tuple(page for page in build.entry_pages if isinstance(build.site.entries[page.id], HasReplies))
    if pages:
        yield Job("replies.json", replies, (build.site, pages))


def replies(site: Site, pages: tuple[Page, ...]) -> Iterator[str]:
    """Yield all replies; one of a page past its review date is not active."""
    found = (record for page in pages for record in _of_page(site, page))
    return lines({"url": site.url, "language": site.brand.language, **_safety(site), "replies": found})


def _safety(site: Site) -> dict[str, Any]:
    """Return how a key is masked, and the shapes of complete ones, which no value of a variable may have (Python ``re``)."""
    masking = site.policy.masking
    shapes = [{"id": shape.id, "label": shape.label, "pattern": shape.pattern} for shape in site.policy.key_shapes]
    text = to_plain(resolve(masking.text, site, route="/").markdown)
    return {"masking": {"text": text, "example": masking.example}, "key_shapes": shapes}


def _of_page(site: Site, page: Page) -> Iterator[dict[str, Any]]:
    entry: Any = site.entries[page.id]
    fields = {item.name: item for block in page.walk() if isinstance(block, Variables) for item in block.items}
    never = [{"id": name, "label": site.forbidden(name).label} for name in entry.never_ask]
    for block in page.walk():
        if isinstance(block, Reply):
            markdown = block.text.linked(lambda target: site.permalink(target.route))
            yield {
                "id": f"{page.id}#{block.anchor}",
                "title": block.title,
                "intent": block.intent,
                "page": {"title": page.title, "url": f"{site.permalink(page.route)}#{block.anchor}"},
                "language": page.language,
                "active": not page.stale,
                "updated": str(page.updated),
                "review_by": str(page.review_by),
                "topics": list(entry.topics),
                "text_markdown": markdown,
                "text_plain": to_lines(markdown),
                "variables": [_variable(fields[name]) for name in dict.fromkeys(VARIABLE.findall(markdown)) if name in fields],
                "never_ask": never,
                "hand_over": _plain(entry.hand_over, site, page),
                "boundary": _plain(entry.boundary, site, page) if entry.boundary else None,
            }


def _plain(markdown: str, site: Site, page: Page) -> str:
    return to_plain(resolve(markdown, site, route=page.route).markdown)


def _variable(item: Any) -> dict[str, Any]:
    return {
        "name": item.name,
        "label": item.label,
        "example": item.example,
        "boundary": to_plain(item.boundary.markdown),
        "required": item.required,
        "customer_facing": item.customer_facing,
    }
