"""The staff edition: notes for staff, and not one byte of them anywhere else, in any order of builds."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from generator.model.page import Page
from generator.staff.model import StaffPage
from tests.conftest import ROOT, TODAY, Command, files_of

CANARY = b"CANARY"
"""Stands in every internal note of the site of every kind."""

STEPS: dict[str, tuple[str, ...]] = {
    "public": ("--site-dir", "public"),
    "staff": ("--edition", "staff", "--site-dir", "staff"),
    "public without a cache": ("--site-dir", "public", "--no-cache"),
    "staff over public": ("--edition", "staff", "--site-dir", "public"),
    "public over staff": ("--site-dir", "staff"),
}


@pytest.fixture
def build(tmp_project: Callable[..., Path], answerpress: Command, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Run a step in a project that has notes; folders lie beside it."""
    project = tmp_project("all-kinds")
    monkeypatch.chdir(project.parent)
    return lambda step: answerpress(project, "build", "--today", TODAY, *STEPS[step])[0]


@pytest.mark.parametrize("order", list(itertools.permutations(STEPS, 3))[::12])
def test_no_byte_of_a_note_is_public_after_any_order_of_builds(order: tuple[str, ...], build: Callable[[str], int], tmp_path: Path) -> None:
    """Also when a build was told to write over the other edition; the project's own cache is no place for notes either."""
    for step in (*order, "public", "staff", "public"):
        build(step)
        public = files_of(tmp_path / "public") if (tmp_path / "public/llms.txt").exists() else {}
        assert [path for path, data in public.items() if CANARY in data] == [], step
        kept = files_of(tmp_path / "all-kinds/.answerpress") if (tmp_path / "all-kinds/.answerpress").exists() else {}
        assert [path for path, data in kept.items() if CANARY in data] == [], step
        if (tmp_path / "staff/.answerpress-staff").exists():
            assert not (tmp_path / "staff/llms.txt").exists()
            assert any(CANARY in data for data in files_of(tmp_path / "staff").values())


def test_neither_edition_writes_over_the_other(build: Callable[[str], int], tmp_path: Path) -> None:
    assert [build("public"), build("staff")] == [0, 0]
    before = {name: files_of(tmp_path / name) for name in ("public", "staff")}
    assert [build("staff over public"), build("public over staff")] == [1, 1]
    assert {name: files_of(tmp_path / name) for name in ("public", "staff")} == before
    assert build("staff") == 0
    assert files_of(tmp_path / "staff") == before["staff"]


@pytest.mark.parametrize("place", ["all-kinds/site", "all-kinds/site/staff", "all-kinds", "all-kinds/content/staff", "public/staff"])
def test_a_staff_site_lies_where_nothing_public_reaches(
    place: str, build: Callable[[str], int], tmp_path: Path, answerpress: Command
) -> None:
    assert build("public") == 0
    arguments = ("build", "--edition", "staff", "--site-dir", str(tmp_path / place), "--today", TODAY)
    status, output = answerpress(tmp_path / "all-kinds", *arguments)
    assert (status, "APH004" in output) == (1, True)


def test_a_staff_site_needs_a_folder_of_its_own(tmp_project: Callable[..., Path], answerpress: Command) -> None:
    assert answerpress(tmp_project("all-kinds"), "build", "--edition", "staff", "--today", TODAY)[0] == 2


def test_every_page_says_what_it_is_and_none_is_to_be_found(build: Callable[[str], int], tmp_path: Path) -> None:
    assert build("staff") == 0
    files = files_of(tmp_path / "staff")
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert {Path(path).suffix for path in files if not path.startswith("assets/")} == {"", ".txt", ".html"}
    for path, data in files.items():
        if path.endswith(".html"):
            tree = html.document_fromstring(data.decode())
            assert "noindex" in tree.xpath("string(//meta[@name='robots']/@content)"), path
            assert tree.xpath("string(//*[@class='staff-banner'])"), path
            assert not tree.xpath("//script[@src] | //link[@href]"), path
            for link in tree.xpath("//a/@href | //img/@src"):
                place = urlsplit(urljoin(f"/{path}", link))
                target = place.path.lstrip("/") + "index.html" * place.path.endswith("/")
                assert "://" in link or link.startswith("mailto:") or target in files, (path, link)


def test_notes_are_shown_as_text(tmp_project: Callable[..., Path], answerpress: Command, tmp_path: Path) -> None:
    project = tmp_project("all-kinds")
    path = project / "content/guides/first-request.yml"
    path.write_text(path.read_text("utf-8").replace("notes: CANARY-first-notes", 'notes: "<script>a()</script> {{ 7*7 }}"'), "utf-8")
    assert answerpress(project, "build", "--edition", "staff", "--site-dir", str(tmp_path / "staff"), "--today", TODAY)[0] == 0
    page = (tmp_path / "staff/guides/first-request/index.html").read_text("utf-8")
    assert "&lt;script&gt;a()&lt;/script&gt; {{ 7*7 }}" in page
    assert "<script>a()" not in page


def test_the_public_audit_proves_the_absence(build: Callable[[str], int], answerpress: Command, tmp_path: Path) -> None:
    """It finds nothing private in the public site, and the notes in the staff site: it would have seen them."""
    assert [build("public"), build("staff"), build("public")] == [0, 0, 0]
    sources = ("--sources", str(tmp_path / "all-kinds"), "--only", "private-leak", "--format", "json")
    assert answerpress(tmp_path, "audit", str(tmp_path / "public"), *sources)[0] == 0
    status, output = answerpress(tmp_path, "audit", str(tmp_path / "staff"), *sources)
    assert status == 1
    assert "CANARY" not in output


def test_no_public_module_knows_the_staff_types() -> None:
    assert not issubclass(StaffPage, Page)
    imports = (
        (path, node)
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
    )
    importers = [
        path.relative_to(ROOT / "generator").as_posix() for path, node in imports if (node.module or "").startswith("generator.staff")
    ]
    assert {name for name in importers if not name.startswith("staff/")} == {"commands/build.py"}
