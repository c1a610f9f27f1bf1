"""The navigation that MkDocs shows, and the source files that it believes pages to have."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from generator.model.site import Site

_MOST_TOPICS = 40
"""More stand on their page alone."""


def navigation(site: Site, sources: set[str]) -> list[Any]:
    """Return the navigation: sections and a few dozen topics, never thousands of leaves. Its names are HTML."""

    def name(label: str) -> str:
        return escape(site.labels(label))

    kinds = [{name(f"kind.{kind.name}.plural"): source_of(kind.route)} for kind in site.kinds]
    topics = [{escape(topic.label): source_of(f"/topics/{topic.id}/")} for topic in site.topics.values()]
    if len(topics) > _MOST_TOPICS:
        topics = []  # every page would carry them all, and nobody reads so long a list: their page has them
    written = [{escape(page.title): page.path} for page in site.handwritten if page.route != "/"]
    groups: list[Any] = [
        {name("nav.home"): "index.md"},
        {name("nav.errors"): source_of("/errors/")},
        {name("nav.replies"): source_of("/replies/")},
        {name("nav.kinds"): [item for item in kinds if set(item.values()) & sources]},
        {name("nav.topics"): [{name("listing.topics_title"): source_of("/topics/")}, *topics]},
        {name("nav.more"): [{name("nav.changes"): source_of("/changes/")}, *written]},
    ]
    known = sources | {page.path for page in site.handwritten}
    return [group for group in groups if set(leaves([group])) & known]


def leaves(nav: Any) -> list[str]:
    """Return the source files that a navigation leads to."""
    if isinstance(nav, str):
        return [nav]
    items = nav.values() if isinstance(nav, dict) else nav or []
    return [leaf for item in items for leaf in leaves(item)]


def source_of(route: str) -> str:
    """Return the path of the source file that MkDocs believes a page to have.

    Sections end with ``index.md``, so that MkDocs shows them as such.
    """
    path = route.strip("/")
    return f"{path}.md" if "/" in path else f"{path}/index.md".lstrip("/")
