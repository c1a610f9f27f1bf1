"""A feed's entry keeps its id when the page changes, so that no reader is told of it twice; the day tells of the change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import copy_site, run_build


def items(project: Path) -> dict[str, Any]:
    status, output = run_build(project)
    assert status == 0, output
    return {item["id"]: item for item in json.loads((project / "site/feed.json").read_bytes())["items"]}


def change(project: Path, *swaps: tuple[str, str]) -> None:
    path = project / "content/answers/http-401.yml"
    text = path.read_text("utf-8")
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def test_the_id_stays_when_title_text_and_day_change(tmp_path: Path) -> None:
    project = copy_site("tiny", tmp_path / "tiny")
    before = items(project)
    change(
        project,
        ("title: What status 401 means", "title: Why the service answers 401"),
        ("answer: The key was not accepted.", "answer: The key is wrong."),
        ("updated: 2024-06-01", "updated: 2024-07-01"),
        ("- date: 2024-06-01", "- date: 2024-07-01"),
    )
    after = items(project)
    assert list(after) == list(before) == ["https://tiny.example.com/answers/http-401/"]
    (old,), (new,) = before.values(), after.values()
    assert (old["date_published"], new["date_published"]) == ("2024-05-01T00:00:00+00:00",) * 2
    assert (old["date_modified"], new["date_modified"]) == ("2024-06-01T00:00:00+00:00", "2024-07-01T00:00:00+00:00")
    assert (old["title"], new["title"]) == ("What status 401 means", "Why the service answers 401")


def test_nothing_of_a_feed_depends_on_the_day_of_the_build(tmp_path: Path) -> None:
    project = copy_site("tiny", tmp_path / "tiny")
    texts = []
    for day in ("2025-01-01", "2026-01-01"):
        assert run_build(project, "--today", day)[0] == 0
        texts.append([(project / "site" / name).read_bytes() for name in ("feed.xml", "feed.json", "answers/feed.xml")])
    assert texts[0] == texts[1]
