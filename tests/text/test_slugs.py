"""Addresses: slugs, relative links, twins."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text.slugs import is_slug, relative, twin_of
from tests.properties import modest

_slug = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True)
_pages = st.lists(_slug, max_size=3).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))
_files = st.tuples(_pages, _slug, st.sampled_from(["md", "png", "xml"])).map(lambda parts: f"{parts[0]}{parts[1]}.{parts[2]}")
_anchors = st.one_of(st.just(""), _slug.map(lambda slug: f"#{slug}"))


@pytest.mark.parametrize("text", ["a", "401", "http-401", "a-b-c", "0"])
def test_a_slug_is_lower_case_words_joined_by_hyphens(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize("text", ["", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "a.b", "模型", "a/b", "é", "a\n", "１"])
def test_anything_else_is_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("/answers/x/", "/glossary/sse/", "../../glossary/sse/"),
        ("/answers/x/", "/glossary/sse/#a", "../../glossary/sse/#a"),
        ("/answers/x/", "/answers/y/", "../y/"),
        ("/answers/x/", "/answers/", "../"),
        ("/answers/x/", "/", "../../"),
        ("/answers/x/", "/answers/x/", "./"),
        ("/answers/x/", "/answers/x/#a", "#a"),
        ("/", "/answers/x/", "answers/x/"),
        ("/", "/", "./"),
        ("/answers/x/", "/assets/a.png", "../../assets/a.png"),
        ("/404.html", "/answers/", "answers/"),
    ],
)
def test_a_link_is_relative_to_the_page(origin: str, target: str, link: str) -> None:
    assert relative(origin, target) == link


@modest
@given(origin=st.one_of(_pages, _files), target=st.one_of(_pages, _files), anchor=_anchors)
@example("/a/", "/a/", "")
@example("/a/b.md", "/a/", "#x")
def test_a_relative_link_leads_back_to_its_target(origin: str, target: str, anchor: str) -> None:
    """As a browser joins them, on any host and under any folder."""
    for base in ("https://help.example.com", "https://example.com/help"):
        assert urljoin(base + origin, relative(origin, target + anchor)) == base + target + anchor


@pytest.mark.parametrize(("route", "twin"), [("/answers/x/", "/answers/x.md"), ("/answers/", "/answers.md"), ("/", "/index.md")])
def test_a_page_has_one_twin(route: str, twin: str) -> None:
    assert twin_of(route) == twin
