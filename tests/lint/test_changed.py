"""``check --changed-since REV``: what a review has to look at, and nothing else."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.codes import DANGLING_REF
from generator.diagnostics import Code, Span
from generator.lint.changed import concerning
from generator.source.revision import changed_since
from tests.conftest import TODAY, Command

RULE = Code("APX001", "odd-thing", "Why.")


def git(folder: Path, *arguments: str) -> str:
    settings = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def project(tmp_project: Callable[..., Path]) -> Path:
    """A project under version control, in a folder of the repository, with two entries of which one is at fault."""
    folder = tmp_project("tiny")
    entry = folder / "content/answers/http-401.yml"
    text = entry.read_text("utf-8").replace("401", "402").replace("title: What status 402 means", 'title: "Status"')
    (folder / "content/answers/http-402.yml").write_text(text, "utf-8")
    git(folder.parent, "init", "-q")
    git(folder.parent, "add", "-A")
    git(folder.parent, "commit", "-qm", "first")
    return folder


def found(answerpress: Command, project: Path, revision: str) -> list[tuple[str, str]]:
    _, output = answerpress(project, "check", "--today", TODAY, "--format", "json", "--changed-since", revision)
    return [(finding["path"], finding["name"]) for finding in json.loads(output)["diagnostics"]]


def test_old_faults_in_files_that_nobody_touched_are_left_out(answerpress: Command, project: Path) -> None:
    assert answerpress(project, "check", "--today", TODAY)[0] == 1
    assert found(answerpress, project, "HEAD") == []
    assert answerpress(project, "check", "--today", TODAY, "--changed-since", "HEAD") == (0, "no errors, no warnings\n")


def test_what_is_not_committed_counts_new_files_too(answerpress: Command, project: Path) -> None:
    entry = project / "content/answers/http-401.yml"
    entry.write_text(entry.read_text("utf-8").replace("title: What status 401 means", 'title: "Code"'), "utf-8")
    new = project / "content/answers/状态-403.yml"
    new.write_text("title: x\n", "utf-8")
    assert found(answerpress, project, "HEAD")[0] == ("content/answers/http-401.yml", "odd-title-width")
    assert ("content/answers/状态-403.yml", "odd-file-name") in found(answerpress, project, "HEAD")


def test_a_branch_is_compared_with_where_it_left(answerpress: Command, project: Path) -> None:
    git(project, "checkout", "-qb", "topic")
    git(project, "checkout", "-q", "main")
    entry = project / "content/answers/http-402.yml"
    entry.write_text(entry.read_text("utf-8") + "# touched on main\n", "utf-8")
    git(project, "commit", "-qam", "main goes on")
    git(project, "checkout", "-q", "topic")
    assert found(answerpress, project, "main") == []
    entry.write_text(entry.read_text("utf-8") + "# touched here\n", "utf-8")
    git(project, "commit", "-qam", "topic")
    assert ("content/answers/http-402.yml", "odd-title-width") in found(answerpress, project, "main")


def test_a_vocabulary_or_the_settings_concern_every_page(answerpress: Command, project: Path) -> None:
    (project / "mkdocs.yml").write_text((project / "mkdocs.yml").read_text("utf-8") + "# touched\n", "utf-8")
    assert ("content/answers/http-402.yml", "odd-title-width") in found(answerpress, project, "HEAD")


def test_a_page_that_goes_is_told_where_it_is_missed(answerpress: Command, project: Path) -> None:
    first = project / "content/answers/http-401.yml"
    first.write_text(first.read_text("utf-8") + "related: [answer:http-402]\n", "utf-8")
    git(project, "commit", "-qam", "refers")
    (project / "content/answers/http-402.yml").unlink()
    assert found(answerpress, project, "HEAD") == [("content/answers/http-401.yml", "dangling-reference")]


def test_findings_elsewhere_that_name_a_changed_file_are_told() -> None:
    here, there = Span("content/a.yml"), Span("content/b.yml")
    pair, other, dangling = RULE.at(here, "m", "h", others=[there]), RULE.at(here, "n", "h"), DANGLING_REF.at(here, "m", "h")
    assert list(concerning([pair, other, dangling], {"content/b.yml"}, {"mkdocs.yml"})) == [pair, dangling]
    assert list(concerning([pair, other], {"content/c.yml"}, {"mkdocs.yml"})) == []
    assert list(concerning([pair, other], {"mkdocs.yml"}, {"mkdocs.yml"})) == [pair, other]


def test_before_the_first_commit_everything_is_new(tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("tiny")
    git(project, "init", "-q")
    git(project, "add", "mkdocs.yml")
    files, problems = changed_since(project, "HEAD")
    assert files is not None
    assert {"mkdocs.yml", "content/answers/http-401.yml"} <= files
    assert problems == []


@pytest.mark.parametrize("revision", ["nowhere", "", "--output=x", "HEAD:content", "main\nmain"])
def test_a_revision_that_git_does_not_know_is_told(revision: str, answerpress: Command, project: Path) -> None:
    status, output = answerpress(project, "check", "--today", TODAY, f"--changed-since={revision}")
    assert status == 1
    assert "error APH016 unknown-revision: git knows no revision" in output
    assert not (project / "x").exists()


def test_no_repository_is_told(answerpress: Command, tmp_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_project("tiny")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    status, output = answerpress(project, "check", "--today", TODAY, "--changed-since", "HEAD")
    assert status == 1
    assert "the project is in no git repository" in output


def test_no_git_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    files, [finding] = changed_since(project, "HEAD")
    assert files is None
    assert finding.message == "git is not installed"


def test_only_changed_files_are_mended(answerpress: Command, project: Path) -> None:
    site = project / "content/site.yml"
    site.write_text(site.read_text("utf-8").replace("language: en", "language: zh-CN"), "utf-8")
    old, new = project / "content/answers/http-402.yml", project / "content/answers/http-401.yml"
    old.write_text(old.read_text("utf-8") + "audience: [用API的人]\n", "utf-8")
    git(project, "commit", "-qam", "old")
    new.write_text(new.read_text("utf-8") + "audience: [用API的人]\n", "utf-8")
    answerpress(project, "check", "--fix", "--today", TODAY, "--changed-since", "HEAD")
    assert "[用 API 的人]" in new.read_text("utf-8")
    assert "[用API的人]" in old.read_text("utf-8")
