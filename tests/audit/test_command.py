"""``answerpress audit``: its arguments, its exit statuses, its reports, and what it tells of private notes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogue import find
from tests.conftest import run


def _break(site: Path) -> None:
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("/guide/#keys", "/guide/#kyes"), "utf-8")


def test_a_clean_site(clean: Path) -> None:
    assert run(clean.parent, "audit", "site") == (0, "no errors, no warnings\n")


def test_a_finding_as_text(clean: Path) -> None:
    _break(clean)
    status, output = run(clean.parent, "audit", "site")
    assert status == 1
    head, line, caret, hint, verdict = output.splitlines()
    assert head == "index.html:16:24: error APA012 broken-anchor: guide/index.html has no place `#kyes`"
    assert line.startswith('  | <p>Begin with <a href="/guide/#kyes">keys</a>')
    assert (caret.strip(" |"), hint, verdict) == ("^" * 12, "  hint did you mean `#keys`?", "1 error, 0 warnings")


def test_a_difference_as_text_shows_both_sides(clean: Path) -> None:
    feed = clean / "feed.xml"
    feed.write_text(feed.read_text("utf-8").replace("<title>Guide</title>", "<title>Manual</title>"), "utf-8")
    _, output = run(clean.parent, "audit", "site")
    assert output.startswith(
        "feed.xml:8:8: error APA001 title-disagreement: https://docs.example.org/guide/: title differs\n"
        "    guide/index.html:24:5  h1    Guide\n"
        "    feed.xml:8:8           feed  Manual\n"
    )


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_finding_for_programs_has_its_path_from_where_we_are(form: str, clean: Path) -> None:
    _break(clean)
    status, output = run(clean.parent, "audit", "site", "--format", form)
    assert status == 1
    assert "site/index.html" in output
    if form != "github":
        json.loads(output)


def test_checks_are_chosen_by_name_or_code(clean: Path) -> None:
    _break(clean)
    assert run(clean.parent, "audit", "site", "--only", "broken-anchor")[0] == 1
    assert run(clean.parent, "audit", "site", "--only", "apa011,APA013")[0] == 0
    assert run(clean.parent, "audit", "site", "--skip", "broken-anchor")[0] == 0


@pytest.mark.parametrize("arguments", [("--only", "broken-anker"), ("--base", "docs.example.org"), ("--max-page", "big")])
def test_wrong_use(arguments: tuple[str, ...], clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(clean.parent, "audit", "site", *arguments)[0] == 2
    assert capsys.readouterr().err


def test_a_limit_of_our_own(clean: Path) -> None:
    assert "the page has 1 KiB; the limit is 0" in run(clean.parent, "audit", "site", "--max-page", "0")[1]


def test_an_address_that_nothing_tells(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    text = (
        '<html lang="en"><head><title>x</title><meta name="description" content="x"></head><body><h1>x</h1><a href="https://x.org/a/">a</a>'
    )
    (tmp_path / "site" / "index.html").write_text(text, "utf-8")
    assert "broken-link" not in run(tmp_path, "audit", "site")[1]
    assert "broken-link" in run(tmp_path, "audit", "site", "--base", "https://x.org")[1]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    status, output = run(tmp_path, "audit", "nowhere")
    assert status == 1
    assert "APA051 no-site" in output


def test_sources_that_are_none(clean: Path) -> None:
    status, output = run(clean.parent, "audit", "site", "--sources", "nowhere")
    assert status == 1
    assert "APH001" in output


def test_every_check_can_be_explained() -> None:
    assert find("broken-anchor") is find("apa012") is not None


@pytest.mark.parametrize("where", ["feed.xml", "api/answer/model-missing.json", "answers/model-missing.md", "sitemap.xml.gz"])
def test_a_private_note_is_found_and_not_repeated(
    where: str, tmp_project: Callable[[str], Path], build: Callable[..., tuple[int, str]]
) -> None:
    project = tmp_project("all-kinds")
    assert build(project)[0] == 0
    assert run(project, "audit", "site", "--sources", ".") == (0, "no errors, no warnings\n")
    path = project / "site" / where
    if where.endswith(".gz"):
        path.write_bytes(gzip.compress(b"<urlset>CANARY-solution-notes</urlset>"))
    else:
        text = path.read_text("utf-8")
        path.write_text(text.replace("密钥", "CANARY-solution-notes密钥", 1), "utf-8")
    status, output = run(project, "audit", "site", "--sources", ".")
    assert status == 1
    assert f"{where}:" in output
    assert "private-leak" in output
    assert "content/solutions/team-access.yml:" in output
    assert "CANARY-solution" not in output
    assert "solution-notes" not in output
