"""What a comparison tells of planted changes: each one, once, with who sees it; and of what follows, nothing but that it does."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command, files_of, run

ANSWER = "answers/model-missing"


@pytest.fixture
def pair(all_kinds: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A built site, and a copy to change."""
    return all_kinds, shutil.copytree(all_kinds, tmp_path / "new")


def compared(old: Path, new: Path) -> dict[str, Any]:
    status, output = run(old, "diff", str(old), str(new), "--format", "json")
    assert status == 0, output
    value: dict[str, Any] = json.loads(output)
    return value


def replace(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text("utf-8")
    assert old in text, f"{path} has no {old}"
    (folder / path).write_text(text.replace(old, new), "utf-8")


def changes(value: dict[str, Any]) -> Iterator[tuple[str, str, str, str | None, str | None]]:
    """(where it is told, who sees it, what, before, after) of all changes."""
    groups = [(item["route"], item) for item in value["changed"]] + [(item["path"], item) for item in value["outputs"]]
    for name, group in groups:
        yield from ((name, item["seen_by"], item["what"], item["old"], item["new"]) for item in group["changes"])
    yield from (("shared", item["seen_by"], item["what"], item["old"], item["new"]) for item in value["shared"])


def test_a_site_and_itself(all_kinds: Path, answerpress: Command) -> None:
    status, output = answerpress(all_kinds, "diff", str(all_kinds), str(all_kinds), "--exit-code")
    assert (status, output) == (0, "nothing differs\n")


def test_exit_code(pair: tuple[Path, Path], answerpress: Command) -> None:
    old, new = pair
    replace(new, "robots.txt", "Allow: /", "Disallow: /")
    assert answerpress(old, "diff", str(old), str(new))[0] == 0
    assert answerpress(old, "diff", str(old), str(new), "--exit-code")[0] == 1


PAGE = f"{ANSWER}/index.html"
TITLE = "提示模型不存在时先查什么"

PLANTED: dict[str, tuple[str, str, str, tuple[str, str, str, str | None, str | None]]] = {
    "title": (PAGE, f">{TITLE}</h1>", ">新的标题</h1>", (f"/{ANSWER}/", "reader", "title", TITLE, "新的标题")),
    "language": (PAGE, "<html lang=zh-CN", "<html lang=en", (f"/{ANSWER}/", "crawler", "language", "zh-CN", "en")),
    "canonical": (
        PAGE,
        f'rel="canonical" href="https://help.example.com/{ANSWER}/"',
        'rel="canonical" href="https://help.example.com/"',
        (f"/{ANSWER}/", "crawler", "canonical", f"/{ANSWER}/", "/"),
    ),
    "robots": (PAGE, "<head>", '<head><meta name="robots" content="noindex">', (f"/{ANSWER}/", "crawler", "robots", None, "noindex")),
    "schema type": (
        PAGE,
        '"@type":"TechArticle"',
        '"@type":"NewsArticle"',
        (f"/{ANSWER}/", "crawler", "claim", "TechArticle", "NewsArticle"),
    ),
    "claim": (
        PAGE,
        '"inLanguage":"zh-CN"',
        '"inLanguage":"fr-FR"',
        (f"/{ANSWER}/", "crawler", "claim", "zh-CN", "fr-FR"),
    ),
    "robots.txt": ("robots.txt", "Allow: /", "Disallow: /", ("robots.txt", "crawler", "line", "Allow: /", "Disallow: /")),
    "reply": (
        "replies.json",
        '"active":true',
        '"active":false',
        ("replies.json", "agent", "reply active", "true", "false"),
    ),
    "twin": (f"{ANSWER}.md", "# ", "# 不是", (f"{ANSWER}.md", "crawler", "line", f"# {TITLE}", f"# 不是{TITLE}")),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_change_is_told_to_whom_it_concerns(name: str, pair: tuple[Path, Path]) -> None:
    old, new = pair
    path, before, after, expected = PLANTED[name]
    replace(new, path, before, after)
    assert expected in list(changes(compared(old, new)))


def test_a_visible_change_is_told_once_and_its_twin_follows(pair: tuple[Path, Path]) -> None:
    old, new = pair
    sentence = "密钥分组里没有这个模型时，报错相同。"
    for path in (PAGE, f"{ANSWER}.md", f"{ANSWER}/index.html.md", "llms-full.txt"):
        replace(new, path, sentence, f"先喝水，{sentence}")
    value = compared(old, new)
    assert list(changes(value)) == [(f"/{ANSWER}/", "reader", "item", sentence, f"先喝水，{sentence}")]
    assert value["changed"][0]["changes"][0]["pieces"] == [["new", "先喝水，"], ["same", sentence]]
    assert value["follows"] == {"pages": sorted([f"{ANSWER}.md", f"{ANSWER}/index.html.md", "llms-full.txt"])}


def test_a_twin_that_says_something_else_than_its_page_does_not_follow(pair: tuple[Path, Path]) -> None:
    old, new = pair
    replace(new, PAGE, TITLE, f"{TITLE}，再查什么")
    for path in (f"{ANSWER}.md", f"{ANSWER}/index.html.md"):
        replace(new, path, TITLE, f"{TITLE}，不查什么")
    value = compared(old, new)
    assert [item["path"] for item in value["outputs"]] == [f"{ANSWER}.md"]
    assert value["outputs"][0]["alike"] == [f"{ANSWER}/index.html.md"]


def test_structured_data_that_goes_while_the_text_stays_is_told(pair: tuple[Path, Path]) -> None:
    old, new = pair
    path = next(path for path in sorted(new.rglob("index.html")) if '"@type":"FAQPage"' in path.read_text("utf-8"))
    text = path.read_text("utf-8")
    start = text.index('<script type="application/ld+json">')
    path.write_text(text[:start] + text[text.index("</script>", start) + 9 :], "utf-8")
    told = [(what, before) for _, _, what, before, after in changes(compared(old, new)) if after is None]
    assert ("claim", "Question") in told
    assert any(what == "claim" and "FAQPage" in str(before) for what, before in told)


def test_membership_of_lists_is_told_by_page(pair: tuple[Path, Path]) -> None:
    old, new = pair
    url = f"https://help.example.com/{ANSWER}"
    for path, start in (("sitemap.xml", f"<url><loc>{url}/"), ("llms.txt", "- [")):
        lines = (new / path).read_text("utf-8").split("\n")
        kept = [line for line in lines if not (line.startswith(start) and url in line)]
        assert len(kept) == len(lines) - 1, path
        (new / path).write_text("\n".join(kept), "utf-8")
    assert compared(old, new)["listed"] == [{"address": f"/{ANSWER}/", "came": [], "gone": ["llms.txt", "sitemap.xml"]}]


def test_pages_that_come_and_go(pair: tuple[Path, Path]) -> None:
    old, new = pair
    shutil.rmtree(new / ANSWER)
    shutil.copytree(new / "guides/errors", new / "guides/more")
    value = compared(old, new)
    assert [item["route"] for item in value["added"]] == ["/guides/more/"]
    assert [(item["route"], item["leads_to"]) for item in value["removed"]] == [(f"/{ANSWER}/", None)]


def test_what_stands_around_content_is_told_once_for_all_pages(pair: tuple[Path, Path]) -> None:
    old, new = pair
    pages = [path for path in sorted(new.rglob("*.html")) if "</footer>" in path.read_text("utf-8")]
    for path in pages:
        replace(new, path.relative_to(new).as_posix(), "</footer>", "<p>版权新年</p></footer>")
    value = compared(old, new)
    assert [(item["pages"], item["new"]) for item in value["around"]] == [(len(pages), "版权新年")]
    assert not list(changes(value))


def test_steps_that_change_places_are_told(tmp_path: Path) -> None:
    for name, steps in (("old", ["打开控制台", "新建密钥", "复制地址"]), ("new", ["新建密钥", "打开控制台", "复制地址"])):
        (tmp_path / name).mkdir()
        items = "".join(f"<li>{step}</li>" for step in steps)
        (tmp_path / name / "index.html").write_text(f"<html><body><h1>步骤</h1><ol>{items}</ol></body></html>", "utf-8")
    [[_, _, what, before, after]] = list(changes(compared(tmp_path / "old", tmp_path / "new")))
    assert (what, before) == ("moved", after)


def test_two_sites_of_another_generator(tmp_path: Path) -> None:
    for name, words in (("old", "Use version one."), ("new", "Use version two.")):
        (tmp_path / name / "guide").mkdir(parents=True)
        head = "<!doctype html><html><head><title>Guide</title></head><body><nav><a href='/'>Home</a></nav>"
        page = f"{head}<main><h1>Guide</h1><p>{words}</p></main>"
        (tmp_path / name / "guide/index.html").write_text(page, "utf-8")
    told = list(changes(compared(tmp_path / "old", tmp_path / "new")))
    assert told == [("/guide/", "reader", "text", "Use version one.", "Use version two.")]


def _edited(project: Path) -> None:
    """What an editor does in a week: wording, a new page, a page that moves, a boundary, a reply."""
    content = project / "content"
    replace(content, "templates/first-replies.yml", "先选场景", "先选好场景")
    replace(content, "templates/first-replies.yml", "您好。请先看", "您好！麻烦先看")
    replace(content, "evidence.yml", "只写时间，不要截图", "只写时间与时区，不要截图")
    text = (content / "guides/first-request.yml").read_text("utf-8")
    text = text.replace("发出第一条请求的完整步骤", "发出第二条请求的完整步骤与对照").replace(
        "从拿到密钥到", "在第一条成功以后：从拿到密钥到"
    )
    (content / "guides/second-request.yml").write_text(text, "utf-8")
    moved = (content / "answers/where-is-key.yml").read_text("utf-8")
    (content / "answers/where-is-key.yml").unlink()
    old = "redirect_from: ["
    moved = moved.replace(old, f"{old}/answers/where-is-key/, ") if old in moved else moved + "redirect_from: [/answers/where-is-key/]\n"
    (content / "answers/key-place.yml").write_text(moved, "utf-8")
    for path in content.rglob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("answer:where-is-key", "answer:key-place"), "utf-8")


def test_a_week_of_editing_is_told_without_noise(tmp_project: Callable[..., Path], build: Command, all_kinds: Path) -> None:
    project = tmp_project("all-kinds")
    _edited(project)
    status, output = build(project)
    assert status == 0, output
    new = project / "site"
    value = compared(all_kinds, new)

    assert [(item["route"]) for item in value["added"]] == ["/answers/key-place/", "/guides/second-request/"]
    assert [(item["route"], item["leads_to"]) for item in value["removed"]] == [("/answers/where-is-key/", "/answers/key-place/")]
    told = list(changes(value))
    assert ("/templates/first-replies/", "reader", "text", "先选场景，再填变量。", "先选好场景，再填变量。") in told
    assert any(seen == "agent" and what == "reply text" for _, seen, what, _, _ in told)
    assert [name for name, *_ in told if name.endswith((".md", "llms-full.txt", "chunks.jsonl", "feed.json", "feed.xml"))] == []
    assert len(told) < 30
    _all_accounted_for(value, all_kinds, new)


def _all_accounted_for(value: dict[str, Any], old: Path, new: Path) -> None:
    """Every file that differs is told of: by its page, as an output, or as following."""
    before, after = files_of(old), files_of(new)
    differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    named = {path for paths in value["follows"].values() for path in paths}
    named |= {item["path"] for item in [*value["outputs"], *value["files"]]} | {path for item in value["outputs"] for path in item["alike"]}
    named |= {path for item in value["listed"] for path in [*item["came"], *item["gone"]]}
    routes = {item["route"] for key in ("added", "removed", "changed") for item in value[key]} | named
    routes |= {route for item in value["shared"] for route in item["routes"]}
    shell_changed = bool(value["around"])
    left = {path for path in differing - named if f"/{path}".removesuffix("index.html") not in routes}
    assert not left or shell_changed, left


def test_what_is_no_site_is_a_finding(tmp_path: Path, answerpress: Command, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert answerpress(tmp_path, "diff", str(tmp_path / "empty"), str(tmp_path / "none")) == (1, "")
    report = capsys.readouterr().err
    assert report.count("APH012") == 2
    assert "Traceback" not in report


def test_links_and_pipes_in_a_folder_are_named_and_left_alone(pair: tuple[Path, Path]) -> None:
    old, new = pair
    (new / "secret.txt").symlink_to("/etc/passwd")
    os.mkfifo(new / "pipe.json")
    value = compared(old, new)
    assert {item["path"] for item in value["unread"]} == {"secret.txt", "pipe.json"}
    assert "root:" not in json.dumps(value)


def test_a_comment_mentions_nobody_and_holds_no_markup_of_the_site(pair: tuple[Path, Path], answerpress: Command) -> None:
    old, new = pair
    vile = "@octocat &lt;img src=x onerror=a()&gt; [a](https://b.example) `c` | #1"
    replace(new, PAGE, f">{TITLE}</h1>", f">{vile}</h1>")
    status, output = answerpress(old, "diff", str(old), str(new), "--format", "markdown")
    assert status == 0
    assert "@octocat" not in output
    assert "<img" not in output
    assert "](https" not in output
    assert "<ins>" in output


def test_a_comment_is_no_longer_than_one_may_be(pair: tuple[Path, Path], answerpress: Command) -> None:
    old, new = pair
    for number in range(900):
        (new / f"new-{number}").mkdir()
        (new / f"new-{number}/index.html").write_text(f"<html><body><h1>{'长标题' * 20} {number}</h1></body></html>", "utf-8")
    _, output = answerpress(old, "diff", str(old), str(new), "--format", "markdown")
    assert len(output) < 65_536
    assert "lines more" in output
