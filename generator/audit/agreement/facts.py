"""The facts that each format of a page has a place for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MUST_TELL: Mapping[str, tuple[str, ...]] = {
    "html": (
        *("url", "title", "description", "language", "published", "updated", "owner", "author", "review by", "stale", "summary"),
        *("topic links", "audience", "question", "answer", "reply", "term", "definition", "item", "source"),
    ),
    "twin": ("title", "description", "published", "updated", "owner", "author", "review by", "stale", "topics", "topic links"),
    "llms-full": ("title", "description", "published", "updated", "owner", "author", "review by", "stale", "topics", "topic links"),
    "front matter": ("url", "title", "description", "language", "kind", "author", "published", "updated", "review by", "summary"),
    "json-ld": (
        *("url", "title", "description", "language", "published", "updated", "author", "summary", "topics", "topic links", "trail"),
        *("terms", "question", "answer", "reply", "term", "definition", "other names", "item", "source"),
    ),
    "atom": ("url", "title", "description", "published", "updated", "author", "topics"),
    "json feed": ("url", "title", "description", "published", "updated", "author", "topics", "language"),
    "api list": ("url", "title", "description", "published", "updated", "kind", "owner", "review by", "language"),
    "api index": ("url", "title", "updated", "kind"),
    "llms.json": ("url", "title", "updated"),
}
"""The facts that each format has a place for: what the page tells of them must stand there. ``question`` is for every question."""

BESIDES: Mapping[str, tuple[str, ...]] = {
    "html": ("trail", "contents", "sections", "topics", "head", "site name", "robots", "preview", "machine date", "item"),
    "json-ld": ("article", "service"),
    "twin": ("front matter",),
}
"""The facts that a format tells and the record does not; those that repeat something are compared on their own."""


def one_of(fact: str, names: Iterable[str]) -> bool:
    """Tell whether a fact is one of some: ``question`` is for every question."""
    return any(name == fact or fact.startswith(f"{name} ") for name in names)
