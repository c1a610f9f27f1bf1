"""The error finder: every symptom of every entry, in one table a type."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from generator.listings.frame import listing
from generator.listings.paginate import PER_PAGE, in_pages, page_route
from generator.model.blocks import Section, Table, Text
from generator.model.entry import Symptom
from generator.model.page import Page
from generator.model.site import Site
from generator.text.markdown import code, escape_text
from generator.text.refs import resolve

ROUTE = "/errors/"
TYPES = ("status", "message", "behaviour")
COLUMNS = ("signal", "check_first", "action", "avoid", "evidence", "page")


@dataclass(frozen=True, slots=True)
class Finding:
    """A symptom with the page that owns it."""

    anchor: str
    symptom: Symptom
    id: str
    route: str
    """The page of the error finder that shows it."""


def findings(site: Site) -> list[Finding]:
    """Return all symptoms, by type and then by signal; anchors are unique."""
    pairs = [(symptom, id_) for id_, entry in site.entries.items() for symptom in entry.symptoms]
    pairs.sort(key=lambda pair: (TYPES.index(pair[0].type), pair[0].signal.casefold(), pair[1]))
    taken = set(TYPES)  # the anchors of the sections
    numbers: dict[str, int] = {}
    found = []
    for number, (symptom, id_) in enumerate(pairs):
        anchor = _free(anchor_of(symptom.signal), taken, numbers)
        taken.add(anchor)
        found.append(Finding(anchor, symptom, id_, page_route(ROUTE, number // PER_PAGE + 1)))
    return found


def _free(anchor: str, taken: Container[str], numbers: dict[str, int]) -> str:
    """Return ``anchor``, with a number if it is taken; ``numbers`` has the last number of each, so that none is tried twice."""
    name = anchor
    while name in taken:
        numbers[anchor] = numbers.get(anchor, 1) + 1
        name = f"{anchor}-{numbers[anchor]}"
    return name


def anchor_of(signal: str) -> str:
    """Return the anchor of a signal.

    >>> anchor_of("The model does not exist")
    'the-model-does-not-exist'
    """
    return re.sub(r"\W+", "-", signal.casefold()).strip("-") or "signal"


def pages(site: Site) -> Iterator[Page]:
    """Yield the error finder, if an entry has a symptom."""
    found = findings(site)
    if not found:
        return
    heads = tuple(site.labels(f"column.{name}") for name in COLUMNS)
    sections = []
    for kind in TYPES:
        rows = [item for item in found if item.symptom.type == kind]
        if rows:
            table = Table(heads, tuple(_row(item, site) for item in rows), tuple(item.anchor for item in rows))
            sections.append(Section(kind, site.labels(f"listing.errors_{kind}"), (table,)))
    entries = [site.entries[item.id] for item in found]
    title, description = site.labels("listing.errors_title"), site.labels("listing.errors_description")
    yield from in_pages(site, listing(site, ROUTE, title, description, sections, entries=entries))


def _row(item: Finding, site: Site) -> tuple[Text, ...]:
    symptom = item.symptom
    labels = "、".join(site.evidence[name].label for name in symptom.evidence) if symptom.evidence else "—"

    def text(markdown: str) -> Text:
        return resolve(markdown, site, route=ROUTE)

    page = text(f"[{escape_text(site.entries[item.id].title)}]({item.id})")
    cells = (text(symptom.check_first), text(symptom.action), text(symptom.avoid))
    return Text(code(symptom.signal)), *cells, Text(escape_text(labels)), page
