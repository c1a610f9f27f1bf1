"""Feeds of any site: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from lxml import etree

from generator.audit.formats.tree import fragment_tree, xml_tree
from generator.audit.page import words_of
from generator.audit.said import plain
from generator.built import Built

_NAME = re.compile(r"(?:^|/)(?:feed|atom|rss|index|feed_\w+)[^/]*\.(?:xml|json|rss|atom)$", re.IGNORECASE)


class Entry(NamedTuple):
    """What a feed says of a page; a day is empty where the feed tells none."""

    address: str
    title: str
    about: str
    published: str
    updated: str
    path: str


def paths(built: Built) -> list[str]:
    """Return the files whose names are those of feeds."""
    return [path for path in built.files if _NAME.search(path)]


def entries(built: Built) -> Iterator[Entry]:
    """Yield the entries of every feed that can be read."""
    for path in paths(built):
        try:
            if path.endswith(".json"):
                yield from _of_json(built.json(path), path)
            else:
                yield from _of_xml(xml_tree(built.text(path)), path)
        except (etree.LxmlError, ValueError, RecursionError):
            continue


def _of_json(value: Any, path: str) -> Iterator[Entry]:
    if not isinstance(value, dict) or "jsonfeed.org" not in str(value.get("version")):
        return
    items = value.get("items")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            told = [item.get(name) for name in ("url", "title", "summary", "date_published", "date_modified")]
            address, title, about, published, updated = (text if isinstance(text, str) else "" for text in told)
            yield Entry(address, plain(title), plain(about), published, updated, path)


def _of_xml(root: Any, path: str) -> Iterator[Entry]:
    for entry in root.iter("{http://www.w3.org/2005/Atom}entry"):
        links = [link.get("href", "") for link in entry.iterfind("{*}link") if link.get("rel", "alternate") == "alternate"]
        title, about, published, updated = (_text(entry, name) for name in ("title", "summary", "published", "updated"))
        yield Entry(links[0] if links else _text(entry, "id"), title, about, published, updated, path)
    for item in root.iter("item"):
        yield Entry(_text(item, "link"), _text(item, "title"), _text(item, "description"), _day(_text(item, "pubDate")), "", path)


def _text(element: Any, name: str) -> str:
    text = plain(element.findtext(f"{{*}}{name}") or "")
    return plain(words_of(fragment_tree(text))) if "<" in text or "&" in text else text


def _day(text: str) -> str:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
