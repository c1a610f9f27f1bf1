"""What the theme shows of the site on every page, and no more: a page stays as it is while this is the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.page import Link
from generator.model.site import KindInfo, Labels, Site
from generator.model.vocabulary import Brand, Topic


@dataclass(frozen=True, slots=True)
class Shown:
    """What templates of the theme see as ``ap_site``: the words, the brand, the kinds that have pages, the topics, the pages to trust."""

    labels: Labels
    brand: Brand
    kinds: tuple[KindInfo, ...]
    topics: Mapping[str, Topic]
    trusted: tuple[Link, ...]

    @classmethod
    def of(cls, site: Site) -> Shown:
        """Return what is shown of a site."""
        kinds = tuple(kind for kind in site.kinds if any(site.of_kind(kind.name)))
        trusted = tuple(Link(site.routes[id_], site.entries[id_].title) for id_ in site.brand.trust_pages if id_ in site.entries)
        return cls(site.labels, site.brand, kinds, site.topics, trusted)
