"""The feeds hold what their specifications require: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"
DATE = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}"


def atoms(site: Path) -> list[ElementTree.Element]:
    found = [ElementTree.parse(path).getroot() for path in sorted(site.rglob("feed.xml"))]
    assert len(found) > 1
    return found


def test_a_feed_has_what_atom_requires(site: Path) -> None:
    """§4.1.1: one id, title and updated; at most one self link; §4.1.2: the same of every entry, and an author somewhere."""
    for feed in atoms(site):
        assert feed.tag == f"{ATOM}feed"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
        for name in ("id", "title", "updated", "subtitle", "author"):
            assert len(feed.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(DATE, feed.findtext(f"{ATOM}updated", ""))
        assert [link.get("rel") for link in feed.findall(f"{ATOM}link")].count("self") == 1
        for entry in feed.findall(f"{ATOM}entry"):
            for name in ("id", "title", "updated", "published", "summary", "content"):
                assert len(entry.findall(f"{ATOM}{name}")) == 1, name
                assert entry.findtext(f"{ATOM}{name}", "").strip()
            assert re.fullmatch(DATE, entry.findtext(f"{ATOM}updated", ""))
            assert re.fullmatch(DATE, entry.findtext(f"{ATOM}published", ""))
            assert entry.findtext(f"{ATOM}author/{ATOM}name")
            assert {(link.get("rel"), link.get("type")) for link in entry.findall(f"{ATOM}link")} == {
                ("alternate", "text/html"),
                ("alternate", "text/markdown"),
            }


def test_entries_come_newest_first_each_once_under_the_address_of_its_page(site: Path) -> None:
    for feed in atoms(site):
        entries = feed.findall(f"{ATOM}entry")
        days = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
        ids = [entry.findtext(f"{ATOM}id", "") for entry in entries]
        assert days == sorted(days, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == days[0]
        assert len(ids) == len(set(ids)) > 0
        for id_ in ids:
            assert (site / re.sub(r"^https://[a-z.]+/", "", id_) / "index.html").is_file()


def test_the_days_are_meant_in_the_zone_of_the_site(all_kinds: Path) -> None:
    feed = ElementTree.parse(all_kinds / "feed.xml").getroot()
    assert feed.findtext(f"{ATOM}updated") == "2025-03-01T00:00:00+08:00"
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "提示模型不存在时先查什么"
    assert feed.findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == "林工"


def test_content_is_html_with_absolute_addresses(site: Path) -> None:
    for feed in atoms(site):
        for content in feed.findall(f"{ATOM}entry/{ATOM}content"):
            assert content.get("type") == "html"
            assert re.findall(r'(?:href|src)="(?!https?://|mailto:|#)[^"]*"', str(content.text)) == []


def test_a_json_feed_has_what_its_version_requires(site: Path) -> None:
    for path in site.rglob("feed.json"):
        feed = json.loads(path.read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"].endswith("/" + path.relative_to(site).as_posix())
        assert feed["items"]
        for item in feed["items"]:
            assert item["id"] == item["url"]
            assert item["content_html"].strip()
            assert re.fullmatch(DATE, item["date_published"])
            assert re.fullmatch(DATE, item["date_modified"])
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


@pytest.mark.parametrize("stem", ["feed", "answers/feed", "blog/feed"])
def test_both_forms_tell_of_the_same_pages(stem: str, site: Path) -> None:
    atom = ElementTree.parse(site / f"{stem}.xml").getroot()
    items = json.loads((site / f"{stem}.json").read_bytes())["items"]
    assert [entry.findtext(f"{ATOM}id") for entry in atom.findall(f"{ATOM}entry")] == [item["id"] for item in items]
