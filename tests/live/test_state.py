"""What a preview shows after every change, and how little it does for it: work is counted, not timed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.live.state import State
from tests.conftest import run_build
from tests.live.conftest import state_of

ANSWER = "content/answers/where-is-key.yml"
ROUTE = "/answers/where-is-key/"


def errors(preview: State) -> list[str]:
    return [f"{problem.span.path}:{problem.code.name}" for problem in preview.news.problems if problem.severity == "error"]


def counted(preview: State) -> tuple[int, int, int, int]:
    """Files read, entries checked, entries searched for words of the glossary, pages put into the theme."""
    assert preview.sources is not None
    return preview.sources.reads, preview.assembly.judged, preview.assembly.searched, preview.rendered


def test_every_page_is_what_a_build_writes(project: Path, preview: State) -> None:
    assert run_build(project)[0] == 0
    built = {path.relative_to(project / "site").as_posix(): path.read_text() for path in (project / "site").rglob("index.html")}
    pages = {path: html for path, html in built.items() if "http-equiv" not in html}  # what is left are redirects
    assert len(pages) > 30
    for path, html in pages.items():
        route = "/" + path.removesuffix("index.html")
        assert preview.html(route) == html, path
        twin = (route.rstrip("/") or "/index") + ".md"
        assert preview.twin(twin) == (project / "site" / twin.lstrip("/")).read_text()
    assert preview.not_found() == (project / "site" / "404.html").read_text()
    for path in ("assets/logo.png", "answerpress/answerpress.css"):
        assert preview.static_file(path) == (project / "site" / path).read_bytes()


def test_one_edit_reads_one_file_and_renders_only_what_is_looked_at(preview, save):
    before_html = preview.html(ROUTE)
    reads, judged, searched, rendered = counted(preview)
    save(ANSWER, "title: ", "title: 新的")
    assert counted(preview) == (reads + 1, judged + 1, searched + 1, rendered)
    assert preview.html(ROUTE) != before_html
    assert preview.html(ROUTE)
    assert counted(preview) == (reads + 1, judged + 1, searched + 1, rendered + 1)
    assert preview.news.generation == 2
    assert errors(preview) == []


def test_a_title_shows_on_every_page_that_names_it(preview, save):
    title = preview.pages.site.entries["answer:where-is-key"].title
    topics = [f"/topics/{name}/" for name in preview.pages.site.entries["answer:where-is-key"].topics]
    save(ANSWER, f"title: {title}", "title: 密钥现在到底在哪里能看到")
    for route in (ROUTE, "/answers/", "/search/", "/", *topics):
        html = preview.html(route)
        assert html is not None, route
        assert title not in html, route
    assert "密钥现在到底在哪里能看到" in preview.html("/answers/")


def test_after_any_edits_the_preview_shows_what_a_fresh_one_does(project, preview, save):
    steps = [
        (ANSWER, "title: ", "title: 改过的"),
        ("content/glossary/gateway.yml", "term: ", "term: 新"),
        ("content/topics.yml", "label: ", "label: 新"),
        ("content/evidence.yml", "label: ", "label: 新"),
        ("content/site.yml", "short_name: ", "short_name: 新"),
        ("content/answers/not-yet.yml", "status: draft", "status: published"),
        ("content/answers/not-yet.yml", "status: published", "status: draft"),
    ]
    for step in steps:
        save(*step)
        assert errors(preview) == [], step
    fresh = state_of(project)
    routes = [*fresh.pages.site.routes.values(), *fresh.pages.listings()]
    assert len(routes) > 30
    for route in routes:
        assert preview.html(route) == fresh.html(route), route


STEPS = {
    "a title": (ANSWER, "title: ", "title: 新"),
    "a broken file that others name": (ANSWER, "title: ", "tilte: "),
    "a broken term": ("content/glossary/gateway.yml", "term: ", "trem: "),
    "a term's word": ("content/glossary/model-name.yml", "term: ", "term: 网"),
    "a draft": (ANSWER, "status: published", "status: draft"),
    "a topic": ("content/topics.yml", "id: access", "id: acces"),
    "a fact": ("content/site.yml", "id: api_base", "id: api_bases"),
    "a field of evidence": ("content/evidence.yml", "id: ", "id: x_"),
    "a title of the policy": ("content/policy.yml", "label: ", "label: 新"),
    "an asset": ("content/assets/layers.png", "", ""),
    "a configuration": ("mkdocs.yml", "site_name: ", "site_name: 新"),
    "a limit": ("mkdocs.yml", "  - answerpress\n", "  - answerpress:\n      max_file_kb: 1\n"),
    "a label": ("templates/labels/zh-CN.yml", "", "nav: {home: 起始页}\n"),
    "a voice that fails": ("templates/voices/html.j2", "", "{% if %}"),
    "a file of the theme": ("templates/theme/partials/logo.html", "", "<b>own logo</b>"),
}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_saved_in_whatever_order_the_preview_says_and_shows_what_a_fresh_one_does(seed, project, preview):
    """Each change is made, and taken back later on: what is kept of other files must not outlive what it was judged by."""
    chance = random.Random(seed)
    made: dict[str, bytes | None] = {}
    shown = 0
    for _ in range(24):
        name = chance.choice(list(STEPS if len(made) < 2 else made))
        path, old, new = STEPS[name]
        file = project / path
        if name in made:
            _put(file, made.pop(name))
        elif all(STEPS[other][0] != path for other in made):
            made[name] = file.read_bytes() if file.exists() else None
            _put(file, file.read_text().replace(old, new, 1).encode() if old else new.encode() or None)
        preview.change([path])
        fresh = state_of(project)
        assert preview.news.problems == fresh.news.problems, name
        if not errors(fresh):
            shown += 1
            for route in (ROUTE, "/", "/answers/model-missing/", "/glossary/gateway/", "/guides/errors/"):
                assert preview.html(route) == fresh.html(route), (name, route)
    assert shown > 2


def _put(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def test_what_others_say_is_judged_again_only_where_it_names_what_has_changed(preview, save):
    entries = len(preview.pages.site.entries)
    _, judged, searched, _ = counted(preview)
    save("content/answers/model-missing.yml", "status: published", "status: draft")
    _, after, _, _ = counted(preview)
    assert 1 < after - judged < entries / 2
    save("content/answers/model-missing.yml", "status: draft", "status: published")
    _, judged, searched, _ = counted(preview)
    save("content/glossary/gateway.yml", "term: ", "term: 新")
    assert 1 < counted(preview)[2] - searched < entries
    assert counted(preview)[1] - judged == 1


def test_a_new_configuration_reads_no_file_again_but_what_nobody_told_of(project, preview, save):
    reads, judged, searched, _ = counted(preview)
    save("mkdocs.yml", "site_name: ", "site_name: 新")
    assert counted(preview)[:3] == (reads, judged, searched)
    save("mkdocs.yml", "site_url: https", "site_url: ftp")
    (project / ANSWER).write_text((project / ANSWER).read_text().replace("title: ", "title: 没人听见"))  # nothing is watched meanwhile
    save("mkdocs.yml", "site_url: ftp", "site_url: https")
    assert counted(preview)[0] == reads + 1
    assert "没人听见" in preview.html(ROUTE)


def test_a_broken_file_keeps_the_last_good_page_and_is_told_until_it_is_mended(preview, save):
    good, generation = preview.html(ROUTE), preview.news.generation
    save(ANSWER, "title: ", "tilte: ")
    assert errors(preview) == [f"{ANSWER}:unknown-key", f"{ANSWER}:missing-key"] or errors(preview)[0].startswith(ANSWER)
    assert preview.html(ROUTE) == good
    assert preview.news.generation == generation
    save(ANSWER, "tilte: ", "title: ")
    assert errors(preview) == []
    assert preview.html(ROUTE) == good
    assert preview.news.generation == generation + 1


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ANSWER, "title: ", "title: [\n"),
        (ANSWER, "topics: ", "topics: [nowhere]\ntopics_: "),
        ("content/policy.yml", "never:", "nver:"),
        ("content/answers/new.yml", "", "title: Too little\n"),
        ("mkdocs.yml", "site_url: https", "site_url: ftp"),
        ("mkdocs.yml", "plugins:", "plugins: ["),
        ("templates/voices/html.j2", "", "{% if %}"),
        ("templates/labels/zh-CN.yml", "", "nav: {home: '{unknown}'}\n"),
    ],
)
def test_whatever_breaks_the_site_is_told_and_undone(project, preview, save, path, old, new):
    good = preview.html(ROUTE)
    kept = (project / path).read_bytes() if (project / path).exists() else None
    save(path, old, new)
    assert errors(preview) != []
    assert preview.html(ROUTE) == good
    if kept is None:
        save(path)
    else:
        (project / path).write_bytes(kept)
        preview.change([path])
    assert errors(preview) == []
    assert preview.html(ROUTE) == good


def test_a_page_that_others_name_is_missed_when_it_goes(preview, save):
    save(ANSWER)
    found = errors(preview)
    assert any(name.endswith("dangling-reference") for name in found), found
    assert preview.html(ROUTE) is not None


def test_pages_come_move_and_go(project, preview, save):
    text = (project / ANSWER).read_text()
    save("content/answers/another.yml", "", text.replace("redirect_from:", "redirect_from_:") if "redirect_from" in text else text)
    assert preview.html("/answers/another/") is not None or errors(preview)
    if errors(preview):
        pytest.fail(str(errors(preview)))
    (project / "content/answers/another.yml").rename(project / "content/answers/renamed.yml")
    preview.change(["content/answers/another.yml", "content/answers/renamed.yml"])
    assert preview.html("/answers/another/") is None
    assert preview.html("/answers/renamed/") is not None
    (project / "content/answers/renamed.yml").unlink()
    preview.change(["content/answers"])  # of a folder that was moved, the system tells the folder alone
    assert preview.html("/answers/renamed/") is None


def test_pages_written_by_hand_and_assets_are_shown_and_follow(project, preview, save):
    save("content/notes/first.md", "", "# Notes\n\nWritten by **hand**.\n")
    assert "<strong>hand</strong>" in preview.html("/notes/first/")
    save("content/notes/first.md", "hand", "two hands")
    assert "<strong>two hands</strong>" in preview.html("/notes/first/")
    assert "two hands" in preview.twin("/notes/first.md")
    (project / "content/assets/note.txt").write_bytes(b"one")
    preview.change(["content/assets/note.txt"])
    assert preview.static_file("assets/note.txt") == b"one"


def test_templates_labels_and_configuration_are_taken_in(preview, save):
    save("templates/labels/zh-CN.yml", "", "nav: {home: 起始页}\n")
    assert "起始页" in preview.html("/answers/")
    save("templates/theme/partials/logo.html", "", "<b>own logo</b>")
    assert "<b>own logo</b>" in preview.html(ROUTE)
    save("mkdocs.yml", "site_name: 示例云帮助中心", "site_name: 另一个名字")
    assert "另一个名字</title>" in preview.html(ROUTE)


def test_a_project_that_is_broken_at_first_is_shown_once_it_is_mended(project):
    text = (project / ANSWER).read_text()
    (project / ANSWER).write_text("title: [")
    preview = state_of(project)
    assert preview.pages is None
    assert preview.html(ROUTE) is None
    assert errors(preview)
    (project / ANSWER).write_text(text)
    preview.change([ANSWER])
    assert preview.html(ROUTE) is not None
    assert errors(preview) == []


def test_a_content_folder_that_is_gone_is_told_as_a_build_tells_it(project, preview):
    (project / "content").rename(project / "elsewhere")
    preview.change(["content"])
    assert errors(preview) == ["content:no-content"]
    assert preview.html(ROUTE) is not None
    (project / "elsewhere").rename(project / "content")
    preview.change(["content"])
    assert errors(preview) == []


def test_drafts_and_private_notes_stay_away(preview):
    routes = [*preview.pages.site.routes.values(), *preview.pages.listings()]
    shown = "".join(preview.html(route) + (preview.twin(route.rstrip("/") + ".md") or "") for route in routes if route != "/")
    assert "CANARY" not in shown
    assert preview.html("/answers/not-yet/") is None


def test_what_a_whole_build_found_is_told_beside_what_is_known_until_the_next_change(preview, save):
    from generator import codes
    from generator.diagnostics import Span

    found = codes.NO_CONTENT.at(Span("content/x.yml"), "m", "h")
    preview.find((found,))
    assert errors(preview) == ["content/x.yml:no-content"]
    assert preview.wait(0, 0).problems == preview.news.problems
    save(ANSWER, "title: ", "title: 新")
    assert errors(preview) == []
