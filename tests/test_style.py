"""The style of the code is that of the tools that check it, on the settings in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CHECKED = ("generator", "tests", "bench")


@pytest.mark.parametrize("line", [("ruff", "check"), ("ruff", "format", "--check")], ids=" ".join)
def test_ruff_has_nothing_to_say(line: tuple[str, ...]) -> None:
    assert _said(*line, *CHECKED) == ""


def test_mypy_has_nothing_to_say(tmp_path: Path) -> None:
    assert _said("mypy", "--no-error-summary", "--cache-dir", str(tmp_path)) == ""


def _said(module: str, *arguments: str) -> str:
    """Return what a tool says of the repository; nothing if all is well."""
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    return done.stdout + done.stderr if done.returncode else ""
