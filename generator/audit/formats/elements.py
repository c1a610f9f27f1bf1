"""What a reader sees of the elements of a page: words, links, and the runs of words between blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from generator.audit.said import plain

_SKIPPED = {"script", "style", "template", "input", "button"}
_BLOCKS = {"p", "ul", "ol", "li", "div", "table", "thead", "tbody", "tr", "th", "td", "pre", "blockquote", "section", "article"}
_BLOCKS |= {"fieldset", "figure", "figcaption", "details", "summary", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "hr"}


def has_class(element: Any, name: str) -> bool:
    """Tell whether an element has a class."""
    return name in (element.get("class") or "").split()


def is_hidden(element: Any) -> bool:
    """Tell whether a reader sees nothing of an element."""
    return (
        not isinstance(element.tag, str) or element.tag in _SKIPPED or element.get("hidden") is not None or has_class(element, "headerlink")
    )


def shown(element: Any) -> str:
    """Return the words of an element that a reader sees; tags stand in brackets, keys before a colon, as in Markdown."""
    return plain("".join(_shown(element)))


def _shown(element: Any) -> Iterator[str]:
    if element.tag == "img":
        yield element.get("alt", "")
    if element.tag == "br":
        yield " "
    yield element.text or ""
    for child in element:
        if not is_hidden(child):
            yield from _framed(child)
        yield child.tail or ""


def _framed(element: Any) -> Iterator[str]:
    if has_class(element, "ap-tag"):
        yield f"({shown(element)})"
    elif has_class(element, "ap-key"):
        yield f"{shown(element)}:"
    elif element.tag in _BLOCKS:
        yield from (" ", *_shown(element), " ")
    else:
        yield from _shown(element)


def of_class(element: Any, name: str) -> list[Any]:
    """Return an element, if it has a class, and those in it that have."""
    return [found for found in element.iter() if isinstance(found.tag, str) and has_class(found, name)]


def one_of_class(element: Any, name: str) -> Any:
    """Return the first element of a class."""
    return of_class(element, name)[0]


def linked(element: Any) -> Iterator[Any]:
    """Yield the links and the images of an element, in order."""
    for found in element.iter("a", "img"):
        if not has_class(found, "headerlink") and (found.get("href") or found.get("src")):
            yield found


def numbered(heading: Any) -> str:
    """Return the words of a heading, its number before them."""
    return "".join(f"{shown(number)}. " for number in of_class(heading, "ap-number")) + unnumbered(heading)


def unnumbered(heading: Any) -> str:
    """Return the words of a heading without its number."""
    return shown(heading).removeprefix("".join(shown(number) for number in of_class(heading, "ap-number"))).strip()


def parts(element: Any) -> Iterator[tuple[bool, Any]]:
    """Yield (whether it is a block, element): blocks as they are, and the runs of words between them."""
    run = lxml_html.Element("span")
    run.text = element.text
    for child in list(element):
        if not is_hidden(child) and child.tag in _BLOCKS:
            if shown(run) or len(run):
                yield False, run
            yield True, child
            run = lxml_html.Element("span")
            run.text = child.tail
        else:
            run.append(child)
    if shown(run) or len(run):
        yield False, run
