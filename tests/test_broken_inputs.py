"""Broken inputs: each gets its code at its line and column, with a hint; all are told in one run; the last good site stays.

The table is in ``tests/broken/cases.py``, the good site that it breaks in ``tests/broken/site``.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue import all_codes
from tests.broken.cases import ANSWER, CASES, Case, Finding
from tests.conftest import TODAY, Command, files_of

SITE = Path(__file__).resolve().parent / "broken" / "site"

ELSEWHERE = {
    "APH003": "test_a_second_build_waits_outside",
    "APH004": "test_a_folder_with_other_files_is_not_replaced",
    "APH006": "test_what_mkdocs_refuses_is_told",
    "APH008": "tests/test_cli.py: new and init",
    "APH010": "test_what_mkdocs_warns_of_is_told",
    "APH011": "told on standard error by the command line itself: tests/test_cli.py",
    "APH012": "commands that work on a built site",
    "APH015": "tests/lint/test_settle.py",
    **{f"APL0{number}": "tests/specs: rules that need a lock or a setting" for number in (30, 31, 32, 33, 34, 36, 37, 40, 41)},
    "APL017": "tests/specs: a warning of two files that do not agree",
    "APL035": "tests/test_lock.py",
    **{
        f"APL0{number}": "tests/specs: rules that compare pages, or that a site of copies has switched off"
        for number in (55, 56, *range(60, 68), 72, 73)
    },
    **{f"APL09{number}": "tests/specs: cases of replies" for number in range(7)},
    **{f"APD00{number}": "tests/specs: desks.yml" for number in range(1, 6)},
    **dict.fromkeys(("APD006", "APD007", "APD008", "APD010"), "tests/desk: dumps, answers of help desks, logs"),
    "APL901": "tests/lint/test_settle.py",
    "APL902": "tests/lint/test_settle.py",
    "APL903": "tests/lint/test_settle.py",
    "APL904": "tests/lint/test_limits.py",
    "APH016": "tests/lint/test_changed.py",
    "APH017": "tests/live: an address that is taken",
    "APH014": "what the IndexNow endpoint answers",
}
"""Codes that no broken source can bring about, and what tests them."""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the good site."""
    return shutil.copytree(SITE, tmp_path / "site", dirs_exist_ok=True)


def check(answerpress: Command, root: Path) -> tuple[int, list[dict[str, Any]]]:
    status, output = answerpress(root, "check", "--today", TODAY, "--format", "json")
    return status, json.loads(output)["diagnostics"]


def places(diagnostics: list[dict[str, Any]]) -> list[Finding]:
    return [(item["path"], item["code"], item["line"], item["column"]) for item in diagnostics]


def in_order(found: list[Finding] | tuple[Finding, ...]) -> list[Finding]:
    return sorted(found, key=lambda finding: (finding[0], finding[2], finding[3], finding[1]))


