"""Hostile projects, one by one: a clear diagnostic or harmless text, and nothing outside the site folder touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.text.markdown import scan, to_html, to_plain
from tests.conftest import Command
from tests.fuzz.watch import TouchedOutsideError, only_inside

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)

HOSTILE: dict[str, tuple[str, str | bytes, str]] = {
    "a bomb of aliases": ("content/answers/bomb.yml", BOMB, "APS013"),
    "lists without end": ("content/answers/deep.yml", "title: " + "[" * 100_000, "APS0"),
    "mappings without end": ("content/answers/deep.yml", "title: " + "{a: " * 50_000, "APS0"),
    "indents without end": ("content/answers/deep.yml", "".join(f"{' ' * number}a:\n" for number in range(400)), "APS0"),
    "a key of a megabyte": ("content/answers/long.yml", "k" * 200_000 + ": 1\n", "APS0"),
    "a bidirectional override": ("content/answers/bidi.yml", "title: a\u202eb\n", "APS006"),
    "a bidirectional override in an escape": ("content/answers/bidi.yml", 'title: "a\\u202eb"\n', "APS006"),
    "a null in an escape": ("content/answers/null.yml", 'title: "a\\0b"\n', "APS006"),
    "a tag that would run something": ("content/answers/tag.yml", "title: !!python/object/apply:os.system [id]\n", "APS014"),
    "bytes that are no text": ("content/answers/bytes.yml", b"\xff\xfe\x00title", "APS003"),
    "a device of Windows": ("content/answers/con.yml", "title: a\n", "APS001"),
    "another device of Windows": ("content/answers/com1.yml", "title: a\n", "APS001"),
    "bombs in the settings": ("mkdocs.yml", BOMB + "site_url: https://a.b/\ndocs_dir: *j\n", "APH001"),
    "settings without end": ("mkdocs.yml", "a: " + "[" * 5_000, "APH001"),
    "content elsewhere": ("mkdocs.yml", "site_url: https://a.b/\ndocs_dir: ../../etc\n", "APH001"),
    "content at the root": ("mkdocs.yml", "site_url: https://a.b/\ndocs_dir: /etc\n", "APH001"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told(name: str, tmp_project: Callable[..., Path], answerpress: Command) -> None:
    project = tmp_project("tiny")
    path, data, code = HOSTILE[name]
    (project / path).write_bytes(data.encode() if isinstance(data, str) else data)
    with only_inside(project):
        status, output = answerpress(project, "build", "--today", "2026-11-22")
    assert status == 1
    assert code in output
    assert "Traceback" not in output
    assert not (project / "site").exists()


def test_a_file_of_a_hundred_megabytes_is_not_read(
    tmp_project: Callable[..., Path], answerpress: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_project("tiny")
    with (project / "content/answers/large.yml").open("wb") as file:
        file.truncate(100_000_000)
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) if path.stat().st_size < 64_000_000 else pytest.fail("it was read"))
    status, output = answerpress(project, "build", "--today", "2026-11-22")
    assert (status, "APS002" in output) == (1, True)


@pytest.mark.parametrize("place", ["content/answers/pipe.yml", "content/assets/pipe.png", "content/assets/pipe.bin", "content/pipe.md"])
def test_a_pipe_is_never_waited_for(place: str, tmp_project: Callable[..., Path], answerpress: Command) -> None:
    project = tmp_project("tiny")
    (project / place).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(project / place)
    status, output = answerpress(project, "build", "--today", "2026-11-22")
    assert (status, "APS008" in output) == (1, True)


@pytest.mark.parametrize("slug", ["../x", "..", "/etc/x", "con", "nul", "a/../../b", "a\nb", "a" * 300, "", "A"])
def test_no_name_leads_out_of_the_content(slug: str, tmp_project: Callable[..., Path], answerpress: Command) -> None:
    project = tmp_project("tiny")
    before = sorted(project.rglob("*"))
    with only_inside(project):
        status, _ = answerpress(project, "new", "answer", slug, "--today", "2026-11-22")
    assert status != 0
    assert sorted(project.rglob("*")) == before


def test_what_watches_sees(tmp_path: Path) -> None:
    """The guard of these tests is no decoration."""
    (tmp_path / "in").mkdir()
    with only_inside(tmp_path / "in"):
        (tmp_path / "in/a").write_text("x", "utf-8")
    for touch in (
        lambda: (tmp_path / "b").write_text("x", "utf-8"),
        (tmp_path / "c").mkdir,
        lambda: (tmp_path / "in/a").rename(tmp_path / "d"),
    ):
        with pytest.raises(TouchedOutsideError), only_inside(tmp_path / "in"):
            touch()


@pytest.mark.parametrize(
    "unit",
    [
        "> ",
        "- ",
        "[",
        "![",
        "[a](",
        "*a ",
        "*a**b",
        "_a_",
        "<",
        "<a ",
        "<!--",
        "<![CDATA[",
        "|",
        "~~a",
        "\\",
        "<fact:x>",
        "[a]: b\n",
        "[a]",
    ],
)
def test_deep_and_dull_markdown_grows_with_its_length(unit: str) -> None:
    """Twice the text is at most about twice the work, counted in what comes out."""
    once, twice = ((unit * 20_000)[:length] for length in (8_000, 16_000))
    for function in (to_html, to_plain):
        assert len(function(twice)) <= 2.2 * len(function(once)) + 200
    assert len(scan(twice).links) <= 2.2 * len(scan(once).links) + 2
