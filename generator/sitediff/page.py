"""One HTML page of any site: what it shows and what its head tells machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urljoin

from generator.audit.formats.elements import shown
from generator.audit.formats.tree import document_tree
from generator.audit.said import Line, Text, plain
from generator.built import route_of

_CONTENT = (
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' ap-page ')]",
    "//article",
    "//main",
    "//*[@role='main']",
    "//body",
)
"""Where the content of a page is: as we lay it out, or by what HTML calls it."""

_BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "td", "th", "figcaption", "summary", "legend", "blockquote"}
_HOLDERS = {"div", "section", "article", "main", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "figure", "details", "form", "fieldset"}
_HOLDERS |= {"header", "footer", "aside", "body", "blockquote", "li", "dd", "address", "center", "hgroup", "search", "nav"}
_UNSEEN = {"script", "style", "template", "input", "button", "select", "textarea", "noscript", "svg", "iframe", "head"}
_MOST_CLAIMS = 5_000


@dataclass(frozen=True)
class SitePage:
    """What a page says. Addresses on the site itself are site-relative."""

    route: str
    redirect: str | None = None
    head: dict[str, str] = field(default_factory=dict)
    """Title, description, language, robots, canonical and whatever else stands in ``meta`` and ``link``."""
    lines: tuple[Line, ...] = ()
    claims: dict[str, str] = field(default_factory=dict)
    """JSON-LD, one value a path."""
    around: tuple[str, ...] = ()
    """Texts outside the content: header, navigation, footer."""
    labels: tuple[str, ...] = ()
    """Names of elements that are read out, and not shown."""

    @property
    def title(self) -> str:
        """The title, as a reader would name the page."""
        return self.head.get("title", "") or self.route

    @cached_property
    def text(self) -> str:
        """All words of the page, and what its head says, for finding whether something else says the same."""
        return "\n".join([*(line.text for line in self.lines), *self.head.values(), *self.labels])


def read_page(path: str, source: str, base: str) -> SitePage:
    """Read an HTML file; ``base`` is the address of the site, empty if it is not known."""
    tree = document_tree(source)
    route = route_of(path)
    refresh = tree.xpath("string(//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content)")
    target = re.search(r"url\s*=\s*['\"]?([^'\"\s>]+)", refresh, re.IGNORECASE)
    if target:
        return SitePage(route, relative_to(base, urljoin(f"{base.rstrip('/')}{route}" or route, target[1])))
    body = next((found[0] for form in _CONTENT if (found := tree.xpath(form))), tree)
    reader = _Reader(base, f"{base.rstrip('/')}{route}")
    reader.holder(body)
    head = dict(_head(tree, base))
    headings = body.xpath(".//h1")
    head["title"] = shown(headings[0]) if headings else head.get("head title", "")
    lines = tuple(line for line in reader.text.lines if line.text != head.get("description"))  # it is told with the head
    labels = tuple(sorted({label for label in body.xpath(".//@aria-label") if label}))
    return SitePage(route, None, head, lines, dict(_claims(tree, base)), tuple(_around(tree, body)), labels)


def relative_to(base: str, address: str) -> str:
    """Return an address of the site without the site's own address, any other as it is."""
    address = unquote(address)
    return "/" + address.removeprefix(base) if base and address.startswith(base) else address


def _hidden(element: Any) -> bool:
    names = (element.get("class") or "").split() if isinstance(element.tag, str) else []
    return not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None or "headerlink" in names


class _Reader:
    """Cuts content into lines: headings, paragraphs, items, cells, code."""

    def __init__(self, base: str, address: str) -> None:
        self.base = base
        self.address = address
        self.text = Text()

    def holder(self, top: Any) -> None:
        """Read what stands in an element that holds blocks, and the runs of words between them. No recursion: pages nest as they like."""
        stack: list[tuple[Any, str]] = [(top, "")]
        while stack:
            element, loose = stack.pop()
            if loose:
                self.text.add("text", loose)
            if element is None or _hidden(element) or element.tag == "nav" or "ap-contents" in (element.get("class") or ""):
                continue
            if re.fullmatch(r"h[1-6]", element.tag):
                if element.tag != "h1":
                    self.text.heading(int(element.tag[1]), shown(element))
            elif element.tag == "pre":
                self.text.add("code", "".join(element.itertext()).rstrip("\n"))
            elif element is not top and not _holds_blocks(element):
                self.text.add(_ROLES.get(element.tag, "text"), shown(element), self._links(element))
            else:
                stack += reversed(list(_inside(element)))

    def _links(self, element: Any) -> Iterator[str]:
        for found in element.iter("a", "img"):
            address = found.get("href") or found.get("src")
            if address and not _hidden(found):
                yield relative_to(self.base, _joined(self.address, address))


