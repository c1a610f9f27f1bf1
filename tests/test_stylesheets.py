"""What the stylesheet and the scripts look for is there: a class that no page has any more leaves a rule, or a tool, without effect."""

from __future__ import annotations

import re
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
