"""The built first site against the briefs of seeds/, one test an item: what a reader sees, and where he can go.

The format of a brief, and how it is held against the site, stands in seeds/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html
import pytest
import yaml
from lxml import etree

from generator.kinds import BY_NAME

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.yml"))
UNSEEN = ("head", "nav", "script", "style", "template", "noscript")
INLINE = {
    "a",
    "abbr",
    "b",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "i",
    "kbd",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
}


class Shown(NamedTuple):
    """What a reader of a built page has: its text, folded, and the routes that its links lead to, with their anchors."""

    text: str
    links: frozenset[str]


def read(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text("utf-8"))


BRIEFS = {path.stem: read(path) for path in SEEDS}
ITEMS = [
    pytest.param(name, item, id=f"{name}-{part}-{number}")
    for name, brief in BRIEFS.items()
    for part in ("items", "rules")
    for number, item in enumerate(brief[part], 1)
]


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).lower()


def route_of(ref: str) -> str:
    kind, _, rest = ref.partition(":")
    slug, hash_, anchor = rest.partition("#")
    return f"/{BY_NAME[kind].folder}/{slug}/{hash_}{anchor}"


@cache
def shown(page: Path, address: str) -> Shown:
    tree = lxml.html.parse(str(page)).getroot()
    etree.strip_elements(tree, *UNSEEN, etree.Comment, with_tail=False)
    here = urlsplit(address)
    targets = (urljoin(address, link.get("href")) for link in tree.iter("a") if link.get("href"))
    routes = (target[len(f"{here.scheme}://{here.netloc}") :] for target in targets if urlsplit(target).netloc == here.netloc)
    return Shown(folded("".join(_texts(tree))), frozenset(routes))


def _texts(element: Any) -> Iterator[str]:
    """Yield the texts of an element in order, with a space at the edges of blocks."""
    edge = "" if element.tag in INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield edge


@cache
def question_of(ref: str) -> str | None:
    """The question that ``faq:slug#anchor`` names, as its page asks it."""
    path, anchor = urldefrag(route_of(ref))
    entries = read(ROOT / "content" / f"{path.strip('/')}.yml").get("entries", [])
    return next((entry["question"] for entry in entries if entry["id"] == anchor), None)


def leads_to(page: Shown, ref: str) -> bool:
    """Tell whether a page links to ``ref``; for a question, a link to its page will do when the question is shown."""
    route = route_of(ref)
    path, anchor = urldefrag(route)
    if not anchor:
        return any(urldefrag(link).url == path for link in page.links)
    question = question_of(ref) or ""
    return route in page.links or bool(question and folded(question) in page.text and leads_to(page, ref.partition("#")[0]))


@pytest.mark.slow
@pytest.mark.xdist_group("first-site")
@pytest.mark.parametrize(("brief", "item"), ITEMS)
def test_site_holds(first_site: Path, brief: str, item: dict[str, Any]) -> None:
    where = BRIEFS[brief]["page"] if item["where"] == "page" else item["where"]
    route = route_of(where)
    built = first_site / route.strip("/") / "index.html"
    assert built.is_file(), f"{where} is not a published page: {item['what']}"
    page = shown(built, f"https://help.test{route}")
    absent = [words for words in item.get("shows", ()) if folded(words) not in page.text]
    missing = [ref for ref in item.get("links", ()) if not leads_to(page, ref)]
    assert not absent, f"{where} does not show {absent}: {item['what']}"
    assert not missing, f"{where} does not link to {missing}: {item['what']}"


def test_there_are_five_briefs_in_the_right_form() -> None:
    assert len(BRIEFS) == 5
    for brief in BRIEFS.values():
        assert set(brief) == {"document", "page", "items", "rules"}
        for item in brief["items"] + brief["rules"]:
            assert set(item) <= {"what", "where", "shows", "links"}, item
            assert item["what"], item
            assert item["where"], item
            assert item.get("shows") or item.get("links"), item
