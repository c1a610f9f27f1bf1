"""What the tests of the documentation share: its pages, the fenced blocks in them, and what is written into them from the code.

A YAML example begins with a comment that says what it is: ``# content/answers/x.yml`` (a whole file), ``# part of content/answers/x.yml``
(its fields, put over the skeleton of ``answerpress new`` or over the whole file of another example), ``# mkdocs.yml``, ``# right``, or
``# wrong: CODE``, which must give that diagnostic.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.kinds import BY_FOLDER
from generator.source.places import LOCK_FILE
from tests.conftest import ROOT, TODAY, run

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
REWRITE = "run `pytest --update-goldens tests/test_docs_from_code.py`"
SEVERAL_LINES = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


class Example(NamedTuple):
    """A fenced block of a page."""

    page: str
    line: int
    language: str
    marker: str
    text: str

    @property
    def path(self) -> str:
        return self.marker.removeprefix("part of ")

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


@cache
def examples() -> list[Example]:
    found = []
    for page in PAGES:
        source = page.read_text("utf-8")
        for match in SEVERAL_LINES.finditer(source):
            first = match[3].split("\n", 1)[0]
            marker = first.removeprefix("#").strip() if first.startswith("#") else ""
            found.append(Example(name_of(page), source.count("\n", 0, match.start()) + 2, match[2], marker, match[3]))
    return found


def of_language(*languages: str) -> list[Any]:
    return [pytest.param(example, id=str(example)) for example in examples() if example.language in languages]


def prose(page: Path) -> str:
    return SEVERAL_LINES.sub("", page.read_text("utf-8"))


def slug(heading: str) -> str:
    words = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", words.lower()).strip().replace(" ", "-")


def whole_files() -> list[Example]:
    return [example for example in examples() if example.language == "yaml" and example.marker.startswith("content/")]


def parts() -> list[Example]:
    return [example for example in examples() if example.language == "yaml" and example.marker.startswith("part of ")]


def top_level(source: str) -> dict[str, str]:
    """The top-level fields of a file, each with its lines."""
    chunks = re.split(r"^(?=[a-z_]+:)", source, flags=re.MULTILINE)
    return {chunk.partition(":")[0]: chunk for chunk in chunks if re.match(r"[a-z_]+:", chunk)}


def entries() -> list[Example]:
    return [example for example in [*whole_files(), *parts()] if Path(example.path).parent.name in BY_FOLDER]


def write_project(root: Path) -> None:
    """Begin a project as ``answerpress init`` does, and put every example of the documentation into it.

    It has no lock, and no rules on the size and order of pages: examples are short, and change pages at will.
    """
    run(root, "init", ".", "--today", TODAY)
    (root / LOCK_FILE).unlink()
    settings = root / "mkdocs.yml"
    off = "rules: {thin-page: off, dead-end: off, orphan-page: off, odd-key-order: off}"
    put(settings, settings.read_text("utf-8").replace("  - answerpress:\n", f"  - answerpress:\n      {off}\n"))
    for example in whole_files():
        put(root / example.path, example.text)
    for example in parts():
        target = root / example.path
        if not target.exists():
            run(root, "new", BY_FOLDER[target.parent.name].name, target.stem, "--today", TODAY)
            put(target, target.read_text("utf-8").replace("status: draft", "status: published"))
        put(target, "\n".join((top_level(target.read_text("utf-8")) | top_level(example.text)).values()))


def put(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def check(root: Path) -> str:
    return run(root, "check", "--today", TODAY)[1]


def golden(page: Path, pattern: str, made: str, update: bool) -> None:
    """Hold what ``pattern`` finds in a page against what was made, or write it there."""
    source = page.read_text("utf-8")
    match = re.search(pattern, source, re.DOTALL)
    assert match, f"{name_of(page)} has no place for {pattern}"
    if update and match[0] != made:
        page.write_text(source[: match.start()] + made + source[match.end() :], "utf-8")
        return
    assert match[0] == made, f"{name_of(page)} is out of date: {REWRITE}"
