"""A class that a stylesheet or a script looks for is there, and is described in one stylesheet alone: a page loads them all."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from tests.conftest import ROOT

THEME = ROOT / "templates/theme"
STYLES = sorted(THEME.rglob("*.css"))
SCRIPTS = sorted(THEME.rglob("*.js"))
LAYOUTS = [ROOT / "templates/voices/html.j2", *sorted(THEME.rglob("*.html")), *SCRIPTS]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTED = re.compile(r"\.(ap-[\w-]+)(?![\w$-])")
GIVEN = re.compile(r"(?<![\w.-])ap-[\w-]+")


@pytest.fixture(scope="module")
def given() -> tuple[str, ...]:
    """The classes that layouts and scripts give; those that end with a dash go on with a value."""
    return tuple(sorted({name for layout in LAYOUTS for name in GIVEN.findall(layout.read_text("utf-8"))}))


@pytest.mark.parametrize("place", [*STYLES, *SCRIPTS], ids=lambda path: path.name)
def test_what_is_looked_for_is_there(place: Path, given: tuple[str, ...]) -> None:
    text = COMMENT.sub("", place.read_text("utf-8"))
    open_ended = tuple(name for name in given if name.endswith("-"))
    missing = {name for name in SELECTED.findall(text) if name not in given and not name.startswith(open_ended)}
    assert missing == set()


def own(sheet: Path) -> set[str]:
    """The classes that a stylesheet describes whatever they stand in."""
    text = COMMENT.sub("", sheet.read_text("utf-8"))
    selectors = (selector.strip() for found in re.findall(r"([^{}]+)\{", text) for selector in found.split(","))
    return {selector for selector in selectors if re.fullmatch(r"\.ap-[\w-]+", selector)}


@pytest.mark.parametrize(("one", "other"), [*combinations(STYLES, 2)], ids=lambda sheet: sheet.name)
def test_a_class_is_described_in_one_stylesheet(one: Path, other: Path) -> None:
    assert own(one)
    assert own(one) & own(other) == set()
