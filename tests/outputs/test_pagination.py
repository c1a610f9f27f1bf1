"""Listings of many entries come in pages, in every format alike."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bench.corpus.answerpress import project
from bench.corpus.entries import DAY
from bench.corpus.plan import Plan
from generator.config import read_config
from generator.hosts.mkdocs import write_site
from generator.listings import paginate
from generator.model.blocks import Cards, Reply, Section, Table
from generator.pipeline.publish import build_site

MOST = 7


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paginated")
    project(Plan(60), folder)
    config, _ = read_config(folder, DAY)
    assert config is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paginate, "PER_PAGE", MOST)
        patch.setattr("generator.listings.errors.PER_PAGE", MOST)
        outcome = build_site(config, write_site, strict=False, tell=lambda _: None)
    assert outcome.published
    return folder / "site"


def pages_of(built: Path, listing: str) -> list[Path]:
    first = built / listing
    return [first, *sorted((path for path in (first / "page").iterdir() if path.is_dir()), key=lambda folder: int(folder.name))]


def test_every_entry_stands_on_one_page_of_its_kind_and_none_is_too_long(built):
    entries = {path.parent.name for path in (built / "answers").glob("*/index.html")} - {"page"}
    shown = []
    for page in pages_of(built, "answers"):
        found = re.findall(r"<li><a href=(?:\.\./)*([a-z0-9-]+)/>", (page / "index.html").read_text())
        cards = [name for name in found if name in entries]
        assert 0 < len(cards) <= MOST
        shown += cards
    assert sorted(shown) == sorted(entries)
    assert len(entries) > 2 * MOST


@pytest.mark.parametrize("listing", ["answers", "glossary", "errors", "replies", "topics/atlas-1"])
def test_pages_name_their_neighbours_and_themselves(built, listing):
    pages = pages_of(built, listing)
    assert len(pages) > 1
    titles = set()
    for number, page in enumerate(pages, 1):
        text = (page / "index.html").read_text()
        address = f"https://help.example.com/{listing}/" + (f"page/{number}/" if number > 1 else "")
        assert f'<link rel="canonical" href="{address}">' in text
        for rel, wanted in (("prev", number > 1), ("next", number < len(pages))):
            (link,) = re.findall(f'<link rel="{rel}" href="([^"]+)">', text) or [""]
            assert bool(link) == wanted
            assert not wanted or (page / link).resolve() == pages[number - 1 + (1 if rel == "next" else -1)].resolve()
        titles.add(re.findall("<title>(.*?)</title>", text)[0])
    assert len(titles) == len(pages)


def test_sitemap_twins_and_llms_have_every_page(built):
    sitemap = (built / "sitemap.xml").read_text()
    lists = "".join(path.read_text() for path in built.glob("llms*.txt"))
    for page in pages_of(built, "answers")[1:]:
        route = f"/{page.relative_to(built).as_posix()}"
        assert f"<loc>https://help.example.com{route}/</loc>" in sitemap
        assert f"https://help.example.com{route}.md" in lists
        twin = built / f"{route.lstrip('/')}.md"
        assert f'canonical: "https://help.example.com{route}/"' in twin.read_text()
        assert "[上一页](https://help.example.com/answers" in twin.read_text()


def test_errors_lead_to_the_page_that_has_their_row(built):
    found = json.loads((built / "errors.json").read_text())["errors"]
    assert len(found) > MOST
    for item in found:
        path, _, anchor = item["url"].removeprefix("https://help.example.com/").partition("#")
        assert f'<tr id="{anchor}">' in (built / path / "index.html").read_text()
    home = (built / "index.html").read_text()
    for path, anchor in re.findall(r"href=(errors/[^#>]*)#([^>]+)>", home):
        assert f'<tr id="{anchor}">' in (built / path / "index.html").read_text()


def test_an_address_of_a_further_page_is_no_old_address():
    assert paginate.is_page_route("/answers/page/2/")
    assert paginate.is_page_route("/topics/start/page/12/")
    assert not any(map(paginate.is_page_route, ["/", "/page/", "/answers/page/", "/answers/2/", "/answers/page/two/"]))


def test_a_short_listing_is_left_as_it_is_and_a_long_one_loses_nothing(monkeypatch):
    monkeypatch.setattr(paginate, "PER_PAGE", 2)
    plan = Plan(1)
    assert plan.count == 1
    table = Table(("a",), ((), (), ()), ("x", "y", "z"))
    reply = Reply("r", "t", "i", None)  # type: ignore[arg-type]
    sections = [Section("one", "One", (table,)), Section("two", "Two", (Cards(()), reply))]
    pieces = [piece for number, section in enumerate(sections) for piece in paginate._pieces(number, section)]
    assert len(pieces) == 4
    first, second = paginate._sections(pieces[:2]), paginate._sections(pieces[2:])
    assert first == (Section("one", "One", (Table(("a",), ((), ()), ("x", "y")),)),)
    assert second == (Section("one", "One", (Table(("a",), ((),), ("z",)),)), Section("two", "Two", (reply,)))
