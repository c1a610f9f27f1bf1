"""Every format of a built site says the same of every page: HTML, twin, llms-full, /api, JSON-LD, feeds, sitemap, lists.

Only built bytes are read. A failure names the page, the field and both texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.audit.agreement import Result, compare
from generator.audit.formats.elements import shown
from generator.audit.formats.html import is_page
from generator.audit.formats.jsonld import json_ld_nodes
from generator.audit.formats.tree import document_tree
from generator.audit.said import plain
from generator.built import Built
from tests.agreement.conftest import words_of


def test_the_first_site_agrees(first_built: Built, record_property: Callable[[str, object], None]) -> None:
    found = compare(first_built, words_of("zh-CN"))
    record_property("pages", found.pages)
    record_property("fields", found.fields)
    assert _told(found) == ""
    assert found.pages == len(first_built.json("llms.json")["pages"])
    assert found.fields > 500 * found.pages  # nothing agrees because nothing was compared


@pytest.mark.parametrize(("name", "language"), [("tiny", "en"), ("all-kinds", "zh-CN"), ("stale", "en"), ("written", "en")])
def test_a_small_site_agrees(name: str, language: str, built_site: Callable[[str], Built]) -> None:
    found = compare(built_site(name), words_of(language))
    assert _told(found) == ""
    assert found.pages == len(built_site(name).json("llms.json")["pages"])
    assert found.fields > 60 * found.pages


def _told(found: Result) -> str:
    return "\n".join(map(str, found.differences[:20]))


# plain means plain


MARKUP = re.compile(r"\*\*|`|\]\(|</?[a-z]+[ >]|&(?:amp|lt|gt|quot|#\d+);")
"""What is left of Markdown or HTML in a text that should be plain."""


def test_no_text_of_json_ld_holds_markup(first_built: Built) -> None:
    left = []
    for path in first_built.paths("**/index.html"):
        for node in json_ld_nodes(first_built.text(path)):
            left += [f"{path}: {text}" for text in _texts(node) if MARKUP.search(text)]
    assert left == []


def test_no_plain_text_of_a_record_holds_markup(first_built: Built) -> None:
    """But for code, whose text is what it is: those are the few that hold a back quote or a tag in their Markdown as well."""
    left = []
    for path in first_built.paths("api/*/*.json"):
        for text, markdown in _two_forms(first_built.json(path)) if "schemas" not in path else ():
            if MARKUP.search(text) and "`" not in markdown:
                left.append(f"{path}: {text}")
    assert left == []


SHOWN_TEXTS = {"name", "headline", "text", "description", "abstract", "alternateName", "audienceType", "caption"}
"""The properties of JSON-LD that are words for readers."""


def test_json_ld_claims_nothing_that_the_page_does_not_show(first_built: Built) -> None:
    """But for the names of the site and of who publishes it, which the theme shows around the page."""
    unseen = []
    for path in first_built.paths("**/index.html"):
        source = first_built.text(path)
        seen = shown(document_tree(source).find_class("ap-page")[0]) if is_page(source) else ""
        for node in json_ld_nodes(source):
            if node["@type"] not in {"WebSite", "Organization"}:
                unseen += [f"{path}: {name}: {text}" for name, text in _named_texts(node) if plain(text) not in seen]
    assert unseen == []


def _named_texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _named_texts(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _named_texts(item, name)
    elif name in SHOWN_TEXTS:
        yield name, value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value


def _two_forms(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and set(value) == {"plain", "markdown"}:
        yield value["plain"], value["markdown"]
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _two_forms(item)
