"""Long listings in pages: ``/answers/``, ``/answers/page/2/`` and so on.

The first page keeps the address. No entry has an address of three parts, so that no slug can clash with a page's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from generator.model.blocks import Block, Cards, Section, Table
from generator.model.page import Link, Page, Pager
from generator.model.site import Site

PER_PAGE = 100
"""Cards, rows or replies on one page of a listing."""


class Piece(NamedTuple):
    """One card, row or reply with the section that it stands in."""

    number: int
    section: Section
    block: Block


def page_route(route: str, number: int) -> str:
    """Return the address of a page of the listing at ``route``."""
    return Pager(number, number, route).address(number)


def is_page_route(route: str) -> bool:
    """Tell whether ``route`` has the form of a further page of a listing: nothing else may have it."""
    *_, word, number = ["", "", *route.strip("/").split("/")]
    return word == "page" and number.isdecimal()


def in_pages(site: Site, whole: Page) -> Iterator[Page]:
    """Yield a listing as it is if it is short, else page by page; its blocks are sections.

    A section that goes on has its heading on every page.
    """
    pieces = [piece for number, section in enumerate(whole.blocks) if isinstance(section, Section) for piece in _pieces(number, section)]
    if len(pieces) <= PER_PAGE:
        yield whole
        return
    parts = [_sections(pieces[first : first + PER_PAGE]) for first in range(0, len(pieces), PER_PAGE)]
    starts = _starts(whole.route, parts)
    for number, sections in enumerate(parts, 1):
        pager = Pager(number, len(parts), whole.route, starts if number == 1 else ())
        yield replace(whole, blocks=sections, pager=pager) if number == 1 else _further(site, whole, pager, sections)


def _further(site: Site, whole: Page, pager: Pager, sections: tuple[Section, ...]) -> Page:
    """Return page two and following: their own address, title and description."""
    words = {"number": pager.number, "total": pager.total}
    return replace(
        whole,
        route=page_route(whole.route, pager.number),
        id=f"{whole.id}-page-{pager.number}",
        title=site.labels("listing.page_title", title=whole.title, **words),
        description=site.labels("listing.page_title", title=whole.description, **words),
        blocks=sections,
        trail=(*whole.trail, Link(whole.route, whole.title)),
        pager=pager,
    )


def _pieces(number: int, section: Section) -> Iterator[Piece]:
    for block in section.blocks:
        match block:
            case Cards():
                yield from (Piece(number, section, replace(block, items=(item,))) for item in block.items)
            case Table():
                anchors: list[tuple[str, ...]] = [(anchor,) for anchor in block.row_anchors] or [()] * len(block.rows)
                for row, anchor in zip(block.rows, anchors, strict=True):
                    yield Piece(number, section, replace(block, rows=(row,), row_anchors=anchor))
            case _:
                yield Piece(number, section, block)


def _sections(pieces: list[Piece]) -> tuple[Section, ...]:
    """Return the pieces of one page as sections again."""
    groups = (list(group) for _, group in groupby(pieces, key=lambda piece: piece.number))
    return tuple(replace(group[0].section, blocks=tuple(_joined(piece.block for piece in group))) for group in groups)


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with neighbouring cards and rows made one list and one table again."""
    for _, group in groupby(blocks, key=type):
        found = list(group)
        first = found[0]
        if isinstance(first, Cards):
            yield replace(first, items=tuple(item for block in found if isinstance(block, Cards) for item in block.items))
        elif isinstance(first, Table):
            tables = [block for block in found if isinstance(block, Table)]
            rows = tuple(row for table in tables for row in table.rows)
            yield replace(first, rows=rows, row_anchors=tuple(anchor for table in tables for anchor in table.row_anchors))
        else:
            yield from found


def _starts(route: str, parts: list[tuple[Section, ...]]) -> tuple[Link, ...]:
    """Return where every section begins that does not begin on the first page."""
    seen = {section.anchor for section in parts[0]}
    links = []
    for number, sections in enumerate(parts[1:], 2):
        for section in sections:
            if section.anchor not in seen:
                seen.add(section.anchor)
                links.append(Link(f"{page_route(route, number)}#{section.anchor}", section.heading))
    return tuple(links)
