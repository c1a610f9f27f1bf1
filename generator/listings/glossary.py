"""The glossary, A to Z; Chinese terms stand under the initial of their pinyin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.kinds.compose import brief_of
from generator.listings.frame import cards, listing
from generator.listings.kinds import describe
from generator.listings.paginate import in_pages
from generator.model.blocks import Card, Section
from generator.model.page import Page
from generator.model.site import Site
from generator.pinyin import initial, sort_keys


def pages(site: Site) -> Iterator[Page]:
    """Yield the glossary, if there is a term."""
    for kind in site.kinds:
        entries = list(site.of_kind(kind.name)) if kind.entity_type == "DefinedTerm" else []
        if not entries:
            continue
        named = [(str(vars(entry)["term"]), id_, entry) for id_, entry in entries]
        keys = sort_keys({term for term, _, _ in named})
        letters = {term: initial(key) for term, key in keys.items()}
        named.sort(key=lambda row: (letters[row[0]] == "#", keys[row[0]]))
        sections = []
        for letter, group in groupby(named, key=lambda row: letters[row[0]]):
            found = [Card(site.routes[id_], term, brief_of(id_, entry, site)) for term, id_, entry in group]
            heading = site.labels("listing.glossary_other") if letter == "#" else letter
            sections.append(Section("other" if letter == "#" else letter.lower(), heading, (cards(found),)))
        title = site.labels(f"kind.{kind.name}.plural")
        whole = listing(site, kind.route, title, describe(site, kind), sections, entries=[entry for _, entry in entries])
        yield from in_pages(site, whole)
