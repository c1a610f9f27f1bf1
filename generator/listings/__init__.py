"""Pages that come by themselves: home, kinds, topics, the glossary A to Z, errors, replies, changes, search.

A hand-written page at the same address takes their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.listings import changes, errors, glossary, home, kinds, replies, search, topics
from generator.model.page import Page
from generator.model.site import Site

LISTINGS: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home.pages,
    kinds.pages,
    glossary.pages,
    topics.pages,
    errors.pages,
    replies.pages,
    changes.pages,
    search.pages,
)
"""Every module's ``pages``, in order."""


def listing_routes(folders: Iterable[str], topics: Iterable[str]) -> frozenset[str]:
    """Return the addresses of listing pages, those too that come with the next entry: nothing else may take them."""
    return frozenset(
        {"/", "/topics/", "/errors/", "/replies/", "/changes/", "/search/"}
        | {f"/{name}/" for name in folders}
        | {f"/topics/{name}/" for name in topics}
    )


def listing_pages(site: Site) -> Iterator[Page]:
    """Yield all listing pages of the site."""
    written = {page.route for page in site.handwritten}
    for pages in LISTINGS:
        yield from (page for page in pages(site) if page.route not in written)
