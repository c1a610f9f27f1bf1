"""Builds upon builds: whatever was edited in between, the site is the one that a first build makes."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.config import Config, read_config
from generator.diagnostics import Diagnostic
from generator.model.artifact import Artifact, Later
from generator.outputs.build import Build
from generator.pipeline.make import HostPage, Made
from generator.pipeline.prepare import prepare
from generator.pipeline.publish import Outcome, build_site
from generator.pipeline.write import Folder
from tests.conftest import SITES, TODAY, Command, copy_site, files_of

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
Step = tuple[str, int]


def plain_host(_config: Config, folder: Folder, _build: Build, made: Made) -> list[Diagnostic]:
    """Writes all that a theme would print of a page, without a theme."""
    folder.write(Later(f"{page.route.lstrip('/')}index.html", page.key() or page.route, partial(plain_page, page)) for page in made.pages)
    folder.write(made.artifacts)
    return []


def plain_page(page: HostPage) -> Artifact:
    text = f"{page.title} {page.description} {page.headings} {page.texts()}"
    return Artifact(f"{page.route.lstrip('/')}index.html", text.encode())


class Project:
    """A project with a cache, and the same built anew each time."""

    def __init__(self, root: Path, workers: int = 1) -> None:
        self.root = copy_site("all-kinds", root / "project")
        self.fresh = root / "fresh"
        self.last: dict[str, bytes] = {}
        self.broken: dict[Path, str] = {}
        self.workers = workers

    def config(self) -> Config:
        found, problems = read_config(self.root, datetime.date.fromisoformat(TODAY))
        assert found is not None, problems
        return found

    def build(self) -> Outcome:
        return build_site(self.config(), plain_host, strict=False, tell=lambda _: None, cache=self.root / ".answerpress/cache")

    def build_anew(self) -> Outcome:
        shutil.rmtree(self.fresh, ignore_errors=True)
        return build_site(self.config().with_site_dir(self.fresh), plain_host, strict=False, tell=lambda _: None)

    def entries(self) -> list[Path]:
        return sorted(path for path in (self.root / "content").glob("*/*.yml"))

    def step(self, what: str, number: int) -> None:
        """Change the sources in one of the ways of editors."""
        files = self.entries()
        path = files[number % len(files)]
        text = path.read_text("utf-8")
        match what:
            case "edit":
                path.write_text(text.replace("title: ", f"title: {number % 7} ", 1), "utf-8")
            case "untidy":
                path.write_text(text.replace("description: ", f"description: {UNTIDY[number % len(UNTIDY)]}", 1), "utf-8")
            case "policy":
                policy = self.root / "content/policy.yml"
                policy.write_text(policy.read_text("utf-8").replace("zh: [保证", f"zh: [保证, 词{number % 3}", 1), "utf-8")
            case "add":
                path.with_stem(f"new-{number % 5}").write_text(text, "utf-8")
            case "delete":
                path.unlink()
            case "rename":
                path.rename(path.with_stem(f"{path.stem}-{number % 3}"))
            case "break":
                self.broken.setdefault(path, text)
                path.write_text(text + "\n: [", "utf-8")
            case "mend":
                for other, before in self.broken.items():
                    other.write_text(before, "utf-8")
                self.broken.clear()
            case "vocabulary":
                topics = self.root / "content/topics.yml"
                topics.write_text(topics.read_text("utf-8").replace("label: ", f"label: {number % 3}", 1), "utf-8")
            case "restore":
                shutil.rmtree(self.root / "content")
                shutil.copytree(SITES / "all-kinds/content", self.root / "content")
                self.broken.clear()
            case "tamper":
                found = sorted(path for path in (self.root / "site").rglob("*") if path.is_file())
                if found:
                    found[number % len(found)].write_bytes(b"not what was written")
                    self.last = {}

    def check(self) -> None:
        """Build both ways, and compare."""
        kept, anew = self.build(), self.build_anew()
        assert (kept.published, kept.diagnostics, kept.kinds) == (anew.published, anew.diagnostics, anew.kinds)
        if kept.published:
            self.last = files_of(self.fresh)
        if self.last:
            assert files_of(self.root / "site") == self.last


UNTIDY = ("你好,世界", "TODO ", "ＡＰＩ接口", "电话13812345678，", "词1", "完整")
WHAT = (
    "edit",
    "edit",
    "untidy",
    "untidy",
    "policy",
    "add",
    "delete",
    "rename",
    "break",
    "mend",
    "vocabulary",
    "restore",
    "restore",
    "tamper",
    "nothing",
)
STEPS = st.tuples(st.sampled_from(WHAT), st.integers(0, 10**6))


def follow(steps: list[Step], folder: Path) -> None:
    project = Project(folder)
    project.check()
    for what, number in steps:
        project.step(what, number)
        project.check()


@settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=4, max_size=6))
def test_after_any_edits_a_build_is_what_a_first_build_makes(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    follow(steps, tmp_path_factory.mktemp("edits"))


@pytest.mark.slow
@settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=50, max_size=50))
def test_after_fifty_edits_too(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    follow(steps, tmp_path_factory.mktemp("edits"))


# counted work


def test_when_nothing_changed_nothing_is_done(tmp_path: Path) -> None:
    project = Project(tmp_path)
    first, second = project.build(), project.build()
    assert first.work["bytes"] > 0
    assert dict(second.work) == {}
    assert (second.published, second.kinds, second.artifacts, second.diagnostics) == (True, first.kinds, first.artifacts, first.diagnostics)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "llms.txt").write_text("other words\n", "utf-8"),
        lambda site: (site / "feed.xml").unlink(),
        lambda site: (site / "stray.html").write_text("", "utf-8"),
        shutil.rmtree,
    ],
)
def test_a_site_that_was_touched_is_built_again(change: Callable[[Path], object], tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.build()
    before = files_of(project.root / "site")
    change(project.root / "site")
    assert project.build().published
    assert files_of(project.root / "site") == before


def test_an_edit_renders_what_shows_it_and_nothing_else(tmp_path: Path) -> None:
    project = Project(tmp_path)
    first = project.build()
    path = project.root / "content/answers/model-missing.yml"
    path.write_text(path.read_text("utf-8").replace("review_note: ", "review_note: 再次", 1), "utf-8")
    second = project.build()
    assert second.work["generator.pipeline.make.body"] == 1 < first.work["generator.pipeline.make.body"]
    assert second.reasons["/answers/model-missing/"]["generator.pipeline.make.body"] == ("page.blocks",)
    assert 0 < second.work["bytes"] < first.work["bytes"]


def test_what_changes_in_the_frame_is_told_by_its_name(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.build().reasons["/"]["generator.pipeline.make.body"] == ("new",)
    brand = project.root / "content/site.yml"
    brand.write_text(
        brand.read_text("utf-8").replace("description_en: ", "description_en: Really: ", 1).replace("Really: ", "Really, "), "utf-8"
    )
    reasons = project.build().reasons
    assert reasons["/answers/model-missing/"]["generator.outputs.jsonld.graph"] == ("site.brand",)


def test_two_workers_make_the_bytes_of_one(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with (project.root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("")
    text = (project.root / "mkdocs.yml").read_text("utf-8")
    project.build()
    one = files_of(project.root / "site")
    (project.root / "mkdocs.yml").write_text(text.replace("- answerpress\n", "- answerpress:\n      workers: 2\n"), "utf-8")
    shutil.rmtree(project.root / ".answerpress")
    assert project.config().options.workers == 2
    project.build()
    assert files_of(project.root / "site") == one


@pytest.mark.parametrize("line", ["hooks: [hook.py]", "INHERIT: base.yml", "extra: {x: !ENV HOME}"])
def test_a_project_that_reads_more_than_we_know_is_built_each_time(line: str, tmp_path: Path) -> None:
    project = Project(tmp_path)
    config = project.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + line + "\n", "utf-8")
    project.build()
    assert project.build().work != {}


def test_what_is_saved_while_a_build_runs_is_never_taken_for_what_was_there_before(tmp_path: Path) -> None:
    """An edit that a build has read, and that is taken back after it, leaves sources like those the build began with."""
    project = Project(tmp_path)
    path = project.entries()[0]
    text = path.read_text("utf-8")

    def save(message: str) -> None:
        if message.startswith("reading"):
            path.write_text(text.replace("title: ", "title: 1 ", 1), "utf-8")

    build_site(project.config(), plain_host, strict=False, tell=save, cache=project.root / ".answerpress/cache")
    path.write_text(text, "utf-8")
    assert project.build().published
    assert project.build_anew().published
    assert files_of(project.root / "site") == files_of(project.fresh)
    assert project.build().work == {}


def test_checking_asks_for_nothing_that_only_a_cache_needs(tmp_path: Path) -> None:
    found = prepare(Project(tmp_path).config())
    assert found.checked is not None
    voices = found.checked[2]
    assert "identity" not in vars(voices)
    assert found.build is not None
    assert "identity" in vars(voices)


def test_a_build_that_finds_its_pages_kept_compiles_no_template(tmp_path: Path) -> None:
    project = Project(tmp_path)
    compiled: list[set[str]] = []

    def host(config: Config, folder: Folder, build: Build, made: Made) -> list[Diagnostic]:
        found = plain_host(config, folder, build, made)
        compiled.append({"_html_macros", "_markdown_macros"} & set(vars(build.voices)))
        return found

    for _ in range(2):
        (project.root / "site/feed.xml").unlink(missing_ok=True)
        build_site(project.config(), host, strict=False, tell=lambda _: None, cache=project.root / ".answerpress/cache")
    assert compiled == [{"_html_macros", "_markdown_macros"}, set()]


def test_the_command_tells_why(tmp_project: Callable[..., Path], build: Command) -> None:
    project = tmp_project("tiny")
    route = "/answers/http-401/"
    assert "make.body  new" in build(project, "--why", route)[1]
    assert "nothing that the build reads has changed" in build(project, "--why", route)[1]
    path = project / "content/answers/http-401.yml"
    path.write_text(path.read_text("utf-8").replace("description: ", "description: Now: ", 1).replace("Now: ", "Now, "), "utf-8")
    told = build(project, "--why", route)[1]
    assert "  pipeline.make.body  page.description\n" in told
    assert "nothing was made anew" in build(project, "--no-cache", "--why", "/nowhere/")[1]
    path.write_text("title: [", "utf-8")
    told = build(project, "--why", route)[1]
    assert "nothing was made: what is wrong comes first" in told
    assert "nothing that the build reads has changed" not in told


def test_without_a_cache_nothing_is_kept(tmp_project: Callable[..., Path], build: Command) -> None:
    project = tmp_project("tiny")
    build(project, "--no-cache")
    assert not (project / ".answerpress").exists()
    build(project, "--cache", "kept/here")
    assert (project / "kept/here/values.sqlite").is_file()
