"""Sitemaps (https://www.sitemaps.org/protocol.html), also compressed ones."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from generator.audit.formats.tree import xml_tree
from generator.built import Built

MOST = 64_000_000
"""Bytes of a compressed file that are looked at when unpacked."""

_NAME = re.compile(r"(?:^|/)sitemap[^/]*\.xml(?:\.gz)?$")


class Row(NamedTuple):
    """A line of a sitemap."""

    address: str
    changed: str
    path: str
    line: int


def paths(built: Built) -> list[str]:
    """Return the sitemaps of a site, compressed ones only where they do not lie beside the same uncompressed."""
    return [path for path in built.files if _NAME.search(path) and not (path.endswith(".gz") and built.has(path.removesuffix(".gz")))]


def source(built: Built, path: str) -> str:
    """Return the text of a sitemap."""
    return unpacked(built.read(path)).decode("utf-8", "replace") if path.endswith(".gz") else built.text(path)


def unpacked(data: bytes) -> bytes:
    """Return what a gzip file holds, its beginning if it is huge, nothing if it is none."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, MOST)
    except zlib.error:
        return b""


def rows(built: Built) -> Iterator[Row]:
    """Yield the lines of all sitemaps that can be read."""
    for path in paths(built):
        try:
            root = xml_tree(source(built, path))
        except (etree.LxmlError, ValueError):
            continue
        for row in root.iter("{*}url"):
            yield Row((row.findtext("{*}loc") or "").strip(), (row.findtext("{*}lastmod") or "").strip(), path, row.sourceline or 1)


def indexed(built: Built, path: str) -> list[tuple[str, int]]:
    """Return (address, line) of the sitemaps that an index of sitemaps names."""
    try:
        root = xml_tree(source(built, path))
    except (etree.LxmlError, ValueError):
        return []
    return [((row.findtext("{*}loc") or "").strip(), row.sourceline or 1) for row in root.iter("{*}sitemap")]
