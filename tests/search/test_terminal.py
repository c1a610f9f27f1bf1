"""``answerpress search`` shows what readers are shown, and scores a file of queries."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Command


@pytest.fixture
def built(tmp_project: Callable[..., Path], build: Command) -> Path:
    project = tmp_project("all-kinds")
    assert build(project)[0] == 0
    return project


def test_results_for_people_and_for_programs(built: Path, answerpress: Command) -> None:
    status, text = answerpress(built, "search", "网关")
    assert status == 0
    assert "[term]" in text.splitlines()[0]
    found = json.loads(answerpress(built, "search", "网关", "--format", "json", "--limit", "2")[1])
    assert found["hits"][0]["id"] == "term:gateway"
    assert found["hits"][0]["url"].endswith("/glossary/gateway/")
    assert len(found["hits"]) == 2 < found["total"]


def test_a_kind_alone(built: Path, answerpress: Command, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(answerpress(built, "search", "网关", "--kind", "guide", "--format", "json")[1])
    assert {hit["kind"] for hit in found["hits"]} == {"guide"}
    assert answerpress(built, "search", "网关", "--kind", "gide")[0] == 2
    assert "no page of kind `gide`" in capsys.readouterr().err


def test_nothing_found_is_a_finding(built: Path, answerpress: Command) -> None:
    assert answerpress(built, "search", "zxqvwkj") == (1, "nothing found\n")


def test_a_file_of_queries_is_scored(built: Path, answerpress: Command) -> None:
    queries = [
        {"id": "1", "q": "网关", "kind": "glossary", "rel": {"gateway": 2}},
        {"id": "2", "q": "zxqvwkj", "kind": "none", "rel": {}},
    ]
    (built / "queries.json").write_text(json.dumps(queries), "utf-8")
    status, text = answerpress(built, "search", "--eval", str(built / "queries.json"))
    assert status == 0
    assert text.splitlines()[1].split()[:3] == ["all", "1", "1.000"]
    assert "called weak: 1.000" in text


def test_what_is_missing_is_said(tmp_project: Callable[..., Path], answerpress: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert answerpress(tmp_project("tiny"), "search", "key")[0] == 2
    assert "build first" in capsys.readouterr().err
