"""What an audit keeps of an HTML page, whoever made it: its claims about itself, what it refers to, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.audit.formats.tree import document_tree
from generator.audit.said import plain


class Reference(NamedTuple):
    """An address that a page refers to: ``kind`` is ``link``, ``form``, or what is loaded (``script``, ``style``, ``image`` …)."""

    address: str
    kind: str
    line: int


class Heading(NamedTuple):
    """A heading of the body."""

    level: int
    text: str
    line: int


class Noted(NamedTuple):
    """A value of a page with the line at which its element stands."""

    text: str
    line: int


@dataclass
class Page:
    """An HTML file of the site."""

    path: str
    title: str | None = None
    language: str | None = None
    languages: list[Noted] = field(default_factory=list)
    """Every ``lang`` below the root element."""
    headings: list[Heading] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    """Content of the first meta element of each name or property."""
    canonicals: list[Noted] = field(default_factory=list)
    alternates: list[tuple[str, Noted]] = field(default_factory=list)
    """(media type, address) of other forms of the page."""
    references: list[Reference] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    """Line of the first element with each id or name."""
    repeated: list[Noted] = field(default_factory=list)
    """Ids of further elements that have the id of another."""
    silent: list[Noted] = field(default_factory=list)
    """Source of each picture that says nothing to those who do not see it."""
    graphs: list[Noted] = field(default_factory=list)
    """Text of each JSON-LD block."""
    times: list[tuple[str, Noted]] = field(default_factory=list)
    """(``datetime``, what is shown) of each time element."""
    redirect: Noted | None = None
    base: str = ""
    """``href`` of the base element."""
    letters: tuple[int, int] = (0, 0)
    """Letters of Latin scripts, and those of Chinese, Japanese and Korean, in the main text."""

    @property
    def is_document(self) -> bool:
        """Tell whether this is a page to read: no redirect, and no scrap such as a file that proves who owns the site."""
        return self.redirect is None and (self.title is not None or bool(self.headings))

    @property
    def is_indexed(self) -> bool:
        """Tell whether search engines may list the page."""
        robots = f"{self.metas.get('robots', '')},{self.metas.get('googlebot', '')}".casefold()
        return self.is_document and not re.search(r"\bnoindex\b|\bnone\b", robots) and self.path.rpartition("/")[2] != "404.html"


_WORDLESS = frozenset({"script", "style", "template", "noscript", "head", "textarea", "code", "pre", "nav", "footer", "svg"})
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]\s*url\s*=\s*[\"']?([^\"']*)", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LOADED = {"script": "script", "img": "image", "iframe": "frame", "embed": "frame", "object": "frame"}
_LOADED |= {"video": "media", "audio": "media", "source": "media", "track": "media", "input": "image"}
_LINKED = {"stylesheet": "style", "icon": "icon", "shortcut": "icon", "apple-touch-icon": "icon"}
_LINKED |= {"manifest": "manifest", "preload": "preload"}
_LINKED |= {"modulepreload": "script"}
_LINKED |= {"mask-icon": "icon", "preconnect": "connection", "dns-prefetch": "connection", "prefetch": "preload"}
_CSS_ADDRESS = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')\s]*))\s*\)|@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_CSS_NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)


def read_page(path: str, source: str) -> Page:
    """Read an HTML file. Never fails: what cannot be read is not there."""
    page = Page(path)
    root = document_tree(source)
    page.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for element in root.iter():
        if isinstance(element.tag, str):
            _read(page, element)
    page.letters = _letters(root)
    return page


def _read(page: Page, element: Any) -> None:
    line, tag, attributes = element.sourceline or 1, element.tag, element.attrib
    for name in ("id", "name") if tag == "a" else ("id",):
        if attributes.get(name):
            _anchor(page, Noted(attributes[name], line), repeated=name == "id")
    if "lang" in attributes and tag != "html":
        page.languages.append(Noted(attributes["lang"], line))
    if "style" in attributes:
        page.references += [Reference(address, kind, line) for address, kind in loaded_by_style(attributes["style"])]
    if tag in _HEADINGS:
        page.headings.append(Heading(_HEADINGS[tag], words_of(element), line))
    elif tag in {"a", "area"}:
        if "href" in attributes:
            page.references.append(Reference(attributes["href"], "link", line))
    elif tag == "form" and attributes.get("action") and attributes.get("method", "get").casefold() == "get":
        page.references.append(Reference(attributes["action"], "form", line))
    elif tag == "title" and page.title is None and element.getparent() is not None and element.getparent().tag == "head":
        page.title = plain("".join(element.itertext()))
    elif tag == "meta":
        _meta(page, attributes, line)
    elif tag == "link":
        _link(page, attributes, line)
    elif tag == "base":
        page.base = page.base or attributes.get("href", "")
    elif tag == "style":
        page.references += [Reference(address, kind, line) for address, kind in loaded_by_style(element.text or "")]
    elif tag == "time":
        page.times.append((attributes.get("datetime", ""), Noted(words_of(element), line)))
    elif tag == "script" and attributes.get("type", "").strip().casefold() == "application/ld+json":
        page.graphs.append(Noted(element.text or "", line))
    if tag in _LOADED:
        _loaded(page, tag, element, line)


def _anchor(page: Page, noted: Noted, *, repeated: bool) -> None:
    if noted.text not in page.anchors:
        page.anchors[noted.text] = noted.line
    elif repeated:
        page.repeated.append(noted)


def _meta(page: Page, attributes: Any, line: int) -> None:
    for name in filter(None, (attributes.get("name"), attributes.get("property"))):
        page.metas.setdefault(name.casefold(), plain(attributes.get("content", "")))
    if attributes.get("http-equiv", "").casefold() == "refresh":
        found = _REFRESH.match(attributes.get("content", ""))
        page.redirect = Noted(found[1].strip(), line) if found else page.redirect


def _link(page: Page, attributes: Any, line: int) -> None:
    relations, address = attributes.get("rel", "").casefold().split(), attributes.get("href", "").strip()
    if "canonical" in relations:
        page.canonicals.append(Noted(address, line))
    elif "alternate" in relations and "stylesheet" not in relations:
        page.alternates.append((attributes.get("type", "").casefold(), Noted(address, line)))
        page.references.append(Reference(address, "alternate", line))
    elif kind := next((_LINKED[name] for name in relations if name in _LINKED), None):
        page.references.append(Reference(address, kind, line))


def _loaded(page: Page, tag: str, element: Any, line: int) -> None:
    attributes = element.attrib
    address = attributes.get("data" if tag == "object" else "src")
    if address is not None and not (tag == "script" and not address):
        page.references.append(Reference(address, _LOADED[tag], line))
    for part in attributes.get("srcset", "").split(", "):
        if part.split():
            page.references.append(Reference(part.split()[0], "image", line))
    if attributes.get("poster"):
        page.references.append(Reference(attributes["poster"], "image", line))
    if _is_silent(tag, element):
        page.silent.append(Noted(address or "", line))


def _is_silent(tag: str, element: Any) -> bool:
    """Tell whether a picture has no alternative text, or is all that a link has to say and says nothing."""
    attributes = element.attrib
    if tag not in {"img", "input"} or (tag == "input" and attributes.get("type", "").casefold() != "image"):
        return False
    if attributes.get("role") in {"presentation", "none"} or attributes.get("aria-hidden") == "true":
        return False
    if attributes.get("aria-label") or attributes.get("aria-labelledby") or attributes.get("title"):
        return False
    if not plain(attributes.get("alt", "")):
        above = element.getparent()
        alone = above is not None and above.tag == "a" and not words_of(above) and not above.get("aria-label") and not above.get("title")
        return "alt" not in attributes or tag == "input" or alone
    return False


def loaded_by_style(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield (address, kind) of everything that a style sheet loads."""
    for match in _CSS_ADDRESS.finditer(_CSS_NOTE.sub("", sheet)):
        address = next((part for part in match.groups() if part), "").strip()
        if address and not address.startswith(("data:", "#", "about:", "blob:")):
            yield address, "style" if match[0].startswith("@") else _kind_in_style(address)


