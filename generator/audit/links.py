"""Every address that the files of a site refer to, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.audit import graphs
from generator.audit.page import Reference, loaded_by_style
from generator.audit.site import Site, Target


class Link(NamedTuple):
    """A link: the file and line where it stands, as it is written there, and where it leads."""

    path: str
    line: int
    written: str
    target: Target


_OTHER = re.compile(r"\s*(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:")
"""The scheme of an address that is none of the web: ``mailto:``, ``tel:``, ``javascript:``."""

_FOLLOWED = {"link", "alternate", "frame", "form"}

_FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*\2[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_MARKDOWN = re.compile(r"(?<!\\)\]\((?:<([^<>\n]*)>|([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*))(?:[ \t]+[\"'(][^\n]*?[\"')])?\)")
_URLS = ("url", "item", "contentUrl", "image", "logo", "thumbnailUrl", "mainEntityOfPage")


@dataclass
class Broken:
    """The links that do not lead where they should."""

    nothing: dict[str, list[Link]] = field(default_factory=dict)
    """Links to no file of the site, by address."""
    places: dict[tuple[str, str], list[Link]] = field(default_factory=dict)
    """Links to no place of a page, by page and place."""


@lru_cache(maxsize=1)
def broken(site: Site) -> Broken:
    """Follow every link once; only those that lead to nothing are kept."""
    found = Broken()
    pages = {twin: path for path, twin in site.twins.items()}
    for link in followed(site):
        target = link.target
        if target.inside and target.path is None:
            found.nothing.setdefault(target.address, []).append(link)
        elif target.path is not None and target.anchor not in {"", "top"} and not target.anchor.startswith(":~:"):
            page = site.pages.get(site.final(pages.get(target.path, target.path)))
            if page is not None and target.anchor not in page.anchors:
                found.places.setdefault((page.path, target.anchor), []).append(link)
    return found


def followed(site: Site) -> Iterator[Link]:
    """Yield the links of pages, of their Markdown forms, of llms.txt, of feeds and of JSON-LD, but those of other schemes."""
    for page, reference in site.references():
        if reference.kind in _FOLLOWED and not _OTHER.match(reference.address):
            yield Link(page.path, reference.line, reference.address, site.target(page.path, reference.address, page.base))
    written = sorted({*site.twins.values(), *site.built.paths("**/llms*.txt")})
    for path in written:
        for address, line in markdown_addresses(site.built.text(path)):
            if not _OTHER.match(address):
                yield Link(path, line, address, site.target(path, address))
    for entry in site.feeds:
        if entry.address.startswith(("http:", "https:")):
            yield Link(entry.path, 0, entry.address, site.target(entry.path, entry.address))
    yield from _of_graphs(site)


def _of_graphs(site: Site) -> Iterator[Link]:
    for path, graph in site.graphs.items():
        line = site.pages[path].graphs[0].line
        for node, _ in graph.nodes:
            for name in _URLS:
                address = graphs.text(node, name)
                if address.startswith(("http://", "https://")):
                    yield Link(path, line, address, site.target(path, address))


def markdown_addresses(markdown: str) -> Iterator[tuple[str, int]]:
    """Yield (address, line) of the links and pictures of a Markdown text, code aside."""
    text = _FENCE.sub(lambda match: "\n" * match[0].count("\n"), markdown)
    for number, line in enumerate(text.split("\n"), 1):
        if "](" in line:
            for match in _MARKDOWN.finditer(_CODE.sub("", line)):
                yield match[1] or match[2] or "", number


def loads(site: Site) -> Iterator[tuple[str, Reference, Target]]:
    """Yield (file, what it loads, where from) for everything that pages and style sheets load."""
    for page, reference in site.references():
        if reference.kind not in _FOLLOWED and not _OTHER.match(reference.address) and reference.address:
            yield page.path, reference, site.target(page.path, reference.address, page.base)
    for path in site.built.paths("**/*.css"):
        for address, kind in dict.fromkeys(loaded_by_style(site.built.text(path))):
            if not _OTHER.match(address):
                yield path, Reference(address, kind, 0), site.target(path, address)
