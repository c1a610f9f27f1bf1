"""A sitemap, feed or other XML file that is not well-formed, or is not what its name says.

A reader of XML stops at the first error: none of the file counts. A sitemap has a `urlset` or `sitemapindex` in the namespace of
sitemaps.org and addresses in `loc`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from generator.audit import sitemaps
from generator.audit.formats.tree import xml_tree
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA042", "broken-xml", __doc__ or "")

_NAMES = (".xml", ".xsl", ".rss", ".atom", ".svg")
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield XML files that cannot be read, and sitemaps that are none."""
    known = set(sitemaps.paths(site.built))
    for path in site.built.files:
        if not path.endswith(_NAMES) and path not in known:
            continue
        try:
            root = xml_tree(sitemaps.source(site.built, path))
        except etree.XMLSyntaxError as error:
            line, column = error.position
            yield CODE.at(Span(path, max(1, line), max(1, column)), f"not well-formed XML: {_words(error)}", "mend what writes the file")
        except (etree.LxmlError, ValueError):
            yield CODE.at(Span(path), "not XML", "mend what writes the file")
        else:
            if path in known:
                yield from _sitemap(path, str(root.tag), [row.sourceline or 1 for row in root if _is_empty(row)])


def _words(error: etree.XMLSyntaxError) -> str:
    return (error.msg or "it is empty").partition(", line ")[0][:120]


def _is_empty(row: Any) -> bool:
    return isinstance(row.tag, str) and not (row.findtext("{*}loc") or "").strip()


def _sitemap(path: str, tag: str, empty: list[int]) -> Iterator[Diagnostic]:
    if tag not in {f"{_SITEMAP}urlset", f"{_SITEMAP}sitemapindex"}:
        yield CODE.at(Span(path), f"a sitemap does not begin with {tag[:80]}", "write `<urlset>` in the namespace of sitemaps.org")
    for line in empty[:1]:
        yield CODE.at(Span(path, line), "a line of the sitemap has no `loc`", "write the address")
