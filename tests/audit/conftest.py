"""Sites to audit: a small clean one that nobody's generator made, and those that AnswerPress builds, with a few bytes changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from generator.audit import audit
from generator.audit.checks import CHECKS
from generator.audit.site import Terms
from generator.built import Built
from generator.diagnostics import Diagnostic
from tests.agreement.conftest import (
    built_site,  # noqa: F401 - a fixture
    words_of,
)

CLEAN = Path(__file__).parent / "clean"
WORDS = {name: words_of(name) for name in ("en", "zh-CN")}
TERMS = Terms(words=WORDS)
BY_NAME = {check.CODE.name: check for check in CHECKS}


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A copy of the clean site, to do with as one likes."""
    return Path(shutil.copytree(CLEAN, tmp_path / "site"))


def changed(built: Built, path: str, edit: Callable[[str], str] | None) -> Built:
    """The same site with one file edited, or without it."""
    data = None if edit is None else edit(built.text(path)).encode()
    return replace(built, changed={**built.changed, path: data})


def findings(built: Built, *names: str, terms: Terms = TERMS) -> tuple[Diagnostic, ...]:
    """What some checks find, all of them if none is named."""
    checks: Iterable[ModuleType] = [BY_NAME[name] for name in names] or CHECKS
    return audit(built, terms, checks)
