"""Trees of HTML and XML from untrusted text: no entity is expanded, nothing is fetched, and the HTML reader forgives all."""

from __future__ import annotations

from typing import Any

from lxml import etree
from lxml import html as lxml_html

EMPTY = b"<html><head></head><body></body></html>"


def document_tree(source: str) -> Any:
    """Return the tree of an HTML document, of an empty one where there is nothing to read."""
    text = source.encode("utf-8", "replace").replace(b"\0", b"")
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = lxml_html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError):
        return lxml_html.document_fromstring(EMPTY)
    return tree if isinstance(tree.tag, str) else lxml_html.document_fromstring(EMPTY)


def fragment_tree(source: str) -> Any:
    """Return the tree of a piece of HTML, in a ``div``."""
    return lxml_html.fragment_fromstring(source.replace("\0", ""), create_parent="div")


def xml_tree(source: str) -> Any:
    """Return the root of an XML text. Raises ``etree.XMLSyntaxError`` where it is not well-formed."""
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(source.encode("utf-8", "replace"), parser)
