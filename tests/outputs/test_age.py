"""A page past its review date says so wherever it is read, and stops the build when the project's limit is past."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import copy_site, files_of, run_build

NOTICE = "This page is past its review date (2025-01-01) and may no longer be accurate."
STALE = ("answers/http-401", "templates/first-reply")
FRESH = "answers/http-403"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_site("stale", tmp_path_factory.mktemp("age") / "stale")
    assert run_build(project)[0] == 0
    return project / "site"


def text(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def nodes(site: Path, route: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text(site, f"{route}/index.html"), re.DOTALL)
    assert found
    graph: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return [node for node in graph if node.get("headline") or node["@type"].endswith("Page")]


@pytest.mark.parametrize("route", STALE)
def test_readers_see_a_notice_that_needs_no_script(site: Path, route: str) -> None:
    notice = re.search(rf"<p ([^>]*)>{re.escape(NOTICE)}</p>", text(site, f"{route}/index.html"))
    assert notice
    assert "hidden" not in notice[1]
    assert "data-ap" not in notice[1]


@pytest.mark.parametrize("route", STALE)
def test_structured_data_says_since_when_and_what_readers_see(site: Path, route: str) -> None:
    found = nodes(site, route)
    assert len(found) == 2
    assert {(node["expires"], node["creativeWorkStatus"]) for node in found} == {("2025-01-01", NOTICE)}


@pytest.mark.parametrize("route", STALE)
def test_its_markdown_says_so_in_front_matter_and_text(site: Path, route: str) -> None:
    _, matter, body = text(site, f"{route}.md").split("---\n", 2)
    assert yaml.safe_load(matter)["stale"] is True
    assert f"> **{NOTICE}**" in body
    whole = text(site, "llms-full.txt")
    start = whole.index(f"Source: https://stale.example.com/{route}/")
    assert f"> **{NOTICE}**" in whole[start:].partition("\n---\n")[0]


def test_the_index_lists_it_last_and_says_why(site: Path) -> None:
    before, _, optional = text(site, "llms.txt").partition("## Optional\n")
    assert NOTICE not in before
    for route in STALE:
        assert f"/{route}.md)" not in before
        assert re.search(rf"/{route}\.md\): {re.escape(NOTICE)} \w", optional)
    listed = {page["url"]: page["stale"] for page in json.loads(text(site, "llms.json"))["pages"]}
    assert {route for route in (*STALE, FRESH) if listed[f"https://stale.example.com/{route}/"]} == set(STALE)


def test_its_replies_are_inactive_and_the_list_of_replies_warns(site: Path) -> None:
    assert [reply["active"] for reply in json.loads(text(site, "replies.json"))["replies"]] == [False]
    assert "past their review date (2025-01-01)" in text(site, "replies/index.html")
    assert "past their review date (2025-01-01)" in text(site, "replies.md")


def test_a_page_in_time_says_nothing_of_it(site: Path) -> None:
    assert "past its review date" not in text(site, f"{FRESH}/index.html") + text(site, f"{FRESH}.md")
    assert all(not {"expires", "creativeWorkStatus"} & set(node) for node in nodes(site, FRESH))


def test_past_the_limit_of_the_project_the_build_stops_and_the_last_site_stays(tmp_path: Path) -> None:
    project = copy_site("stale", tmp_path / "stale")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("- answerpress", "- answerpress:\n      expire_after_days: 90"), "utf-8")
    assert run_build(project, "--today", "2025-04-01")[0] == 0
    published = files_of(project / "site")
    status, report = run_build(project, "--today", "2025-04-02")
    assert status == 1
    assert "content/answers/http-401.yml:7:12: error APL040 expired-page: the review was due 91 days ago; the limit is 90" in report
    assert "content/templates/first-reply.yml:7:12: error APL040 expired-page" in report
    assert "http-403" not in report
    assert files_of(project / "site") == published
