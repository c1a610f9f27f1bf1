"""The corpora of the benchmarks: the same bytes for the same seed, and content without a fault."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest
import yaml

from bench.corpus.answerpress import edited_file, project
from bench.corpus.entries import DAY, MARK, entry
from bench.corpus.plan import MOST_TERMS, Plan
from bench.corpus.yaml_text import write
from generator.config import read_config
from generator.pipeline.prepare import prepare


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = hashlib.sha256()
    for path in files:
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(tmp_path):
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        project(Plan(40, seed), tmp_path / name)
    assert digest(tmp_path / "one") == digest(tmp_path / "two") != digest(tmp_path / "three")


def test_a_corpus_is_content_without_a_fault(tmp_path):
    project(Plan(80), tmp_path)
    config, problems = read_config(tmp_path, DAY)
    assert config is not None
    prepared = prepare(config)
    assert [str(problem) for problem in [*problems, *prepared.diagnostics] if problem.severity == "error"] == []
    assert prepared.build is not None
    assert len(prepared.build.site.entries) == 81


def test_one_entry_carries_the_mark_that_benchmarks_change(tmp_path):
    plan = Plan(60)
    project(plan, tmp_path)
    marked = [path for path in tmp_path.rglob("*.yml") if MARK in path.read_text()]
    assert marked == [tmp_path / edited_file(plan)]


def test_kinds_keep_their_proportion_until_the_glossary_is_full():
    kinds = Counter(place.kind for place in Plan(1000).places)
    assert kinds["answer"] == 400
    assert kinds["term"] == kinds["template"] == 150
    assert len({place.id for place in Plan(1000).places}) == 1000
    large = Counter(place.kind for place in Plan(12_000).places)
    assert large["term"] == MOST_TERMS
    assert large["answer"] == 4800 + 1800 - MOST_TERMS


def test_an_entry_is_as_long_as_those_of_a_real_site():
    plan = Plan(400)
    sizes = [len(write(entry(plan, number)).encode()) for number in range(400)]
    assert 4000 < sum(sizes) / len(sizes) < 5000


@pytest.mark.parametrize(
    "text",
    ["no", "a: b", "a #b", "- a", "x:", "2026-01-01", "12:30", "", " a", "a ", "a\nb", "a\n", "{{x}}", "a:b", '"q"', "字：字", "`c` 字"],
)
def test_text_comes_back_from_yaml_as_it_went_in(text):
    assert yaml.safe_load(write({"a": [text], "b": {"c": text}})) == {"a": [text], "b": {"c": text}}
