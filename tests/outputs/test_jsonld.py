"""Structured data: one connected graph a page, no loose end, no empty value, no Markdown, every date with its zone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import copy_site, run_build

_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}")
_MARKDOWN = re.compile(r"\*\*|~~|!?\[[^\]]*\]\([^)]*\)|<(?:term|fact|answer|guide|faq|page):|^#{1,6} |^```", re.MULTILINE)


def graphs(site: Path) -> dict[str, list[dict[str, Any]]]:
    """The graph of every page by its place in the site."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        if data := _SCRIPT.search(path.read_text("utf-8")):
            document = json.loads(data[1])
            assert document["@context"] == "https://schema.org"
            found[path.parent.relative_to(site).as_posix()] = document["@graph"]
    assert len(found) > 20
    return found


def graph(site: Path, place: str) -> dict[str, dict[str, Any]]:
    """The nodes of one page by type; of several, the first."""
    data = _SCRIPT.search((site / place / "index.html").read_text("utf-8"))
    assert data
    found: dict[str, dict[str, Any]] = {}
    for node in json.loads(data[1])["@graph"]:
        found.setdefault(node["@type"], node)
    return found


def values(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from values(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from values(item, name)
    yield name, value


def test_every_reference_leads_to_a_node_of_the_page_or_to_the_set_of_terms(site: Path) -> None:
    """The set stands on the pages of its terms alone; no id stands twice on a page."""
    everywhere = {node["@id"]: node["@type"] for nodes in graphs(site).values() for node in nodes}
    for place, nodes in graphs(site).items():
        ids = [node["@id"] for node in nodes]
        assert len(ids) == len(set(ids)), place
        asked = {value["@id"] for _, value in values(nodes) if isinstance(value, dict) and set(value) == {"@id"}}
        assert {everywhere.get(id_) for id_ in asked - set(ids)} <= {"DefinedTermSet"}, place


def test_every_node_is_reached_from_the_page_or_leads_to_it(site: Path) -> None:
    """No node stands alone: an engine could not say what it is to the page."""
    for place, nodes in graphs(site).items():
        asked = {value["@id"] for _, value in values(nodes) if isinstance(value, dict) and set(value) == {"@id"}}
        loose = [node["@id"] for node in nodes if node["@id"] not in asked and not any(isinstance(item, dict) for item in node.values())]
        assert loose == [], place


def test_every_node_has_a_type_and_an_absolute_id(site: Path) -> None:
    for place, nodes in graphs(site).items():
        for node in nodes:
            assert re.fullmatch(r"[A-Z][A-Za-z]+", node["@type"]), place
            assert node["@id"].startswith("https://"), place


def test_no_value_is_empty(site: Path) -> None:
    for place, nodes in graphs(site).items():
        assert [name for name, value in values(nodes) if value in (None, "", [], {})] == [], place


def test_dates_have_a_time_and_a_zone(site: Path) -> None:
    for place, nodes in graphs(site).items():
        dates = [value for name, value in values(nodes) if name.startswith("date")]
        assert [date for date in dates if not _DATE.fullmatch(date)] == [], place


def test_no_text_is_markdown(site: Path) -> None:
    for place, nodes in graphs(site).items():
        lines = [value for name, value in values(nodes) if isinstance(value, str) and name != "text"]
        assert [line for line in lines if _MARKDOWN.search(line)] == [], place
        texts = [value for name, value in values(nodes) if name == "text"]
        assert [text for text in texts if re.search(r"\*\*|\]\(|<(?:term|fact):", text)] == [], place


def test_addresses_of_the_site_lead_to_files(site: Path) -> None:
    for place, nodes in graphs(site).items():
        base = next(node["url"] for node in nodes if node["@type"] == "WebSite")
        addresses = {value for name, value in values(nodes) if name in {"url", "item", "contentUrl"} and isinstance(value, str)}
        for address in addresses:
            if address.startswith(base):
                path = address.removeprefix(base).partition("#")[0]
                assert (site / path / "index.html" if path.endswith("/") or not path else site / path).is_file(), (place, address)


def test_the_page_says_where_it_belongs(site: Path) -> None:
    for place, nodes in graphs(site).items():
        page = next(node for node in nodes if "isPartOf" in node and node["@id"] == node.get("url"))
        assert {"name", "description", "inLanguage", "isPartOf"} <= set(page), place
        if place != ".":
            crumbs = next(node for node in nodes if node["@type"] == "BreadcrumbList")["itemListElement"]
            assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
            assert crumbs[-1]["item"] == page["url"]


# what each kind is


@pytest.mark.parametrize(
    ("place", "types"),
    [
        ("answers/model-missing", {"WebPage", "TechArticle", "Question", "DefinedTerm", "Person", "Thing"}),
        ("guides/errors", {"WebPage", "TechArticle", "Question"}),
        ("glossary/gateway", {"WebPage", "DefinedTerm", "DefinedTermSet"}),
        ("templates/first-replies", {"WebPage", "TechArticle", "CreativeWork"}),
        ("faqs/basics", {"FAQPage", "Question"}),
        ("checklists/ticket", {"WebPage", "ItemList"}),
        ("solutions/team-access", {"WebPage", "Service"}),
        ("integrations/demo-client", {"WebPage", "TechArticle"}),
        ("comparisons/self-or-managed", {"WebPage", "TechArticle"}),
        ("use-cases/split-keys", {"WebPage", "Article"}),
        ("examples/list-models", {"WebPage", "TechArticle"}),
        ("blog/why-one-address", {"WebPage", "BlogPosting"}),
        ("pages/about", {"AboutPage"}),
        ("pages/contact", {"ContactPage"}),
        ("guides", {"CollectionPage", "ItemList"}),
    ],
)
def test_a_kind_is_described_by_its_types(place: str, types: set[str], all_kinds: Path) -> None:
    found = graph(all_kinds, place)
    assert types <= set(found)
    assert "QAPage" not in found  # that is for pages on which readers answer


def test_the_answer_of_an_answer_is_its_short_answer(all_kinds: Path) -> None:
    question = graph(all_kinds, "answers/model-missing")["Question"]
    assert question["name"] == "提示模型不存在，先查什么？"
    assert question["acceptedAnswer"]["text"] == "先核对模型调用名，再核对密钥分组，最后核对接口地址 https://api.example.com/v1。"
    assert graph(all_kinds, "answers/model-missing")["TechArticle"]["mainEntity"] == {"@id": question["@id"]}


def test_dates_are_meant_in_the_zone_of_the_site(all_kinds: Path) -> None:
    article = graph(all_kinds, "answers/model-missing")["TechArticle"]
    assert (article["datePublished"], article["dateModified"]) == ("2025-01-10T00:00:00+08:00", "2025-03-01T00:00:00+08:00")


def test_an_image_has_its_dimensions(all_kinds: Path) -> None:
    [layers, logo] = graph(all_kinds, "guides/errors")["TechArticle"]["image"]
    assert layers == {"@type": "ImageObject", "url": "https://help.example.com/assets/layers.png", "width": 320, "height": 180}
    assert (logo["width"], logo["height"]) == (64, 64)


def test_a_question_of_an_faq_shown_elsewhere_is_the_same_text(all_kinds: Path) -> None:
    nodes = _SCRIPT.search((all_kinds / "guides/errors/index.html").read_text("utf-8"))
    assert nodes
    shown = [node for node in json.loads(nodes[1])["@graph"] if node["@type"] == "Question"]
    assert [node["name"] for node in shown] == ["失败的请求扣费吗？", "多久能恢复？"]
    own = graph(all_kinds, "faqs/basics")["Question"]
    assert own["acceptedAnswer"]["text"] == shown[0]["acceptedAnswer"]["text"] == "不扣费；以控制台为准。"


def test_an_article_says_what_its_page_then_need_not_say(all_kinds: Path) -> None:
    found = graph(all_kinds, "guides/errors")
    both = {"@id", "@type", "inLanguage", "isPartOf", "datePublished", "dateModified"}
    assert set(found["WebPage"]) & set(found["TechArticle"]) == both
    assert {"author", "publisher", "abstract", "about"} <= set(found["TechArticle"])


def test_nodes_are_flat(site: Path) -> None:
    """A node with an id stands for itself; others refer to it."""
    for place, nodes in graphs(site).items():
        inner = [value for node in nodes for part in node.values() for _, value in values(part) if isinstance(value, dict)]
        assert [value for value in inner if "@id" in value and len(value) > 1] == [], place


def test_structured_data_stands_in_the_head_once(site: Path) -> None:
    for path in site.rglob("index.html"):
        text = path.read_text("utf-8")
        if 'http-equiv="refresh"' not in text:
            head, _, body = text.partition("</head>")
            assert (len(_SCRIPT.findall(head)), len(_SCRIPT.findall(body))) == (1, 0), path


def test_a_small_site_without_terms_has_no_set_of_terms(tmp_path: Path) -> None:
    project = copy_site("tiny", tmp_path / "tiny")
    assert run_build(project)[0] == 0
    assert "DefinedTermSet" not in graph(project / "site", "answers/http-401")
