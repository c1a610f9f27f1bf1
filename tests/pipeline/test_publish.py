"""Publishing: the live folder always holds one whole site, the last good one, whatever happens to a build."""

from __future__ import annotations

import datetime
import fcntl
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.config import Config, read_config
from generator.diagnostics import Diagnostic
from generator.model.artifact import Artifact
from generator.outputs.build import Build
from generator.pipeline import write
from generator.pipeline.make import Made
from generator.pipeline.publish import Outcome, build_site
from generator.pipeline.write import Folder, publish, staged, write_artifacts
from tests.conftest import TODAY, Command, files_of
from tests.killing import killed_before


def small_host(_config: Config, folder: Folder, _build: Build, made: Made) -> list[Diagnostic]:
    """A host that writes the home page and what marks a folder as a site, in a folder of its own."""
    home = next(page for page in made.pages if page.route == "/")
    pages = [Artifact("index.html", home.body.encode()), Artifact("a/b.html", home.head.encode()), Artifact("llms.txt", b"# A site\n")]
    folder.write(pages)
    return []


@pytest.fixture
def config(tmp_project: Callable[..., Path], tmp_path: Path) -> Config:
    """The smallest site, to be written to ``out/site``: nothing else lies in ``out``."""
    found, problems = read_config(tmp_project("tiny"), datetime.date.fromisoformat(TODAY))
    assert found is not None, problems
    (tmp_path / "out").mkdir()
    return found.with_site_dir(tmp_path / "out" / "site")


def built(config: Config, host: Any = small_host, *, strict: bool = False) -> Outcome:
    return build_site(config, host, strict=strict, tell=lambda _: None)


def rename_the_site(config: Config) -> None:
    """Change what every page shows."""
    path = config.root / "content" / "site.yml"
    path.write_text(path.read_text("utf-8").replace("name: Tiny help centre", "name: Another help centre"), "utf-8")


def beside(config: Config) -> list[str]:
    return sorted(path.name for path in config.site_dir.parent.iterdir())


# a build that does not succeed


def test_a_first_build_makes_the_folder(config: Config) -> None:
    nested = config.with_site_dir(config.site_dir / "deeper" / "site")
    assert built(nested).published
    assert sorted(files_of(nested.site_dir)) == ["a/b.html", "index.html", "llms.txt"]


def broken_content(project: Path) -> None:
    (project / "content/answers/http-401.yml").write_text("title: [\n", "utf-8")


def broken_theme(project: Path) -> None:
    path = project / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("name: material", "name: no-such-theme"), "utf-8")


def broken_template(project: Path) -> None:
    (project / "templates/theme").mkdir(parents=True)
    (project / "templates/theme/main.html").write_text("{% block %}", "utf-8")


def broken_voice(project: Path) -> None:
    (project / "templates/voices").mkdir(parents=True)
    (project / "templates/voices/html.j2").write_text("{% macro page(page) %}{{ page.no_such_thing }}{% endmacro %}", "utf-8")


def no_plugin(project: Path) -> None:
    path = project / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("  - answerpress\n", ""), "utf-8")


@pytest.mark.parametrize("break_it", [broken_content, broken_theme, broken_template, broken_voice, no_plugin])
def test_a_failed_build_leaves_the_old_site_byte_for_byte(
    break_it: Callable[[Path], None], tmp_project: Callable[..., Path], build: Command
) -> None:
    project = tmp_project("tiny")
    assert build(project)[0] == 0
    old, names = files_of(project / "site"), sorted(path.name for path in project.iterdir())
    break_it(project)
    assert build(project)[0] == 1
    assert files_of(project / "site") == old
    assert sorted(path.name for path in project.iterdir() if path.name != "templates") == names


def test_what_the_host_warns_of_stops_a_strict_build_alone(tmp_project: Callable[..., Path], build: Command) -> None:
    project = tmp_project("written")
    (project / "content/notes/second.md").write_text("# A note\n\n[nowhere](nowhere.md)\n", "utf-8")
    status, output = build(project, "--strict")
    assert (status, (project / "site").exists()) == (1, False)
    assert "warning APH010" in output
    assert build(project)[0] == 0


def test_a_host_that_crashes_leaves_the_old_site_and_no_litter(config: Config) -> None:
    def crash(config: Config, folder: Folder, build: Build, made: Made) -> list[Diagnostic]:
        small_host(config, folder, build, made)
        raise ZeroDivisionError

    assert built(config).published
    old = files_of(config.site_dir)
    rename_the_site(config)
    with pytest.raises(ZeroDivisionError):
        built(config, crash)
    assert files_of(config.site_dir) == old
    assert beside(config) == ["site"]


# folders


def test_a_folder_with_other_things_is_refused(config: Config) -> None:
    config.site_dir.mkdir()
    (config.site_dir / "thesis.txt").write_text("years of work", "utf-8")
    outcome = built(config)
    assert [problem.code.id for problem in outcome.diagnostics] == ["APH004"]
    assert "thesis.txt" in outcome.diagnostics[0].message
    assert files_of(config.site_dir) == {"thesis.txt": b"years of work"}
    assert beside(config) == ["site"]


