"""The sites whose formats are compared, each built once a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from generator.audit.said import Words
from generator.built import Built
from tests.conftest import ROOT, copy_site, run_build


def words_of(language: str) -> Words:
    """The labels of a language by dotted name, read without the generator."""
    return _flat(yaml.safe_load((ROOT / "templates" / "labels" / f"{language}.yml").read_text("utf-8")))


def _flat(tree: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    words: dict[str, str] = {}
    for name, value in tree.items():
        words |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": str(value)}
    return words


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """``built_site("stale")`` builds that site of tests/sites."""
    made: dict[str, Built] = {}

    def site(name: str) -> Built:
        if name not in made:
            project = copy_site(name, tmp_path_factory.mktemp(name) / "project")
            status, output = run_build(project)
            assert status == 0, output
            made[name] = Built(project / "site")
        return made[name]

    return site


@pytest.fixture(scope="session")
def first_built(first_site: Path) -> Built:
    """The first site."""
    return Built(first_site)
