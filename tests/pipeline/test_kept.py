"""Entries that are not read again: they are what reading them says, and what is wrong is told as ever."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.config import Config, read_config
from generator.kinds import BY_FOLDER
from generator.pipeline.cache import Cache, Store
from generator.pipeline.kept import Reading
from generator.pipeline.load import Sources, load
from generator.source.files import SourceFile
from generator.source.yamldoc import Document, at_hand
from tests.conftest import ROOT, SITES, TODAY, copy_site

FORM = "generator.pipeline.kept.Reading.form"


def config_of(root: Path) -> Config:
    found, problems = read_config(root, datetime.date.fromisoformat(TODAY))
    assert found is not None, problems
    return found


def read(root: Path) -> tuple[Sources, Cache]:
    cache = Cache(Store(root / ".answerpress/cache"))
    try:
        sources = load(config_of(root), cache)
        sources.entries = [replace(loaded, document=at_hand(loaded.document)) for loaded in sources.entries]
        return sources, cache
    finally:
        cache.close()


def told(sources: Sources) -> Any:
    entries = [(loaded.id, loaded.entry, loaded.document, loaded.document.value) for loaded in sources.entries]
    return entries, sources.vocabularies, sources.problems, sources.broken, sources.undecoded


@pytest.mark.parametrize("path", sorted([*SITES.glob("*/content/*/*.yml"), *(ROOT / "content").glob("*/*.yml")]), ids=str)
def test_what_is_kept_of_an_entry_is_all_of_it(path: Path) -> None:
    kind, source = BY_FOLDER[path.parent.name], SourceFile("x.yml", path.read_text("utf-8"))
    reading = Reading()
    form = reading.form(kind.name, source.text)
    read, kept = reading.entry(kind, source, form), reading.entry(kind, source, form)
    assert (kept is None) == (read is None or read[0].status != "published" or read[0].allow != ())
    if kept is not None:
        assert read == kept
        assert read[0].model_fields_set == kept[0].model_fields_set


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    root = copy_site("all-kinds", tmp_path / "project")
    first, cache = read(root)
    assert cache.work[FORM] == len(first.entries) > 1
    path = next((root / "content").glob("answers/*.yml"))
    path.write_text(path.read_text("utf-8").replace("title: ", "title: 1 ", 1), "utf-8")
    second, cache = read(root)
    assert cache.work[FORM] == 1
    assert told(second) == told(load(config_of(root)))


@pytest.mark.parametrize("more", ["\nx: [", "\nlead: ~\n", "\nunknown: 1\n", "\ninternal: {unknown: 1}\n", "\nboundary: no\n"])
def test_what_is_wrong_is_told_each_time(more: str, tmp_path: Path) -> None:
    root = copy_site("all-kinds", tmp_path / "project")
    path = next((root / "content").glob("answers/*.yml"))
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    once, twice, anew = read(root)[0], read(root)[0], load(config_of(root))
    assert anew.problems != []
    assert sorted(map(str, told(once)[2])) == sorted(map(str, told(twice)[2])) == sorted(map(str, anew.problems))
    assert told(once)[3:] == told(twice)[3:] == told(anew)[3:]


def test_private_notes_and_drafts_are_not_kept(tmp_path: Path) -> None:
    root = copy_site("all-kinds", tmp_path / "project")
    path = next((root / "content").glob("answers/*.yml"))
    text = path.read_text("utf-8").partition("\ninternal:")[0]
    path.write_text(f"{text}\ninternal:\n  notes: just between us\n", "utf-8")
    draft = text.replace("status: published", "status: draft").replace("title: ", "title: just between us ", 1)
    path.with_stem("draft").write_text(draft, "utf-8")
    read(root)
    assert all(b"just between us" not in file.read_bytes() for file in (root / ".answerpress").rglob("*") if file.is_file())
    found = {loaded.document.path: loaded for loaded in read(root)[0].entries}
    kept, again = (found[place.relative_to(root).as_posix()] for place in (path, path.with_stem("draft")))
    assert (kept.sound, again.sound) == (True, False)
    assert kept.document.value["internal"] == {"notes": "just between us"}


def test_a_form_that_nobody_wrote_is_read_anew() -> None:
    kind, source = BY_FOLDER["answers"], SourceFile("x.yml", "title: a")
    assert Reading().entry(kind, source, '{"title": "a"}') is None
    assert Reading().entry(kind, source, "{") is None


def test_the_value_of_a_document_is_read_when_it_is_asked_for() -> None:
    assert Document("x.yml", "a: [b, 1]").value == {"a": ["b", 1]}
    assert Document("x.yml", "a: " + "[" * 24 + "]" * 24).value["a"] != []