def test_a_file_in_the_place_of_the_folder_is_refused(config: Config) -> None:
    config.site_dir.write_text("a file", "utf-8")
    assert [problem.code.id for problem in built(config).diagnostics] == ["APH004"]
    assert config.site_dir.read_text("utf-8") == "a file"


def test_an_empty_folder_is_taken(config: Config) -> None:
    config.site_dir.mkdir()
    assert built(config).published


def test_what_no_page_makes_any_more_is_gone(config: Config) -> None:
    built(config)
    (config.site_dir / "old-page.html").write_text("old", "utf-8")
    built(config)
    assert sorted(files_of(config.site_dir)) == ["a/b.html", "index.html", "llms.txt"]


@pytest.mark.parametrize("exists", [True, False])
def test_where_the_folder_is_a_link_the_site_is_what_it_leads_to(config: Config, exists: bool) -> None:
    real = config.site_dir.parent / "elsewhere" / "real"
    real.parent.mkdir()
    if exists:
        real.mkdir()
    config.site_dir.symlink_to(real)
    for _ in range(2):
        assert built(config).published
        assert config.site_dir.is_symlink()
        assert "index.html" in files_of(real)
    assert beside(config) == ["elsewhere", "site"]
    assert [path.name for path in real.parent.iterdir()] == ["real"]


# two builds


def test_a_lock_keeps_two_builds_apart(config: Config, answerpress: Command) -> None:
    second = []

    def meanwhile(config: Config, folder: Folder, build: Build, made: Made) -> list[Diagnostic]:
        second.append(answerpress(config.root, "build", "--today", TODAY, "--site-dir", str(config.site_dir)))
        return small_host(config, folder, build, made)

    assert built(config, meanwhile).published
    [(status, output)] = second
    assert status == 1
    assert "error APH003 build-running" in output
    assert (config.site_dir / "index.html").is_file()
    assert beside(config) == ["site"]


def test_the_lock_of_a_killed_build_keeps_nobody_out(config: Config) -> None:
    (config.site_dir.parent / ".site.answerpress-lock").write_text("", "utf-8")
    assert built(config).published
    assert beside(config) == ["site"]


def test_a_lock_that_its_holder_removed_meanwhile_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One build opens the file; another, which held it, removes it; a third makes it anew and holds that: the first must give way."""
    path, flock, third = tmp_path / ".site.answerpress-lock", fcntl.flock, []

    def late(lock: Any, how: int) -> None:
        if not third:
            path.unlink()
            third.append(path.open("w"))
            flock(third[0], how)
        flock(lock, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with staged(tmp_path / "site") as stage:
        assert isinstance(stage, Diagnostic)
        assert stage.code.id == "APH003"
    third[0].close()


# a build that is killed


OLD = {"index.html": b"old", "llms.txt": b"# Old\n", "gone/page.html": b"old"}
NEW = {"index.html": b"new", "llms.txt": b"# New\n", "come/page.html": b"new", "come/second.html": b"new"}


def test_a_kill_before_any_step_leaves_a_whole_site(tmp_path: Path) -> None:
    """The child dies before its first change to the disk, before its second, and so on until it survives."""
    site, found = tmp_path / "out" / "site", []
    for number in range(1, 100):
        put(site, OLD)
        survived = not killed_before(number, lambda begin: (begin(), put(site, NEW)), site.parent)
        found.append(files_of(site))
        put(site, NEW)
        assert files_of(site) == NEW
        assert [path.name for path in site.parent.iterdir()] == ["site"]
        if survived:
            break
    old, new = found.count(OLD), found.count(NEW)
    assert found == [OLD] * old + [NEW] * new
    assert old > 5
    assert new > 5


def test_without_a_swap_in_one_step_the_next_build_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has none, the folder may be missing for a moment, but nothing is lost, even if the next build fails."""
    site, missing = tmp_path / "out" / "site", 0
    monkeypatch.setattr(write, "_exchange", lambda first, second: False)
    for number in range(1, 100):
        put(site, OLD)
        survived = not killed_before(number, lambda begin: (begin(), put(site, NEW)), site.parent)
        missing += not site.exists()
        with staged(site):
            assert files_of(site) in (OLD, NEW), f"killed before step {number}"
        assert [path.name for path in site.parent.iterdir()] == ["site"]
        if survived:
            break
    assert missing == 1


def put(site: Path, files: Mapping[str, bytes]) -> None:
    """Stage and publish these files."""
    with staged(site) as stage:
        assert isinstance(stage, Path)
        write_artifacts(stage, [Artifact(path, data) for path, data in files.items()])
        publish(stage, site)


def test_a_reader_never_misses_the_home_page(tmp_path: Path) -> None:
    site, reading, faults, seen = tmp_path / "site", threading.Event(), [], set()

    def read() -> None:
        while reading.is_set():
            try:
                seen.add((site / "index.html").read_bytes())
            except OSError as error:
                faults.append(error)

    def publish_page(number: int) -> None:
        put(site, dict.fromkeys(["index.html", "llms.txt", *(f"{name}.html" for name in range(20))], b"%d" % number))

    publish_page(0)
    reading.set()
    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 21):
        publish_page(number)
    reading.clear()
    reader.join()
    assert faults == []
    assert seen <= {b"%d" % number for number in range(21)}
    assert seen
