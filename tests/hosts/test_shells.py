"""Pages that are filled in: to the byte what the theme renders, and only where nobody else looks at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Template
from mkdocs.config.base import load_config

from generator.hosts.mkdocs.pages import MadeFile, MadePage
from generator.hosts.mkdocs.theme import Theme
from generator.model.artifact import Artifact, Later
from generator.pipeline.shell import Shell
from tests.conftest import ROOT, SITES, Command, files_of, run_build
from tests.hosts.test_mkdocs import build_with_mkdocs

NAMES = sorted(path.name for path in SITES.iterdir() if (path / "mkdocs.yml").is_file())


class Watch:
    """Counts the pages that were filled in, and those that a shell did not fit; every page is rendered whole as well."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.filled: list[str] = []
        self.wrong: list[str] = []
        self.unfit: list[str] = []
        page = Theme.page

        def watched(theme: Theme, file: MadeFile) -> Artifact | Later:
            made = page(theme, file)
            assert isinstance(file.page, MadePage)
            self.filled.append(made.path)
            self.wrong += [made.path] if made.data != theme.whole(file.page).encode() else []
            self.unfit = [str(shape) for shape, shell in theme.shells.items() if shell is None]
            return made

        monkeypatch.setattr(Theme, "page", watched)


@pytest.mark.parametrize("name", NAMES)
def test_filled_pages_are_those_of_the_theme(name: str, tmp_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(monkeypatch)
    run_build(tmp_project(name))
    assert (watch.wrong, watch.unfit) == ([], [])


def test_all_pages_of_the_first_site_are_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    watch = Watch(monkeypatch)
    build_with_mkdocs(ROOT, tmp_path / "site")
    entries = {f"{path.parent.name}/{path.stem}/index.html" for path in (ROOT / "content").glob("*/*.yml")}
    assert set(watch.filled) >= entries
    assert (watch.wrong, watch.unfit) == ([], [])


def test_text_that_looks_like_the_theme_stays_as_it_is(
    tmp_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, build: Command
) -> None:
    """The theme mends two of Material's attributes in the text of the page: never in what an editor wrote."""
    project = tmp_project("all-kinds")
    entry = project / "content/answers/model-missing.yml"
    words = 'id="__drawer" autocomplete="off" answerpress place title {{ page.title }} &amp; "'
    kept = [line for line in entry.read_text("utf-8").splitlines() if not line.startswith("boundary:")]
    entry.write_text("\n".join([*kept, f"boundary: '{words}'", ""]), "utf-8")
    watch = Watch(monkeypatch)
    status, output = build(project)
    assert (status, watch.wrong) == (0, []), output
    page = (project / f"site/answers/{entry.stem}/index.html").read_text("utf-8")
    assert "__drawer" in page.partition("<main")[2]


@pytest.mark.parametrize("what", ["hook", "plugin", "theme", "custom_dir"])
def test_pages_that_somebody_else_may_look_at_go_through_mkdocs(
    what: str, tmp_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, build: Command
) -> None:
    project = tmp_project("all-kinds")
    config = project / "mkdocs.yml"
    more = {"hook": "hooks: [hook.py]\n", "plugin": "", "theme": "", "custom_dir": ""}[what]
    (project / "hook.py").write_text("def on_post_page(output, page, config):\n    return output + '<!-- seen -->'\n", "utf-8")
    text = config.read_text("utf-8") + more
    if what == "plugin":
        text = text.replace("plugins:\n", "plugins:\n  - search\n")
    if what == "custom_dir":
        (project / "mine").mkdir()
        text = text.replace("theme:\n", "theme:\n  custom_dir: mine\n")
    if what == "theme":
        (project / "templates/theme").mkdir(parents=True)
    config.write_text(text, "utf-8")
    watch = Watch(monkeypatch)
    assert load_config(str(config)).plugins is not None
    status, output = build(project)
    assert (status, watch.filled) == (0, []), output
    pages = [path for path in (project / "site/answers").glob("*/index.html") if 'http-equiv="refresh"' not in path.read_text("utf-8")]
    assert pages
    assert all(("<!-- seen -->" in page.read_text("utf-8")) == (what == "hook") for page in pages)


def test_a_shell_is_cut_at_its_marks_wherever_they_stand() -> None:
    shell = Shell.cut("<a>ONE</a>TWO, ONE", {"first": "ONE", "second": "TWO"})
    assert shell.fill({"first": "1", "second": "ONE"}) == "<a>1</a>ONE, 1"


def test_a_page_that_is_there_already_is_not_made_again(
    tmp_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, build: Command
) -> None:
    """What it is made of is the same, so nobody asks for its head and body; a changed entry is made, and what shows it."""
    project = tmp_project("all-kinds")
    build(project)
    made: list[str] = []
    of_page = Theme._artifact
    monkeypatch.setattr(Theme, "_artifact", lambda theme, path, page: made.append(page.url) or of_page(theme, path, page))
    entry = project / "content/answers/model-missing.yml"
    text = entry.read_text("utf-8")
    for at in range(3):  # the first finds no older site beside the live one
        made.clear()
        entry.write_text(f"{text}# {at}\n", "utf-8")
        assert build(project)[0] == 0
        assert not any(url.startswith("answers/") for url in made)
    entry.write_text(text.replace("从控制台复制模型名", "从控制台抄下模型名"), "utf-8")
    assert build(project)[0] == 0
    assert [url for url in made if url.startswith("answers/")] == ["answers/model-missing/"]


CHANGES = {
    "a setting": ("mkdocs.yml", "font: false", "font: false\ncopyright: '2026'"),
    "a topic": ("content/topics.yml", "label: ", "label: 新"),
    "the brand": ("content/site.yml", "description: ", "description: 新的"),
    "a page to trust": ("content/pages/about.yml", "title: ", "title: 新"),
    "a word of an entry": ("content/answers/model-missing.yml", "从控制台复制模型名", "从控制台抄下模型名"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_pages_of_the_navigation_are_what_a_first_build_makes(what: str, tmp_project: Callable[..., Path], build: Command) -> None:
    """They, and the page for what is not found, are not made again while the theme shows the same."""
    project = tmp_project("all-kinds")
    assert build(project)[0] == 0
    before = files_of(project / "site")
    path, old, new = CHANGES[what]
    text = (project / path).read_text("utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new, 1), "utf-8")
    assert build(project)[0] == 0
    assert files_of(project / "site") != before
    assert build(project, "--no-cache", "--site-dir", str(project / "anew"))[0] == 0
    assert files_of(project / "site") == files_of(project / "anew")


def test_after_an_edit_the_theme_renders_nothing(tmp_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, build: Command) -> None:
    project = tmp_project("all-kinds")
    build(project)
    rendered: list[str] = []
    render = Template.render
    monkeypatch.setattr(Template, "render", lambda template, *told: rendered.append(str(template.name)) or render(template, *told))
    path, old, new = CHANGES["a word of an entry"]
    entry = project / path
    entry.write_text(entry.read_text("utf-8").replace(old, new), "utf-8")
    before = (project / "site/answers/model-missing/index.html").read_bytes()
    assert build(project)[0] == 0
    assert (project / "site/answers/model-missing/index.html").read_bytes() != before
    assert rendered == []
