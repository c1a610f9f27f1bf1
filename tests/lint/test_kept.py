"""What is found in a file by itself: shown one file at a time, kept, and read back as it was."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest
from pydantic_core import from_json, to_json

from generator.config import read_config
from generator.lint import TOGETHER
from generator.lint.kept import ALONE, judged, read_back
from generator.lint.project import Around, Files, Project
from generator.lint.rules import RULES
from generator.pipeline.cache import Cache, Store
from generator.pipeline.load import load
from generator.pipeline.prepare import prepare, project_of
from tests.conftest import SITES, TODAY, copy_site, run

UNTIDY = (" 你好,世界", " TODO", " ＡＰＩ接口", " 电话13812345678", "，请把完整密钥发来。", " 中文English")
FOUND_IN = "generator.lint.kept.judged"


def project_at(root: Path) -> Project:
    config, _ = read_config(root, datetime.date.fromisoformat(TODAY))
    assert config is not None
    return project_of(config, load(config))


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A project with findings in many files."""
    root = copy_site("all-kinds", tmp_path / "untidy")
    for number, path in enumerate(sorted((root / "content").glob("*/*.yml"))):
        text = path.read_text("utf-8")
        path.write_text(text.replace("title: ", f"title: {UNTIDY[number % len(UNTIDY)].strip('，。 ')} ", 1), "utf-8")
    return root


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE.name)
def test_a_rule_that_judges_files_by_themselves_is_shown_nothing_else(rule: ModuleType) -> None:
    """The type says what may be asked for, and mypy holds every rule to it."""
    assert (rule.check.__annotations__ == {"files": "Files", "return": "Iterator[Diagnostic]"}) == (rule in ALONE)
    assert (rule.check.__annotations__["project" if rule in TOGETHER else "files"] == "Project") == (rule in TOGETHER)
    assert not hasattr(rule, "part") or (rule in TOGETHER and rule.part.__annotations__["files"] == "Files")


def test_what_is_found_is_read_back_as_it_was(untidy: Path) -> None:
    found = 0
    for files in project_at(untidy).one_by_one():
        told = [diagnostic for rule in ALONE for diagnostic in rule.check(files)]
        assert list(read_back(from_json(to_json(judged(files)))[0])) == told
        found += len(told)
    assert found > len(UNTIDY)


def test_files_one_by_one_are_all_files_and_each_once() -> None:
    project = project_at(SITES / "all-kinds")
    ones = list(project.one_by_one())
    assert [item for files in ones for item in files.items] == list(project.items)
    assert [name for files in ones for name in files.vocabularies] == list(project.vocabularies)
    assert [path for files in ones for path in files.written] == list(project.written)
    assert all(len([*files.items, *files.vocabularies, *files.written]) == 1 for files in ones)
    assert len({files.identity for files in ones}) == len(ones)


CHANGES: dict[str, Callable[[Path], object]] = {
    "brand": lambda content: _replace(content / "site.yml", "short_name: 示例云", "short_name: 样例云"),
    "policy": lambda content: _replace(content / "policy.yml", "zh: [保证]", "zh: [保证, 一定]"),
    "topics": lambda content: _replace(content / "topics.yml", "label: ", "label: 新"),
    "evidence": lambda content: _replace(content / "evidence.yml", "label: ", "label: 新"),
    "names": lambda content: _replace(next((content / "integrations").glob("*.yml")), "client: ", "client: New"),
    "own": lambda content: (content / "site.yml").write_text((content / "site.yml").read_text("utf-8") + "# 13800138001\n", "utf-8"),
    "rules": lambda content: _replace(content.parent / "mkdocs.yml", "- answerpress", "- answerpress: {rules: {thin-page: off}}"),
}


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_every_part_of_what_bears_on_files_has_its_case() -> None:
    assert list(CHANGES) == [part.name for part in fields(Around)]


@pytest.mark.parametrize("part", CHANGES)
def test_what_bears_on_every_file_is_part_of_every_key(part: str, tmp_path: Path) -> None:
    root = copy_site("all-kinds", tmp_path / "project")
    before = project_at(root)
    CHANGES[part](root / "content")
    after = project_at(root)
    assert getattr(before.around, part) != getattr(after.around, part)
    marks = {files.identity for files in before.one_by_one()}
    assert marks.isdisjoint(files.identity for files in after.one_by_one())


def test_the_text_and_the_place_of_a_file_are_part_of_its_key_alone(tmp_path: Path) -> None:
    root = copy_site("all-kinds", tmp_path / "project")
    before = [files.identity for files in project_at(root).one_by_one()]
    path = root / "content/answers/model-missing.yml"
    path.write_text(path.read_text("utf-8") + "# a comment\n", "utf-8")
    assert len({files.identity for files in project_at(root).one_by_one()} - set(before)) == 1
    path.rename(path.with_stem("model-gone"))
    assert len({files.identity for files in project_at(root).one_by_one()} - set(before)) == 1


def test_nothing_that_bears_on_files_forgets_itself() -> None:
    """Equal values give one identity, whatever the order in which a set is walked."""
    assert Around(own=("a", "b")).identity == Around(own=("a", "b")).identity != Around(own=("a",)).identity
    assert Files(written={"a.md": "b"}).identity != Files(written={"a.md": "c"}).identity


def test_an_edit_is_judged_once_and_nothing_else_is(untidy: Path, tmp_path: Path) -> None:
    def checked() -> tuple[int, object]:
        memo = Cache(Store(tmp_path / "cache"))
        config, _ = read_config(untidy, datetime.date.fromisoformat(TODAY))
        assert config is not None
        found = prepare(config, memo).diagnostics
        memo.close()
        assert found == prepare(config).diagnostics
        return memo.work[FOUND_IN], found

    files = len(list(project_at(untidy).one_by_one()))
    first, second = checked(), checked()
    assert (first[0], second[0]) == (files, 0)
    assert first[1] == second[1]
    _replace(untidy / "content/answers/model-missing.yml", "review_note: ", "review_note: 待补充。")
    third = checked()
    assert third[0] == 1
    assert third[1] != second[1]


def test_a_check_keeps_what_it_finds_where_a_build_has_kept_its_values(untidy: Path) -> None:
    first = run(untidy, "check", "--today", TODAY, "--format", "json")
    assert not (untidy / ".answerpress").exists()
    (untidy / ".answerpress/cache").mkdir(parents=True)
    assert run(untidy, "check", "--today", TODAY, "--format", "json") == first
    assert (untidy / ".answerpress/cache/values.sqlite").stat().st_size > 0
    assert run(untidy, "check", "--today", TODAY, "--format", "json") == first
    path = untidy / "content/answers/model-missing.yml"
    _replace(path, "review_note: ", "review_note: 待补充。")
    again = run(untidy, "check", "--today", TODAY, "--format", "json")
    shutil.rmtree(untidy / ".answerpress")
    assert again == run(untidy, "check", "--today", TODAY, "--format", "json") != first
