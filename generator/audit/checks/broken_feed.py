"""A feed that readers cannot follow: no title, no entries' ids, links or dates, the same id twice, or a date that is none.

Atom asks for `id`, `title` and `updated` in the feed and every entry (RFC 4287), RSS for `title`, `link` and `description`, JSON Feed for
`version`, `title` and an `id` in every item. Readers of feeds know entries by their id: without one, all of them are new each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from generator.audit import feeds
from generator.audit.claims import days
from generator.audit.formats.tree import xml_tree
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA046", "broken-feed", __doc__ or "")

_ATOM = "{http://www.w3.org/2005/Atom}"


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield what is wrong with feeds that are XML or JSON at all."""
    for path in feeds.paths(site.built):
        try:
            if path.endswith(".json"):
                faults = [(1, message) for message in _of_json(site.built.json(path))]
            else:
                faults = list(_of_xml(xml_tree(site.built.text(path))))
        except (etree.LxmlError, ValueError, RecursionError):
            continue
        for line, message in faults:
            yield CODE.at(Span(path, line), message, "mend what writes the feed")


def _of_json(value: Any) -> Iterator[str]:
    if not isinstance(value, dict) or "jsonfeed.org" not in str(value.get("version")):
        return
    if not isinstance(value.get("title"), str):
        yield "the feed has no `title`"
    items = value.get("items")
    if not isinstance(items, list):
        yield "the feed has no list of `items`"
        return
    ids: Counter[str] = Counter()
    for number, item in enumerate(items, 1):
        id_ = item.get("id") if isinstance(item, dict) else None
        if not id_:
            yield f"item {number} has no `id`"
        ids[str(id_)] += 1
    yield from (f"{count} items have the id {id_[:80]}" for id_, count in ids.items() if count > 1)


def _of_xml(root: Any) -> Iterator[tuple[int, str]]:
    if root.tag == f"{_ATOM}feed":
        yield from _lacking(root, "feed", ("id", "title", "updated"))
        entries = root.findall(f"{_ATOM}entry")
        for entry in entries:
            yield from _lacking(entry, "entry", ("id", "title", "updated"))
        ids = Counter((entry.findtext(f"{_ATOM}id") or "").strip() for entry in entries)
        yield from ((1, f"{count} entries have the id {id_[:80]}") for id_, count in ids.items() if id_ and count > 1)
    elif root.tag == "rss":
        for channel in root.findall("channel"):
            yield from _lacking(channel, "channel", ("title", "link", "description"))


def _lacking(element: Any, what: str, names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for name in names:
        text = (element.findtext(f"{{*}}{name}") or "").strip()
        if not text:
            yield element.sourceline or 1, f"the {what} has no `{name}`"
        elif name == "updated" and days(text) is None:
            yield element.sourceline or 1, f"`updated` of the {what} is no date: {text[:40]}"
