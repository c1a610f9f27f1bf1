"""Every page loads every stylesheet of ours, so a name means one thing in all of them."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHEETS = sorted((ROOT / "templates/theme/answerpress").rglob("*.css"))


def own(sheet: Path) -> set[str]:
    """The classes that a stylesheet describes whatever they stand in."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    selectors = (selector.strip() for found in re.findall(r"([^{}]+)\{", text) for selector in found.split(","))
    return {selector for selector in selectors if re.fullmatch(r"\.ap-[\w-]+", selector)}


@pytest.mark.parametrize(("one", "other"), [*combinations(SHEETS, 2)], ids=lambda sheet: sheet.name)
def test_two_stylesheets_do_not_describe_one_class(one: Path, other: Path) -> None:
    assert own(one)
    assert own(one) & own(other) == set()
