"""The index is deterministic and small, both engines rank alike, and a page is found by what it is called."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.search.budget import BUDGETS, fetched
from bench.search.corpus import pages, queries
from generator.search.engine import Engine
from generator.search.evaluate import Run, evaluate, summary, table
from generator.search.fields import Searchable
from generator.search.index import build_index
from tests.search.test_analysis import MODULES, NODE

ODD = (
    "",
    " ",
    "的",
    "？？",
    "liushi",
    "chongzhi",
    "a" * 300,
    "stream 超时 " * 60,
    "İstanbul ß",
    "👍🏽",
    "gpt-4o-mini v1.2.3",
    "404 nto found",
    "模形",
)


@cache
def made(count: int) -> list[Searchable]:
    return list(pages(count))


@cache
def index(count: int) -> dict[str, str]:
    return build_index(made(count), {})


def page(number: int, title: str, **texts: list[str]) -> Searchable:
    found = Searchable(f"answer:{number}", "answer", f"/answers/{number}/", title, "", "")
    found.texts |= {"title": [title], **texts}
    return found


def engine(*found: Searchable) -> Engine:
    return Engine(build_index(found, {}).__getitem__)


def test_the_index_is_the_same_whatever_the_order_of_pages() -> None:
    assert build_index(reversed(made(200)), {}) == index(200)


def test_an_empty_site_has_an_index_that_finds_nothing() -> None:
    assert engine().search("流式").hits == ()


@pytest.mark.skipif(NODE is None, reason="NO NODE: the browser's engine was not compared")
def test_python_and_javascript_rank_alike(tmp_path: Path) -> None:
    asked = [*queries(made(200), 150), *(one.title for one in made(200)[:50]), *ODD]
    options = [
        [query, {"limit": 20, "kind": "guide" if place % 7 == 0 else "", "typing": place % 3 == 0}] for place, query in enumerate(asked)
    ]
    (tmp_path / "input.json").write_text(json.dumps({"files": index(200), "queries": options}), "utf-8")
    command = [str(NODE), str(Path(__file__).parent / "rank.mjs"), str(MODULES), str(tmp_path / "input.json")]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = Engine(index(200).__getitem__)
    for (query, chosen), their in zip(options, theirs, strict=True):
        results = ours.search(query, **chosen)
        assert (results.total, results.weak) == (their["total"], their["weak"]), query
        assert [hit.id for hit in results.hits] == [id_ for id_, _, _ in their["hits"]], query
        assert [hit.score for hit in results.hits] == pytest.approx([score for _, score, _ in their["hits"]], abs=2e-6), query


@pytest.mark.parametrize("count", [200, pytest.param(1_000, marks=pytest.mark.slow)])
def test_the_first_query_of_a_visit_keeps_its_budget(count: int) -> None:
    sizes: dict[str, int] = {}
    spent = [fetched(index(count), query, sizes) for query in queries(made(count), 60)]
    assert max(spent) <= BUDGETS[count]


def test_a_page_is_found_by_its_own_title() -> None:
    ours = Engine(index(200).__getitem__)
    for one in made(200):
        same = [other for other in made(200) if other.title == one.title]
        assert one.id in [hit.id for hit in ours.search(one.title, limit=len(same)).hits], one.title


TITLES = st.lists(
    st.text(st.sampled_from("流式输出超时余额密钥模型网关怎么不了的abcXYZ019_-. "), min_size=2, max_size=20),
    min_size=1,
    max_size=8,
    unique=True,
)


@settings(max_examples=60, deadline=None)
@given(TITLES)
def test_a_title_that_says_anything_finds_its_page(titles: list[str]) -> None:
    ours = engine(*(page(number, title) for number, title in enumerate(titles)))
    for number, title in enumerate(titles):
        if any(character.isalnum() and character not in "的了" for character in title):
            assert f"answer:{number}" in [hit.id for hit in ours.search(title, limit=99).hits]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("401", "返回 401 unauthorized"),
        ("４０１", "返回 401 unauthorized"),
        ("baseurl", "Base URL 怎么填"),
        ("base_url", "Base URL 怎么填"),
        ("cherrystudio 配置", "Cherry Studio 接入"),
        ("lobchat", "LobeChat 接入"),
        ("unauthorised", "返回 401 unauthorized"),
        ("流氏输出", "流式输出中断"),
        ("liushi", "流式输出中断"),
        ("餘額不足", "余额不足"),
        ("充钱", "充值没有到账"),
        ("连不上服务器", "无法连接服务器"),
        ("退钱", "余额可以退款吗"),
    ],
)
def test_what_people_type_finds_what_is_meant(query: str, title: str) -> None:
    titles = ["返回 401 unauthorized", "Base URL 怎么填", "Cherry Studio 接入", "LobeChat 接入", "流式输出中断", "余额不足", "充值没有到账"]
    titles += ["无法连接服务器", "余额可以退款吗", "申请发票", "视频任务排队"]
    hits = engine(*(page(number, one) for number, one in enumerate(titles))).search(query).hits
    assert hits
    assert hits[0].title == title


def test_words_of_a_term_are_synonyms() -> None:
    term = dataclasses.replace(page(1, "灰度发布"), synonyms=("灰度发布", "金丝雀测试"), defines=True)
    hits = engine(term, page(2, "先做灰度发布再切换"), page(3, "申请发票")).search("金丝雀测试").hits
    assert {hit.id for hit in hits} == {"answer:1", "answer:2"}


def test_what_nothing_fits_is_called_weak() -> None:
    results = engine(*(page(number, title) for number, title in enumerate(["余额不足", "流式输出", "申请发票", "推荐的模型"]))).search(
        "猫粮推荐"
    )
    assert results.weak
    assert engine(page(1, "余额不足")).search("红烧牛肉").hits == ()


def test_a_kind_filters() -> None:
    guide = dataclasses.replace(page(2, "余额怎么看"), kind="guide", id="guide:2")
    found = engine(page(1, "余额不足"), guide).search("余额", kind="guide")
    assert [hit.id for hit in found.hits] == ["guide:2"]


def test_figures_are_those_of_their_definitions() -> None:
    asked = [
        {"q": "a", "kind": "title", "rel": {"x": 2, "y": 1}},
        {"q": "b", "kind": "title", "rel": {"x": 2}},
        {"q": "c", "kind": "none", "rel": {}},
    ]
    scores = evaluate(asked, [Run(("x", "y"), weak=False), Run(("z", "x"), weak=False), Run(("z",), weak=True)])
    assert summary(scores)["all"] == {
        "queries": 2, "first": 0.5, "first_related": 0.5, "three": 1.0, "reciprocal": 0.75, "gain": 0.8155, "nothing": 0.0,
    }  # fmt: skip
    assert summary(scores)["none"] == {"queries": 1, "quiet": 1.0}
    assert "wanted x" in table(scores, show=True)


COLLECTION = Path(__file__).resolve().parents[3] / "shared" / "search"


@pytest.mark.slow
@pytest.mark.skipif(not (COLLECTION / "docs.json").is_file(), reason="NO COLLECTION: search was not scored (../shared/search)")
def test_the_collection_is_searched_as_well_as_ever(
    tmp_path: Path, build: Callable[..., tuple[int, str]], answerpress: Callable[..., tuple[int, str]]
) -> None:
    from tests.search.collection import write_project

    write_project(json.loads((COLLECTION / "docs.json").read_text("utf-8")), tmp_path)
    assert build(tmp_path)[0] == 0
    status, output = answerpress(tmp_path, "search", "--eval", str(COLLECTION / "dev.json"), "--format", "json")
    figures = json.loads(output)["all"]
    assert status == 0
    assert figures["first"] >= 0.86
    assert figures["three"] >= 0.92
    assert figures["nothing"] == 0