def _kind_in_style(address: str) -> str:
    return "font" if re.search(r"\.(?:woff2?|ttf|otf|eot)\b", address, re.IGNORECASE) else "image"


_HIDDEN_WORDS = frozenset({"script", "style", "template"})


def words_of(element: Any) -> str:
    """Return the words of an element, and what its pictures say, without permalink marks."""
    return plain("".join(_words(element, 0)))


_DEEPEST = 200


def _words(element: Any, depth: int) -> Iterator[str]:
    if element.tag == "img":
        yield f" {element.get('alt', '')} "
    yield element.text or ""
    for child in element:
        permalink = isinstance(child.tag, str) and "headerlink" in (child.get("class") or "").split()
        if isinstance(child.tag, str) and child.tag not in _HIDDEN_WORDS and not permalink and depth < _DEEPEST:
            yield from _words(child, depth + 1)
        yield child.tail or ""


def visible(source: str) -> str:
    """Return all that the body of an HTML file shows, marks of templates and scripts aside, as one text."""
    root = document_tree(source)
    body = root.find("body")
    return words_of(body if body is not None else root)


def main_of(root: Any) -> Any:
    """Return the element that holds the text of the page itself."""
    for path in (".//article", ".//main", ".//*[@role='main']", ".//body"):
        found = root.findall(path)
        if len(found) == 1 or (found and path == ".//body"):
            return found[0]
    return root


def _letters(root: Any) -> tuple[int, int]:
    """Count the letters of the main text, of prose in it alone: code is Latin everywhere."""
    latin = cjk = 0
    stack = [main_of(root)]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _WORDLESS:
            continue
        if element.get("lang") and element.getparent() is not None:
            continue
        for text in (element.text or "", *(child.tail or "" for child in element)):
            latin += len(_LATIN.findall(text))
            cjk += len(_CJK.findall(text))
        stack += list(element)
    return latin, cjk
