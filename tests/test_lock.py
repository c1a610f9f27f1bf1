"""The lock and ``answerpress stamp``: what is written, what is refused, what two branches may do to it."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.lock import lock_text, read_lock
from generator.source.places import LOCK_FILE
from tests.broken.cases import ANSWER, FAQ
from tests.conftest import TODAY, Command

SITE = Path(__file__).resolve().parent / "broken" / "site"
REVISION = "revisions:\n  - date: {day}\n    change: 多写一步。\n    trigger: 复核。\n    approved_by: editors\n"


@pytest.fixture
def project(tmp_path: Path, answerpress: Command) -> Path:
    """The good site, stamped."""
    root = tmp_path / "site"
    subprocess.run(["cp", "-r", SITE, root], check=True)
    assert answerpress(root, "stamp") == (0, f"{LOCK_FILE} written: 6 entries, 6 stamped, 0 removed, 0 refused\n")
    return root


@pytest.fixture
def names(project: Path, answerpress: Command) -> Callable[[], list[str]]:
    """What ``check`` tells."""
    return lambda: [found["name"] for found in findings(project, answerpress)]


def findings(project: Path, answerpress: Command) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(answerpress(project, "check", "--today", TODAY, "--format", "json")[1])["diagnostics"]
    return found


def edit(project: Path, path: str, *changes: tuple[str, str]) -> None:
    for old, new in changes:
        text = (project / path).read_text("utf-8")
        assert text.count(old) == 1, old
        (project / path).write_text(text.replace(old, new), "utf-8")


def change(project: Path, path: str = ANSWER) -> None:
    edit(project, path, ("打开模型列表。", "先登录，再打开模型列表。") if path == ANSWER else ("请求完成之后。", "请求完成一分钟之后。"))


def record(project: Path, path: str = ANSWER, day: str = "2026-06-01") -> None:
    edit(project, path, ("updated: 2026-05-02", f"updated: {day}"), ("revisions:\n", REVISION.format(day=day)))


def lock(project: Path) -> str:
    return (project / LOCK_FILE).read_text("utf-8")


# the way of a change


def test_a_change_is_told_recorded_stamped_and_then_in_order(project: Path, answerpress: Command, names: Callable[[], list[str]]) -> None:
    assert names() == []
    change(project)
    assert names() == ["unrecorded-change", "stale-summary"]
    before = lock(project)
    status, report = answerpress(project, "stamp", "--today", TODAY)
    assert (status, lock(project)) == (1, before)
    assert f"{ANSWER}:8:1: error APL030 unrecorded-change: the text changed after answer:base was stamped" in report
    assert "add a revision of 2026-11-22" in report
    assert report.endswith(f"{LOCK_FILE} as it was: 6 entries, 0 stamped, 0 removed, 1 refused\n")
    record(project)
    assert names() == ["unstamped-entry", "stale-summary"]
    assert answerpress(project, "stamp")[0] == 0
    assert names() == ["stale-summary"]
    assert answerpress(project, "stamp", "--summary", "answer:base")[0] == 0
    assert names() == []


def test_stamping_again_changes_nothing(project: Path, answerpress: Command) -> None:
    before = lock(project)
    assert answerpress(project, "stamp") == (0, f"{LOCK_FILE} as it was: 6 entries, 0 stamped, 0 removed, 0 refused\n")
    assert lock(project) == before


def test_what_is_in_order_is_stamped_beside_what_is_not(project: Path, answerpress: Command, names: Callable[[], list[str]]) -> None:
    change(project)
    change(project, FAQ)
    record(project, FAQ)
    status, report = answerpress(project, "stamp")
    assert status == 1
    assert report.endswith("6 entries, 1 stamped, 0 removed, 1 refused\n")
    assert sorted(names()) == ["stale-summary", "stale-summary", "unrecorded-change"]


def test_wording_alone_needs_no_revision_and_moves_no_date(project: Path, answerpress: Command, names: Callable[[], list[str]]) -> None:
    change(project)
    assert answerpress(project, "stamp", "--wording", "answer:base")[0] == 0
    assert names() == []
    assert "answer:base published=2026-05-01 updated=2026-05-02 revisions=1 " in lock(project)
    edit(project, ANSWER, ("updated: 2026-05-02", "updated: 2026-06-01"), ("  - date: 2026-05-02", "  - date: 2026-06-01"))
    status, report = answerpress(project, "stamp", "--wording", "answer:base")
    assert status == 1
    assert "APL031 moved-date" in report


def test_refs_choose_what_is_stamped(project: Path, answerpress: Command, names: Callable[[], list[str]]) -> None:
    change(project)
    record(project)
    change(project, FAQ)
    record(project, FAQ)
    assert answerpress(project, "stamp", "faq:*")[1].endswith("6 entries, 1 stamped, 0 removed, 0 refused\n")
    assert names().count("unstamped-entry") == 1


@pytest.mark.parametrize("arguments", [["answer:bse"], ["--wording", "answer:bse"], ["--summary", "answer:bse"]], ids=" ".join)
def test_an_unknown_ref_is_told(arguments: list[str], project: Path, answerpress: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert answerpress(project, "stamp", *arguments)[0] == 2
    assert "did you mean `answer:base`?" in capsys.readouterr().err


def test_a_new_summary_is_that_of_the_text_as_it_is(project: Path, answerpress: Command, names: Callable[[], list[str]]) -> None:
    change(project)
    record(project)
    edit(project, ANSWER, ("Check the name, the group", "Log in, check the name, the group"))
    assert answerpress(project, "stamp")[0] == 0
    assert names() == []


def test_a_page_that_is_gone_loses_its_line_and_one_that_cannot_be_read_keeps_it(project: Path, answerpress: Command) -> None:
    edit(project, "content/guides/base.yml", ("status: published", "status: draft"))
    line = next(line for line in lock(project).split("\n") if line.startswith("faq:base "))
    (project / FAQ).write_text("title: [", "utf-8")
    status, report = answerpress(project, "stamp")
    assert status == 1
    assert "APS010" in report
    assert report.endswith("5 entries, 0 stamped, 1 removed, 0 refused\n")
    assert "guide:base" not in lock(project)
    assert line in lock(project)


def test_a_rule_that_is_off_or_allowed_refuses_nothing(project: Path, answerpress: Command) -> None:
    change(project)
    change(project, FAQ)
    edit(project, FAQ, ("entries:\n", "allow:\n  - rule: unrecorded-change\n    reason: 试一次。\n    until: 2026-12-31\nentries:\n"))
    assert answerpress(project, "stamp", "--today", TODAY)[1].endswith("1 stamped, 0 removed, 1 refused\n")
    settings = (project / "mkdocs.yml").read_text("utf-8").partition("plugins:")[0]
    (project / "mkdocs.yml").write_text(f"{settings}plugins:\n  - answerpress:\n      rules: {{unrecorded-change: off}}\n", "utf-8")
    assert answerpress(project, "stamp", "--today", TODAY)[1].endswith("1 stamped, 0 removed, 0 refused\n")


# the file


def test_there_is_one_sorted_line_an_entry_in_ascii(project: Path) -> None:
    head, *lines, end = lock(project).split("\n")
    assert head.startswith("# answerpress lock 1")
    assert end == ""
    assert lines == sorted(lines)
    assert len(lines) == 6
    assert lock(project).isascii()


def test_it_does_not_depend_on_the_order_of_keys_or_files(project: Path, answerpress: Command) -> None:
    before = lock(project)
    for path in (project / "content").glob("*/*.yml"):
        text = path.read_text("utf-8")
        parts = text.split("\n")
        blocks: list[list[str]] = []
        for line in parts:
            blocks.append([line]) if line[:1].isalpha() or not blocks else blocks[-1].append(line)
        random.Random(path.name).shuffle(blocks)
        path.write_text("# 换了次序\n" + "\n".join("\n".join(block).rstrip("\n") for block in blocks) + "\n", "utf-8")
    (project / LOCK_FILE).unlink()
    assert answerpress(project, "stamp")[0] == 0
    assert lock(project) == before


def test_what_is_written_is_what_is_read(project: Path) -> None:
    found, problems = read_lock(lock(project))
    assert problems == []
    assert lock_text((id_, line.stamp) for id_, lines in found.lines.items() for line in lines) == lock(project)


BROKEN_LINES = {
    "a mark of a conflict": ("faq:base", "<<<<<<< ours\nfaq:base", [4]),
    "a day that is none": ("published=2026-05-01", "published=2026-02-30", None),
    "another version": ("lock 1", "lock 2", [1]),
    "windows line ends": ("\n", "\r\n", None),
    "nothing at all": (None, "", [1]),
}


@pytest.mark.parametrize("name", BROKEN_LINES)
def test_lines_that_cannot_be_read_are_told_where_they_are_and_stamping_mends_them(
    name: str, project: Path, answerpress: Command, names: Callable[[], list[str]]
) -> None:
    old, new, lines = BROKEN_LINES[name]
    before = lock(project)
    (project / LOCK_FILE).write_bytes((before.replace(old, new) if old else new).encode())
    told = [item["line"] for item in findings(project, answerpress) if item["name"] in {"broken-lock", "windows-line-ends", "empty-file"}]
    assert told
    assert lines is None or sorted(set(told)) == lines
    assert answerpress(project, "stamp")[0] == 0
    assert lock(project) == before
    assert names() == []


def test_bytes_that_are_no_text_are_told_and_left_alone(project: Path, answerpress: Command) -> None:
    (project / LOCK_FILE).write_bytes(b"\xff\xfe")
    assert "APS003" in answerpress(project, "check", "--today", TODAY)[1]
    assert answerpress(project, "stamp")[0] == 1
    assert (project / LOCK_FILE).read_bytes() == b"\xff\xfe"


def test_a_link_is_not_followed(project: Path, answerpress: Command, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(lock(project), "utf-8")
    (project / LOCK_FILE).unlink()
    (project / LOCK_FILE).symlink_to(tmp_path / "elsewhere")
    assert "APS007" in answerpress(project, "check", "--today", TODAY)[1]
    assert answerpress(project, "stamp")[0] == 1


# two branches


def git(project: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=project, check=True, capture_output=True)


def test_two_branches_that_change_neighbours_merge_and_settle(project: Path, answerpress: Command, names: Callable[[], list[str]]) -> None:
    """With `merge=union` both lines may stay; the one that fits the entry counts until the next stamp."""
    (project / ".gitattributes").write_text(f"{LOCK_FILE} merge=union\n", "utf-8")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "first")
    for branch, path in (("one", ANSWER), ("two", "content/comparisons/base.yml")):
        git(project, "checkout", "-qb", branch, "main")
        edit(project, path, ("Check the name, the group", f"On branch {branch}, check the name, the group"))
        record(project, path)
        assert answerpress(project, "stamp")[0] == 0
        git(project, "commit", "-qam", branch)
    git(project, "merge", "-q", "one", "-m", "merge")
    assert set(names()) <= {"broken-lock"}
    assert answerpress(project, "stamp")[0] == 0
    assert names() == []
    assert len(lock(project).split("\n")) == 8


# adoption


def test_without_a_lock_nothing_is_asked(project: Path, names: Callable[[], list[str]]) -> None:
    (project / LOCK_FILE).unlink()
    change(project)
    assert names() == []


def test_a_new_project_has_a_lock_that_fits(tmp_path: Path, answerpress: Command) -> None:
    assert answerpress(tmp_path, "init", "centre", "--today", TODAY)[0] == 0
    begun = tmp_path / "centre"
    assert answerpress(begun, "stamp")[1].startswith(f"{LOCK_FILE} as it was: ")
    assert "merge=union" in (begun / ".gitattributes").read_text("utf-8")
