"""MkDocs as a host: plain ``mkdocs build`` gives the same bytes, and nothing of MkDocs' own habits shows."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from lxml import html
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort, PluginError

from tests.conftest import ROOT, Command, files_of, newest_day

SECTIONS = {
    *("answers/index.md", "guides/index.md", "glossary/index.md", "templates/index.md", "faqs/index.md", "checklists/index.md"),
    *("solutions/index.md", "integrations/index.md", "comparisons/index.md", "use-cases/index.md", "examples/index.md", "blog/index.md"),
    *("pages/index.md", "topics/index.md", "topics/access.md", "topics/errors.md", "topics/about.md"),
    *("index.md", "errors/index.md", "changes/index.md"),
}


def build_with_mkdocs(project: Path, site_dir: Path) -> dict[str, bytes]:
    mkdocs_build(load_config(str(project / "mkdocs.yml"), site_dir=str(site_dir)))
    return files_of(site_dir)


# the same bytes


@pytest.mark.parametrize("name", ["all-kinds", "stale", "written"])
def test_mkdocs_build_gives_the_bytes_of_answerpress_build(
    name: str, tmp_project: Callable[..., Path], build: Command, tmp_path: Path
) -> None:
    project = tmp_project(name)
    assert build(project)[0] == 0
    assert build_with_mkdocs(project, tmp_path / "by-mkdocs") == files_of(project / "site")


def test_the_command_of_mkdocs_does_too(tmp_project: Callable[..., Path], all_kinds: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "by-mkdocs")]
    subprocess.run(command, cwd=tmp_project("all-kinds"), check=True)
    assert files_of(tmp_path / "by-mkdocs") == files_of(all_kinds)


@pytest.mark.slow
def test_the_first_site_too(first_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = datetime.date.fromisoformat(newest_day(ROOT / "content"))
    monkeypatch.setattr("generator.hosts.mkdocs.plugin.day_of_build", lambda root, content, clock: today)
    built, wanted = build_with_mkdocs(ROOT, tmp_path / "by-mkdocs"), files_of(first_site)
    assert sorted(built) == sorted(wanted)
    assert [path for path in wanted if built[path] != wanted[path]] == []


# what is in the folder


def test_sources_stay_out_whatever_their_names(tmp_project: Callable[..., Path], build: Command) -> None:
    """MkDocs copies every file of its docs folder that is no Markdown; here only assets go out."""
    project = tmp_project("all-kinds")
    for name in ("notes.txt", "answers/draft.docx", "answers/old.yml.bak", "internal.json", "page.html", "CNAME", "answers/.secret.yml"):
        (project / "content" / name).write_text("SECRET-SOURCE", "utf-8")
    (project / "content/assets/price-list.csv").write_text("a,b\n", "utf-8")
    assert build(project)[0] == 0
    site = files_of(project / "site")
    assert [path for path, data in site.items() if b"SECRET-SOURCE" in data] == []
    assert [path for path in site if path.endswith((".yml", ".yaml", ".j2", ".docx", ".bak"))] == []
    assert site["assets/price-list.csv"] == b"a,b\n"
    assert site["assets/layers.png"] == (project / "content/assets/layers.png").read_bytes()


def test_no_source_of_the_first_site_is_in_its_folder(first_site: Path) -> None:
    assert [path for path in files_of(first_site) if path.endswith((".yml", ".yaml", ".j2", ".py"))] == []


def test_pages_of_the_folder_templates_are_there(all_kinds: Path, tmp_project: Callable[..., Path], build: Command) -> None:
    """MkDocs leaves out a top-level folder of that name without a word."""
    assert (all_kinds / "templates/index.html").is_file()
    assert (all_kinds / "templates/first-replies/index.html").is_file()
    written = tmp_project("written")
    build(written)
    assert (written / "site/templates/house-style/index.html").is_file()


def test_the_sitemap_is_not_that_of_mkdocs(all_kinds: Path) -> None:
    """MkDocs stamps every page with the day of the build and adds a compressed copy."""
    assert not (all_kinds / "sitemap.xml.gz").exists()
    days = {element.text for element in ElementTree.parse(all_kinds / "sitemap.xml").findall(".//{*}lastmod")}
    assert max(days) == "2025-03-01"


def test_every_page_of_the_sitemap_is_a_file_and_the_other_way_round(all_kinds: Path) -> None:
    addresses = ElementTree.parse(all_kinds / "sitemap.xml").findall(".//{*}loc")
    listed = {str(address.text).removeprefix("https://help.example.com/") for address in addresses}
    pages = {path.removesuffix("index.html") for path in files_of(all_kinds) if path.endswith("index.html")}
    redirects = {path for path in pages if b'http-equiv="refresh"' in (all_kinds / path / "index.html").read_bytes()}
    assert listed == pages - redirects
    assert redirects


# navigation


def test_the_navigation_holds_sections_and_topics_only(tmp_project: Callable[..., Path]) -> None:
    """Never the leaves, of which a site may have thousands."""
    project = tmp_project("all-kinds")
    found = list(leaves(navigation(project)))
    assert set(found) >= SECTIONS
    assert len(found) == len(set(found))
    entries = {path.relative_to(project / "content").with_suffix(".md").as_posix() for path in (project / "content").glob("*/*.yml")}
    assert set(found) & entries == set()


def test_more_topics_than_anybody_reads_stand_on_their_page_alone(tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("tiny")
    path = project / "content/topics.yml"
    few = set(leaves(navigation(project)))
    assert any(leaf.startswith("topics/") and leaf != "topics/index.md" for leaf in few)
    topics = yaml.safe_load(path.read_text("utf-8"))
    topics["topics"] += [topics["topics"][0] | {"id": f"more-{number}", "label": f"更多 {number}"} for number in range(41)]
    path.write_text(yaml.safe_dump(topics, allow_unicode=True), "utf-8")
    many = set(leaves(navigation(project)))
    assert {leaf for leaf in many if leaf.startswith("topics/")} == {"topics/index.md"}


def test_hand_written_pages_are_in_the_navigation_under_their_titles(tmp_project: Callable[..., Path]) -> None:
    nav = navigation(tmp_project("written"))
    assert nav[-1] == {
        "More": [
            {"Changes": "changes/index.md"},
            {"Notes &amp; letters": "notes/index.md"},
            {"The second note": "notes/second.md"},
            {"Colophon": "pages/colophon.md"},
            {"House style": "templates/house-style.md"},
        ]
    }


def test_a_navigation_of_the_project_s_own_is_kept(tmp_project: Callable[..., Path], build: Command) -> None:
    project = tmp_project("all-kinds")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("nav:\n  - 首页: index.md\n  - 一页: answers/model-missing.md\n")
    assert navigation(project) == [{"首页": "index.md"}, {"一页": "answers/model-missing.md"}]
    assert build(project, "--strict")[0] == 0


# hand-written pages


def test_a_hand_written_page_takes_the_place_of_a_listing(tmp_project: Callable[..., Path], build: Command) -> None:
    project = tmp_project("written")
    (project / "content/answers/index.md").write_text("# All answers, by hand\n", "utf-8")
    assert build(project)[0] == 0
    for place, heading in (("index.html", "Welcome by hand"), ("answers/index.html", "All answers, by hand")):
        page = html.parse(project / "site" / place)
        assert [words.text_content().rstrip("¶") for words in page.iter("h1")] == [heading]


def test_hand_written_pages_keep_what_mkdocs_makes_of_them(tmp_project: Callable[..., Path], build: Command) -> None:
    project = tmp_project("written")
    build(project)
    home = (project / "site/index.html").read_text("utf-8")
    assert '<a href="answers/http-401/">what 401 means</a>' in home
    assert "<details><summary>Raw HTML</summary>" in home
    assert 'src="../../assets/square.png"' in (project / "site/notes/second/index.html").read_text("utf-8")


def test_a_hand_written_page_may_have_any_name(tmp_project: Callable[..., Path], build: Command) -> None:
    project = tmp_project("written")
    (project / "content/notes/说明 & more.md").write_text("# 说明\n", "utf-8")
    assert build(project)[0] == 0
    page = html.parse(str(project / "site/notes/说明 & more/index.html"))
    address = "https://written.example.com/notes/%E8%AF%B4%E6%98%8E%20%26%20more/"
    assert page.xpath("string(//link[@rel='canonical']/@href)") == address
    assert address in [element.text for element in ElementTree.parse(project / "site/sitemap.xml").findall(".//{*}loc")]


# when something is wrong


def test_broken_content_stops_mkdocs_before_it_touches_the_old_site(
    tmp_project: Callable[..., Path], build: Command, caplog: pytest.LogCaptureFixture
) -> None:
    project = tmp_project("tiny")
    build(project)
    old = files_of(project / "site")
    (project / "content/answers/http-401.yml").write_text("title: [\n", "utf-8")
    with pytest.raises(Abort):
        build_with_mkdocs(project, project / "site")
    assert "content/answers/http-401.yml:2:1: error APS010" in caplog.text
    assert files_of(project / "site") == old


def test_one_process_builds_several_sites(tmp_project: Callable[..., Path], build: Command, tmp_path: Path) -> None:
    """MkDocs keeps a plugin from one build to the next; what it made does not stay."""
    build(tmp_project("written"))
    tiny = build_with_mkdocs(tmp_project("tiny"), tmp_path / "by-mkdocs")
    assert b"Tiny help centre" in tiny["index.html"]
    assert "answers/http-401/index.html" in tiny
    assert "notes/index.html" not in tiny


@pytest.mark.parametrize(
    ("line", "message"),
    [("use_directory_urls: false", "needs `use_directory_urls: true`"), ("site_url: ''", "needs `site_url`")],
)
def test_settings_that_cannot_work_are_told(line: str, message: str, tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("tiny")
    lines = (project / "mkdocs.yml").read_text("utf-8").splitlines()
    kept = [other for other in lines if not other.startswith(line.partition(":")[0])]
    (project / "mkdocs.yml").write_text("\n".join([*kept, line, ""]), "utf-8")
    with pytest.raises(PluginError, match=message):
        navigation(project)


def navigation(project: Path) -> list[Any]:
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    return list(config.plugins.on_config(config).nav)


def leaves(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
        return
    for item in nav.values() if isinstance(nav, dict) else nav:
        yield from leaves(item)
