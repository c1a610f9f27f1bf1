"""The small files that programs look for: api-catalog, security.txt, OpenSearch, the map of graphs, the head of a page."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from lxml import html

from generator.built import Built
from generator.outputs.well_known import security_txt
from tests.agreement.conftest import built_site  # noqa: F401 - a fixture
from tests.conftest import ROOT, TODAY, newest_day
from tests.outputs.made import build_of


@pytest.fixture(params=["tiny", "stale", "written", "all-kinds", pytest.param("first", marks=pytest.mark.slow)])
def any_site(request: pytest.FixtureRequest, built_site: Callable[[str], Built]) -> Path:  # noqa: F811 - the fixture
    """Small sites lack what a large one has: files that are not there must not be named."""
    if request.param == "first":
        folder: Path = request.getfixturevalue("first_site")
        return folder
    return built_site(request.param).folder


def url_of(site: Path) -> str:
    return str(json.loads((site / "api/index.json").read_bytes())["url"])


def file_of(site: Path, address: str) -> Path:
    path = address.removeprefix(url_of(site)).partition("#")[0].partition("?")[0]
    return site / path / "index.html" if not path or path.endswith("/") else site / path


# api-catalog (RFC 9727, a linkset of RFC 9264)


def test_the_catalogue_names_files_that_are_there(any_site: Path) -> None:
    catalogue = json.loads((any_site / ".well-known/api-catalog").read_bytes())
    assert list(catalogue) == ["linkset"]
    for entry in catalogue["linkset"]:
        assert file_of(any_site, entry["anchor"]).is_file()
        for relation in ("item", "describedby", "service-doc"):
            assert entry[relation]
            for target in entry[relation]:
                assert set(target) == {"href", "type"}
                assert file_of(any_site, target["href"]).is_file(), target["href"]


def test_the_catalogue_names_every_file_of_data_at_the_root(any_site: Path) -> None:
    (entry,) = json.loads((any_site / ".well-known/api-catalog").read_bytes())["linkset"]
    named = {target["href"] for target in entry["item"]}
    there = {url_of(any_site) + path.name for path in any_site.glob("*.json") if path.name != "feed.json"}
    assert named == there | {f"{url_of(any_site)}api/chunks.jsonl"}


# security.txt (RFC 9116)


def fields(site: Path) -> list[tuple[str, str]]:
    lines = (site / ".well-known/security.txt").read_text("utf-8").splitlines()
    return [(name, value) for name, _, value in (line.partition(": ") for line in lines)]


def test_security_txt_has_each_field_as_often_as_it_may(any_site: Path) -> None:
    names = [name for name, _ in fields(any_site)]
    assert names.count("Contact") >= 1
    assert names.count("Expires") == 1
    assert names.count("Preferred-Languages") == 1
    assert names.count("Canonical") == 1
    assert set(names) <= {"Contact", "Expires", "Preferred-Languages", "Canonical"}


def test_security_txt_leads_to_a_channel_and_names_itself(any_site: Path) -> None:
    found = dict(fields(any_site))
    assert re.match(r"https://|mailto:", found["Contact"])
    if found["Contact"].startswith(url_of(any_site)):
        assert file_of(any_site, found["Contact"]).is_file()
    assert found["Canonical"] == f"{url_of(any_site)}.well-known/security.txt"
    assert re.fullmatch(r"[a-z]{2}(, [a-z]{2})*", found["Preferred-Languages"])
    languages = found["Preferred-Languages"].split(", ")
    assert len(set(languages)) == len(languages)


def test_security_txt_expires_at_a_moment_that_lies_ahead(any_site: Path, request: pytest.FixtureRequest) -> None:
    first = "first" in request.node.name
    today = newest_day(ROOT / "content") if first else TODAY
    expires = datetime.datetime.fromisoformat(dict(fields(any_site))["Expires"])
    assert expires.tzinfo is not None
    assert expires.date() > datetime.date.fromisoformat(today)


@pytest.mark.parametrize(("today", "expires"), [("2026-01-01", "2026-12-31"), ("2026-11-30", "2026-12-31"), ("2026-12-31", "2027-06-30")])
def test_security_txt_of_a_site_without_a_page_for_contact_lives_on_past_new_year(today: str, expires: str) -> None:
    site = replace(build_of("tiny").site, today=datetime.date.fromisoformat(today))
    assert f"Expires: {expires}T00:00:00+00:00" in security_txt(site).splitlines()


# OpenSearch 1.1


def test_the_search_description_keeps_to_the_limits(any_site: Path) -> None:
    root = ElementTree.parse(any_site / "opensearch.xml").getroot()
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{name}OpenSearchDescription"
    assert 1 <= len(root.findtext(f"{name}ShortName", "")) <= 16
    assert 1 <= len(root.findtext(f"{name}Description", "")) <= 1024
    (address,) = root.findall(f"{name}Url")
    assert address.get("template", "").startswith(url_of(any_site))
    assert address.get("template", "").count("{searchTerms}") == 1
    assert file_of(any_site, address.get("template", "")).is_file()


# schemamap.xml


def test_the_map_lists_every_file_of_graphs_with_its_newest_day(any_site: Path) -> None:
    root = ElementTree.parse(any_site / "schemamap.xml").getroot()
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = {row.findtext(f"{name}loc", ""): row.findtext(f"{name}lastmod") for row in root}
    assert set(listed) == {f"{url_of(any_site)}schema/{path.name}" for path in (any_site / "schema").iterdir()}
    assert {row.get("contentType") for row in root} == {"structuredData/schema.org"}
    for address, day in listed.items():
        nodes = json.loads(file_of(any_site, address).read_bytes())["@graph"]
        assert day == max(node["dateModified"][:10] for node in nodes if "dateModified" in node)


def test_the_graphs_of_all_files_hold_every_node_once(any_site: Path) -> None:
    for path in (any_site / "schema").iterdir():
        nodes = json.loads(path.read_bytes())["@graph"]
        assert len({node["@id"] for node in nodes}) == len(nodes), path


def test_a_term_keeps_its_definition_where_other_pages_name_it(all_kinds: Path) -> None:
    """Every page that mentions a term has a node with the name of it; the whole graph has the one that says what it is."""
    nodes = {node["@id"]: node for node in json.loads((all_kinds / "schema/glossary.jsonld").read_bytes())["@graph"]}
    term = nodes["https://help.example.com/glossary/gateway/#term"]
    assert term["description"] == "所有请求进入的统一入口，负责鉴权、额度和路由。"
    assert term["alternateName"] == ["gateway", "API 网关"]


# links


def test_every_link_in_a_head_leads_to_a_file(any_site: Path) -> None:
    for path in any_site.rglob("*.html"):
        head = html.document_fromstring(path.read_bytes()).find("head")
        assert head is not None
        here = url_of(any_site) + path.relative_to(any_site).as_posix().removesuffix("index.html")
        for link in head.iter("link"):
            address = urljoin(here, link.get("href", ""))
            if link.get("rel") not in {"preconnect", "dns-prefetch"}:
                assert address.startswith(url_of(any_site)), f"{path}: {address}"
                assert file_of(any_site, address).is_file(), f"{path}: {address}"


def test_every_page_names_its_twin_and_its_feeds_and_the_entrance_the_map(any_site: Path) -> None:
    kinds = {("alternate", "text/markdown"), ("alternate", "application/atom+xml"), ("alternate", "application/feed+json")}
    entrance = {("search", "application/opensearchdescription+xml"), ("schemamap", "application/xml")}
    for path in any_site.rglob("index.html"):
        source = path.read_text("utf-8")
        if 'class="ap-page ' in source:
            head = html.document_fromstring(source).find("head")
            assert head is not None
            found = {(link.get("rel"), link.get("type")) for link in head.iter("link")}
            assert kinds <= found, path
            assert (entrance <= found) == (path.parent.relative_to(any_site).as_posix() in {".", "search"}), path


def test_every_address_in_every_file_leads_somewhere(any_site: Path) -> None:
    """Addresses of the site itself, in data, maps, feeds and twins; those of pages are the affair of link checkers too."""
    lost = set()
    for path in sorted(any_site.rglob("*")):
        if path.suffix in {".json", ".jsonl", ".jsonld", ".xml", ".md", ".txt"} or path.name in {"api-catalog", "security.txt"}:
            lost |= {f"{path.relative_to(any_site)}: {address}" for address in _lost(any_site, path.read_text("utf-8"))}
    assert sorted(lost)[:10] == []


def _lost(site: Path, text: str) -> Iterator[str]:
    for address in set(re.findall(re.escape(url_of(site)) + r"[^\s\"'<>()\[\]{}\\`*，。；、]*", text)):
        found = address.rstrip(".,;:").replace("&amp;", "&")
        if not file_of(site, found).is_file():
            yield address


def data(site: Path, name: str) -> Any:
    return json.loads((site / name).read_bytes())


def test_the_index_of_data_names_what_there_is(any_site: Path) -> None:
    index = data(any_site, "api/index.json")
    assert ("errors" in index) == (any_site / "errors.json").is_file()
    assert ("replies" in index) == (any_site / "replies.json").is_file()
    pages = [item["url"] for item in index["pages"]]
    assert len(set(pages)) == len(pages)
    for item in index["pages"]:
        assert file_of(any_site, item["url"]).is_file()
        assert re.fullmatch(r"[0-9a-f]{16}", item["digest"])
        if "record" in item:
            assert data(any_site, item["record"].removeprefix(index["url"]))["id"] == item["id"]