def test_the_good_site_is_good(good: Path, answerpress: Command) -> None:
    assert check(answerpress, good) == (0, [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_is_told_once_where_it_is(case: Case, good: Path, answerpress: Command) -> None:
    case.plant(good)
    status, diagnostics = check(answerpress, good)
    assert places(diagnostics) == in_order(case.found)
    assert all(item["hint"].strip() and item["message"].strip() for item in diagnostics)
    assert status == 1


def test_all_faults_are_told_in_one_run_and_the_last_good_site_stays(good: Path, answerpress: Command, build: Command) -> None:
    """Whatever can stand in one project: the report is the sum of the reports, and nothing else."""
    assert build(good)[0] == 0
    published = files_of(good / "site")
    together = [case for case in CASES if case.together]
    for case in together:
        case.plant(good)

    status, diagnostics = check(answerpress, good)
    assert status == 1
    assert places(diagnostics) == in_order([finding for case in together for finding in case.found])

    status, report = build(good)
    assert status == 1
    assert "Traceback" not in report
    assert all(f"{path}:{line}:{column}: " in report for case in together for path, _, line, column in case.found)
    assert files_of(good / "site") == published
    assert sorted(path.name for path in good.iterdir()) == [".answerpress", "content", "mkdocs.yml", "site"]
    assert sorted(path.name for path in (good / ".answerpress").iterdir()) == ["cache"]


@pytest.mark.parametrize("case", [case for case in CASES if not case.together], ids=lambda case: case.name)
def test_a_broken_project_leaves_the_last_good_site(case: Case, good: Path, build: Command) -> None:
    assert build(good)[0] == 0
    published = files_of(good / "site")
    case.plant(good)
    status, report = build(good)
    assert status == 1
    assert all(f"{path}:{line}:{column}: " in report for path, _, line, column in case.found)
    assert files_of(good / "site") == published


def test_the_table_covers_every_code() -> None:
    covered = {code for case in CASES for _, code, _, _ in case.found}
    sources = {code.id for code in all_codes() if code.id[2] != "A"}  # audits judge a built folder
    assert sources - covered == set(ELSEWHERE)
    assert not covered - sources


def test_the_table_is_long_and_its_names_are_its_own() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names) >= 150


def test_a_broken_vocabulary_hides_no_dangling_reference(good: Path, answerpress: Command) -> None:
    """Names of a vocabulary that cannot be read are not called unknown; everything else is checked as ever."""
    edit(good / "content/topics.yml", "label: 入门", "label: 1")
    edit(good / ANSWER, "term:base", "term:gone")
    assert places(check(answerpress, good)[1]) == [(ANSWER, "APR001", 29, 5), ("content/topics.yml", "APS024", 3, 12)]


def test_a_file_that_cannot_be_read_makes_no_reference_dangle(good: Path, answerpress: Command) -> None:
    edit(good / "content/guides/base.yml", "heading: 填地址", "heading: [填")
    assert places(check(answerpress, good)[1]) == [("content/guides/base.yml", "APS010", 18, 14)]


def test_a_dangling_reference_is_told_with_the_nearest_id(good: Path, answerpress: Command) -> None:
    """The same slug of another kind first, then one like it of the same kind; never just anything."""
    for wrong, hint in (
        ("answer:bose", "did you mean `answer:base`?"),
        ("post:draft", "did you mean `answer:draft`?"),
        ("guide:zzzz", "write the entry first, or name one that exists"),
    ):
        shutil.copytree(SITE, good, dirs_exist_ok=True)
        edit(good / ANSWER, "term:base", wrong)
        assert [item["hint"] for item in check(answerpress, good)[1]] == [hint]


def test_the_report_names_every_file_of_a_collision(good: Path, answerpress: Command) -> None:
    next(case for case in CASES if case.name == "same-address-twice").plant(good)
    [finding] = check(answerpress, good)[1]
    assert finding["message"].endswith("content/answers/same-address.md, content/answers/same-address.yml")
    assert [place["path"] for place in finding["others"]] == ["content/answers/same-address.yml"]


def test_a_secret_behind_a_link_is_not_shown(good: Path, answerpress: Command) -> None:
    """The report shows source lines, but never what a link that leads out of the folder leads to."""
    next(case for case in CASES if case.name == "linked-file").plant(good)
    (good.parent / "outside/secret.yml").write_text("密码 12345\n", "utf-8")
    status, report = answerpress(good, "check", "--today", TODAY)
    assert status == 1
    assert "12345" not in report


# what only a build can meet


def test_a_second_build_waits_outside(good: Path, build: Command) -> None:
    with (good / ".site.answerpress-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        status, report = build(good, "--format", "json")
    assert (status, codes_of(report)) == (1, ["APH003"])
    assert not (good / "site").exists()


def test_a_folder_with_other_files_is_not_replaced(good: Path, build: Command) -> None:
    (good / "site").mkdir()
    (good / "site/thesis.txt").write_text("ten years of work", "utf-8")
    status, report = build(good, "--format", "json")
    assert (status, codes_of(report)) == (1, ["APH004"])
    assert files_of(good / "site") == {"thesis.txt": b"ten years of work"}


def test_what_mkdocs_refuses_is_told(good: Path, build: Command) -> None:
    edit(good / "mkdocs.yml", "name: material", "name: nowhere")
    status, report = build(good, "--format", "json")
    assert (status, codes_of(report)) == (1, ["APH006"])
    assert not (good / "site").exists()


def test_what_mkdocs_warns_of_is_told(good: Path, build: Command) -> None:
    edit(good / "mkdocs.yml", "docs_dir: content", "docs_dir: content\nnot_a_setting: 1")
    status, report = build(good, "--format", "json")
    assert (status, codes_of(report)) == (0, ["APH010"])
    assert "not_a_setting" in report


def test_a_plugin_that_is_not_switched_on_is_told(good: Path, build: Command) -> None:
    config = good / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").partition("  - answerpress:\n")[0], "utf-8")
    status, report = build(good, "--format", "json")
    assert (status, codes_of(report)) == (1, ["APH001"])


def test_a_template_that_fails_on_a_page_is_told(good: Path, build: Command) -> None:
    """Its syntax is right, and so is the content: only rendering shows that it asks for what no page has."""
    template = "{% macro page(page) %}\n{{ page.colour.name }}\n{% endmacro %}\n"
    (good / "templates/voices").mkdir(parents=True)
    (good / "templates/voices/html.j2").write_text(template, "utf-8")
    status, report = build(good, "--format", "json")
    assert (status, codes_of(report)) == (1, ["APH007"])
    [finding] = json.loads(report)["diagnostics"]
    assert (finding["path"], finding["line"]) == ("templates/voices/html.j2", 2)
    assert not (good / "site").exists()


def codes_of(report: str) -> list[str]:
    return [item["code"] for item in json.loads(report)["diagnostics"]]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
