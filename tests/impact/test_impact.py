"""What `impact` lists is what there is: held against a site that was really built from changed sources."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Command, make_site, run

WORD = "qwertzuiop"
"""Written into the source by hand; what then shows it must be what `impact` has listed."""

CHANGED = {
    "term:gateway": ("content/glossary/gateway.yml", "title: 网关", f"title: {WORD} 网关"),
    "fact:api_base": ("content/site.yml", "value: https://api.", f"value: https://{WORD}.api."),
    "evidence:request_time": ("content/evidence.yml", "label: 请求时间", f"label: 请求时间{WORD}"),
    "faq:basics#how-long": ("content/faqs/basics.yml", "question: 多久能恢复？", f"question: 多久能恢复{WORD}？"),
    "topic:errors": ("content/topics.yml", "label: 报错", f"label: 报错{WORD}"),
    "person:lin": ("content/site.yml", "name: 林工", f"name: 林工{WORD}"),
    "template:first-replies#hello": ("content/templates/first-replies.yml", "您好。", f"您好{WORD}。"),
}


def impact(project: Path, ref: str) -> dict[str, Any]:
    status, output = run(project, "impact", ref, "--today", "2026-11-22", "--format", "json")
    assert status == 0, output
    value: dict[str, Any] = json.loads(output)
    return value


@pytest.mark.parametrize("ref", CHANGED)
def test_every_output_and_page_that_shows_a_changed_thing_was_listed(ref: str, tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("all-kinds")
    found = impact(project, ref)
    path, old, new = CHANGED[ref]
    text = (project / path).read_text("utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new, 1), "utf-8")

    build, made = make_site(project)
    paths = (artifact.path for artifact in made.artifacts if WORD in artifact.data.decode("utf-8", "replace"))
    showing = {"search/" if path.startswith("search/") else path for path in paths}
    assert showing
    assert showing <= set(found["outputs"])
    pages = {page.route for page in made.pages if WORD in page.body}
    assert pages
    assert pages <= {page["route"] for page in found["pages"]}
    assert {page["route"] for page in found["pages"]} <= {page.route for page in build.pages}


def test_nothing_is_listed_that_has_no_mark(tmp_project: Callable[..., Path]) -> None:
    """A fact that nothing uses shows nowhere but in the list of facts."""
    project = tmp_project("all-kinds")
    site = project / "content/site.yml"
    site.write_text(
        site.read_text("utf-8").replace("facts:\n", f"facts:\n  - id: unused\n    label: 无人用\n    value: {WORD}\n", 1), "utf-8"
    )
    found = impact(project, "fact:unused")
    assert (found["uses"], found["pages"], found["replies"], found["outputs"]) == ([], [], [], ["brand-facts.json"])


@pytest.mark.parametrize("ref", [*CHANGED, "assets/layers.png", "answer:model-missing", "guide:errors"])
def test_every_use_is_where_it_says(ref: str, tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("all-kinds")
    found = impact(project, ref)
    name = ref.rpartition(":")[2].partition("#")[2] or ref.rpartition(":")[2]
    for use in found["uses"]:
        line = (project / use["path"]).read_text("utf-8").split("\n")[use["line"] - 1]
        there = line[use["column"] - 1 :]
        assert name in there or "](#" in there or use["how"] == "mention", (use, line)
        assert use["how"] != "mention" or re.match(r"网关|gateway", line[use["column"] - 1 :], re.IGNORECASE), (use, line)


def test_every_reference_of_the_sources_is_a_use(tmp_project: Callable[..., Path]) -> None:
    """As many as a search for the reference finds, outside comments; the search knows no places, the model does."""
    project = tmp_project("all-kinds")
    for ref in ("guide:errors", "term:model-name", "fact:api_base"):
        written = sum(len(re.findall(rf"{ref}\b", path.read_text("utf-8"))) for path in (project / "content").rglob("*.yml"))
        listed = [use for use in impact(project, ref)["uses"] if use["how"] != "mention" and use["owner"] != ref]
        assert len(listed) == written, ref


def test_a_reply_that_has_the_thing_is_listed_with_it(tmp_project: Callable[..., Path]) -> None:
    found = impact(tmp_project("all-kinds"), "evidence:model_name")
    assert "template:first-replies#ask-model" in [reply["id"] for reply in found["replies"]]


def test_the_marks_leave_no_trace(tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("all-kinds")
    for ref in CHANGED:
        for form in ("text", "json"):
            status, output = run(project, "impact", ref, "--today", "2026-11-22", "--format", form)
            assert status == 0
            assert "zqx" not in output


@pytest.mark.parametrize(
    ("ref", "hint"),
    [
        ("term:gatewai", "did you mean `term:gateway`?"),
        ("evidence:request_tim", "did you mean `evidence:request_time`?"),
        ("faq:basics#how-lon", "did you mean `faq:basics#how-long`?"),
        ("assets/layer.png", "did you mean `assets/layers.png`?"),
        ("fact:", ""),
        ("", ""),
        ("../../etc/passwd", ""),
        ("\x1b[31m", ""),
    ],
)
def test_an_unknown_thing_is_told_with_what_could_be_meant(
    ref: str, hint: str, tmp_project: Callable[..., Path], answerpress: Command
) -> None:
    status, output = answerpress(tmp_project("all-kinds"), "impact", ref, "--today", "2026-11-22")
    assert status == 1
    assert "APR001" in output
    assert "\x1b[31m" not in output
    assert hint in output


@pytest.mark.slow
def test_on_the_first_site(answerpress: Command) -> None:
    status, output = answerpress(ROOT, "impact", "term:api-key", "--format", "json")
    assert status == 0
    found = json.loads(output)
    assert len(found["pages"]) > 10
    assert "llms-full.txt" in found["outputs"]
