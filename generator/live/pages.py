"""The pages of one state of the site, each made when somebody looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from generator.kinds import BY_NAME
from generator.kinds.capabilities import HasReplies
from generator.kinds.compose import compose
from generator.listings import listing_pages, listing_routes
from generator.listings.paginate import is_page_route
from generator.model.page import Page
from generator.model.site import Site
from generator.outputs.jsonld import graph
from generator.outputs.twins import twin, written_twin
from generator.outputs.words import ways, words
from generator.pipeline.make import HostPage, body, host_page
from generator.render import Voices
from generator.text.slugs import twin_of


class LivePages:
    """Pages by route; ``made`` counts how many were."""

    def __init__(self, site: Site, voices: Voices) -> None:
        self.site = site
        self.voices = voices
        self.made = 0
        self._ids = {route: id_ for id_, route in site.routes.items()}
        self._pages: dict[str, Page] = {}

    @cached_property
    def _listings(self) -> Iterator[Page]:
        return listing_pages(self.site)

    def page(self, route: str) -> Page | None:
        """Return the page at ``route``, of an entry or a listing."""
        if route not in self._pages:
            id_ = self._ids.get(route)
            if id_ is not None:
                self._pages[route] = compose(id_, BY_NAME[id_.partition(":")[0]], self.site)
                self.made += 1
            elif self._may_be_listing(route):
                self._list_until(route)
        return self._pages.get(route)

    def has(self, route: str) -> bool:
        """Tell whether there is a page at ``route``; an entry's is not made for it."""
        return route in self._ids or self.page(route) is not None

    def _may_be_listing(self, route: str) -> bool:
        return is_page_route(route) or route in listing_routes((kind.folder for kind in self.site.kinds), self.site.topics)

    def _list_until(self, route: str) -> None:
        for page in self._listings:
            self._pages[page.route] = page
            self.made += 1
            if page.route == route:
                return

    def host_page(self, route: str) -> HostPage | None:
        """Return the page at ``route``, ready for the theme."""
        page = self.page(route)
        if page is None:
            return None
        frame = self.site.frame
        text = body(page, self.voices.tools.of(page), self.voices)
        return host_page(page, frame, text, graph(page, frame))

    def twin(self, path: str) -> str | None:
        """Return the Markdown at ``path``, at either address of a twin."""
        route = path.removesuffix("index.html.md") if path.endswith("/index.html.md") else f"{path.removesuffix('.md')}/"
        page = self.page("/" if path in {"/index.md", "/index.html.md"} else route)
        if page is not None:
            return twin(page, self.site.url, self.voices)
        written = next((page for page in self.site.handwritten if path in {twin_of(page.route), f"{page.route}index.html.md"}), None)
        return written_twin(written, self.site) if written else None

    def words(self) -> str:
        """Return the module of words that the scripts of every page wait for."""
        return words(self.site.labels, ways(self.site, has_errors="/errors/" in self.listings()))

    def listings(self) -> dict[str, str]:
        """Return the routes that a navigation may lead to, with their titles: nothing is made for it."""
        site, labels = self.site, self.site.labels
        found = {"/": site.brand.name, "/topics/": labels("listing.topics_title"), "/search/": labels("search.title")}
        found |= {f"/topics/{topic.id}/": labels("listing.topic_title", label=topic.label) for topic in site.topics.values()}
        entries = site.entries.values()
        one_of_each = {kind: next(site.of_kind(kind.name), None) for kind in site.kinds}
        found |= {kind.route: labels(f"kind.{kind.name}.plural") for kind, first in one_of_each.items() if first}
        some = {
            ("/errors/", "listing.errors_title"): any(entry.symptoms for entry in entries),
            ("/replies/", "replies.title"): any(first and isinstance(first[1], HasReplies) for first in one_of_each.values()),
            ("/changes/", "listing.changes_title"): bool(entries),
        }
        found |= {route: labels(title) for (route, title), there in some.items() if there}
        written = {page.route for page in site.handwritten}
        return {route: title for route, title in found.items() if route not in written}
