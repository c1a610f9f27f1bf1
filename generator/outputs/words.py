"""The words that scripts show on every page, as a module that they import: once for the site, not in every page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.artifact import Job
from generator.model.site import Labels, Site
from generator.outputs.build import Build, compact

WORDS = "answerpress/words.js"
"""The path of the module."""
SEARCH = (
    *("start", "loading", "count", "weak", "none", "none_hint", "failed", "all_kinds", "kinds", "next", "clear"),
    *("log", "log_export", "log_clear"),
)
"""The labels ``search.…`` that the search dialog shows."""
TOOLS = ("tools.copy", "tools.failed", "tools.term", "page.copied")

Ways = tuple[tuple[str, str], ...]
"""Where to go on from a search that found nothing: (label, route or address)."""


def plan(build: Build) -> Iterator[Job]:
    """Plan the module."""
    routes = {page.route for page in build.pages}
    yield Job(WORDS, words, (build.site.labels, ways(build.site, has_errors="/errors/" in routes)))


def ways(site: Site, *, has_errors: bool) -> Ways:
    """Return the ways on: the error finder, the topics, the first support channel."""
    labels = site.labels
    found = [(labels("nav.errors"), "/errors/")] if has_errors else []
    found.append((labels("listing.topics_title"), "/topics/"))
    found += [(labels("search.contact"), site.routes.get(channel.to, channel.to)) for channel in site.brand.support[:1]]
    return tuple(found)


def words(labels: Labels, ways: Ways) -> str:
    """Return the module; addresses are relative to the site."""
    found = {
        "search": {name: labels(f"search.{name}") for name in SEARCH},
        "ways": [{"label": label, "href": address.removeprefix("/")} for label, address in ways],
        "tools": {name.partition(".")[2]: labels(name) for name in TOOLS},
    }
    return "".join(f"export const {name} = {compact(value)};\n" for name, value in found.items())