_ROLES = {"li": "item", "td": "cell", "th": "head", "dt": "head", "dd": "item", "figcaption": "caption"}


def _holds_blocks(element: Any) -> bool:
    return any(inner.tag in _BLOCKS | _HOLDERS for inner in element.iterdescendants())


def _inside(element: Any) -> Iterator[tuple[Any, str]]:
    """Yield (child, words before it) of an element, and the words at its end; words run on through inline elements."""
    words = element.text or ""
    for child in element:
        block = isinstance(child.tag, str) and (child.tag in _BLOCKS | _HOLDERS or _holds_blocks(child))
        if block:
            yield child, plain(words)
            words = ""
        elif not _hidden(child):
            words += f" {shown(child)} " if child.tag == "br" else shown_inline(child)
        words += child.tail or ""
    if plain(words):
        yield None, plain(words)


def shown_inline(element: Any) -> str:
    """Return the words of an inline element with the spaces at its ends."""
    text = element.text_content() if not len(element) else shown(element)
    return text if isinstance(text, str) else ""


def _joined(address: str, link: str) -> str:
    try:
        return urljoin(address, link)
    except ValueError:  # not an address at all, such as http://[
        return link


def _head(tree: Any, base: str) -> Iterator[tuple[str, str]]:
    yield "head title", plain(tree.findtext("head/title") or "")
    yield "language", tree.get("lang") or ""
    for meta in tree.iter("meta"):
        for name in (meta.get("name"), meta.get("property")):
            if name and meta.get("content") is not None and name not in {"generator", "viewport"}:
                yield name, relative_to(base, plain(meta.get("content")))
    for link in tree.iter("link"):
        relation = link.get("rel") or ""
        if relation in {"canonical", "alternate", "license", "author", "describedby", "next", "prev"}:
            which = " ".join(filter(None, (relation, link.get("type"), link.get("hreflang"))))
            yield which, relative_to(base, link.get("href") or "")


def _around(tree: Any, body: Any) -> Iterator[str]:
    """Yield the texts of links and paragraphs outside the content."""
    inside = set(body.iter())
    for element in tree.iter("a", "p", "h1", "h2", "h3", "label"):
        if element not in inside and (words := shown(element)):
            yield words


def _claims(tree: Any, base: str) -> Iterator[tuple[str, str]]:
    """Yield (path, value) for every value of the JSON-LD of a page."""
    count = 0
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            yield "(not JSON)", plain(script.text or "")
            continue
        for path, leaf in json_leaves(value, base):
            count += 1
            if count > _MOST_CLAIMS:
                return
            yield path, leaf


def json_leaves(value: Any, base: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, text) for every value of a JSON text; items of lists are named by what identifies them."""
    stack: list[tuple[str, Any]] = [("", value)]
    while stack:
        path, here = stack.pop()
        if isinstance(here, dict):
            named = [(f"{path} > {key}" if path else str(key), item) for key, item in here.items()]
            stack += reversed(named)
        elif isinstance(here, list) and here and not any(isinstance(item, dict | list) for item in here):
            yield path, " · ".join(relative_to(base, item) if isinstance(item, str) else json.dumps(item) for item in here)
        elif isinstance(here, list):
            stack += reversed([(f"{path} > {_identity(item, number, base)}".removeprefix(" > "), item) for number, item in enumerate(here)])
        elif here is not None:
            yield path, relative_to(base, here) if isinstance(here, str) else json.dumps(here)


IDENTITIES = ("@id", "id", "url", "name", "path", "kind", "token", "loc")


def _identity(item: Any, number: int, base: str) -> str:
    if isinstance(item, dict):
        found = next((item[key] for key in IDENTITIES if isinstance(item.get(key), str)), None)
        return relative_to(base, found) if found else str(number + 1)
    return str(number + 1)
