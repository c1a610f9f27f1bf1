"""``answerpress due``: what is due, by owner, as text, Markdown, JSON and a calendar that other programs read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Command, copy_site

SOURCE = 'sources:\n  - title: "A page, cited; twice"\n    url: https://docs.example.com/\n    checked: 2024-12-01\n'
ALLOW = "allow:\n  - rule: odd-title-width\n    reason: It is called so.\n    until: 2025-01-20\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two pages to review by 2025-01-01, one of them with a source to read again and an allowance that ends."""
    root = copy_site("stale", tmp_path / "stale")
    with (root / "content/answers/http-401.yml").open("a", encoding="utf-8") as entry:
        entry.write(SOURCE + ALLOW)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("- answerpress", "- answerpress:\n      recheck_days: 60"), "utf-8")
    return root


@pytest.fixture
def due(project: Path, answerpress: Command) -> Callable[..., str]:
    def call(*arguments: str) -> str:
        status, output = answerpress(project, "due", *arguments)
        assert status == 0
        return output

    return call


def records(output: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(output)["due"]
    return found


@pytest.mark.parametrize(
    ("today", "within", "found"),
    [
        ("2024-12-01", "30", []),
        ("2024-12-02", "30", [("answer:http-401", "review", -30), ("template:first-reply", "review", -30)]),
        ("2025-01-01", "0", [("answer:http-401", "review", 0), ("template:first-reply", "review", 0)]),
        (
            "2025-01-10",
            "20",
            [
                ("answer:http-401", "review", 9),
                ("template:first-reply", "review", 9),
                ("answer:http-401", "allowance", -10),
                ("answer:http-401", "source", -20),
            ],
        ),
    ],
)
def test_what_is_late_and_what_falls_due_in_the_days_ahead(
    today: str, within: str, found: list[tuple[str, str, int]], due: Callable[..., str]
) -> None:
    output = records(due("--today", today, "--within", within, "--format", "json"))
    assert [(duty["id"], duty["what"], duty["late"]) for duty in output] == found


def test_a_duty_tells_where_to_mend_it(due: Callable[..., str]) -> None:
    (review, *_) = records(due("--today", "2025-01-01", "--format", "json"))
    assert review == {
        "day": "2025-01-01",
        "late": 0,
        "what": "review",
        "detail": None,
        "id": "answer:http-401",
        "title": "What status 401 means",
        "url": "https://stale.example.com/answers/http-401/",
        "owner": {"id": "editors", "name": "Editorial team"},
        "path": "content/answers/http-401.yml",
        "line": 7,
    }


def test_text_and_markdown_name_owner_day_and_place(due: Callable[..., str]) -> None:
    text = due("--today", "2025-01-10")
    assert text.startswith("Editorial team (editors)\n  2025-01-01    9 days late  review     content/answers/http-401.yml:7  What status")
    assert text.endswith("4 due until 2025-02-09, 2 of them late\n")
    markdown = due("--today", "2025-01-10", "--format", "md")
    assert "## Editorial team\n\n- [ ] 2025-01-01 (9 days late) review: [What status 401 means](https://stale.example.com/" in markdown


def test_drafts_and_retired_pages_have_no_duty(project: Path, due: Callable[..., str]) -> None:
    entry = project / "content/templates/first-reply.yml"
    entry.write_text(entry.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
    assert {duty["id"] for duty in records(due("--today", "2025-01-10", "--format", "json"))} == {"answer:http-401"}


def test_one_owner_may_be_asked_for_and_an_unknown_one_is_told(
    project: Path, due: Callable[..., str], answerpress: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(records(due("--owner", "editors", "--today", "2025-01-10", "--format", "json"))) == 4
    assert answerpress(project, "due", "--owner", "editor")[0] == 2
    assert "did you mean `editors`?" in capsys.readouterr().err


@pytest.mark.parametrize("days", ["soon", "-1", "1.5", "²"])
def test_days_are_a_number(days: str, project: Path, answerpress: Command) -> None:
    assert answerpress(project, "due", f"--within={days}")[0] == 2


def test_any_number_of_days_is_a_day_of_the_calendar(due: Callable[..., str]) -> None:
    assert len(records(due("--within", "9" * 30, "--today", "2025-01-10", "--format", "json"))) == 5


# the calendar


def events(output: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(output).walk("VEVENT"))


def test_the_calendar_has_a_whole_day_for_each_duty(due: Callable[..., str]) -> None:
    output = due("--today", "2025-01-10", "--format", "ics")
    found = events(output)
    assert [(str(event["summary"]), str(event.decoded("dtstart"))) for event in found] == [
        ("Review: What status 401 means", "2025-01-01"),
        ("Review: A first reply to a customer", "2025-01-01"),
        ("Allowance ends: What status 401 means", "2025-01-20"),
        ("Check source: What status 401 means", "2025-01-30"),
    ]
    assert {str(event.decoded("dtstamp")) for event in found} == {"2025-01-10 00:00:00+00:00"}
    assert "A page, cited; twice" in str(found[3]["description"])
    assert all(len(line.encode()) <= 75 for line in output.split("\r\n"))
    assert "\n" not in output.replace("\r\n", "")


def test_the_bytes_depend_on_content_and_day_alone(due: Callable[..., str]) -> None:
    assert due("--today", "2025-01-10", "--format", "ics") == due("--today", "2025-01-10", "--format", "ics")


def test_a_duty_keeps_its_name_when_its_day_moves(project: Path, due: Callable[..., str]) -> None:
    before = {str(event["uid"]) for event in events(due("--today", "2025-01-10", "--format", "ics"))}
    entry = project / "content/answers/http-401.yml"
    entry.write_text(entry.read_text("utf-8").replace("review_by: 2025-01-01", "review_by: 2025-01-31"), "utf-8")
    after = {str(event["uid"]) for event in events(due("--today", "2025-01-10", "--format", "ics"))}
    assert before == after
    assert len(before) == 4
    assert all(uid.endswith("@stale.example.com") for uid in before)


def test_content_that_cannot_be_read_is_named_and_the_rest_listed(
    project: Path, answerpress: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "content/templates/first-reply.yml").write_text("title: [", "utf-8")
    status, output = answerpress(project, "due", "--today", "2025-01-10", "--format", "json")
    assert (status, len(records(output))) == (0, 3)
    assert "`answerpress check` lists them" in capsys.readouterr().err
