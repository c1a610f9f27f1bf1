"""A project with a preview of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import read_config
from generator.live.state import State
from tests.conftest import TODAY, copy_site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the site of all kinds."""
    return copy_site("all-kinds", tmp_path / "all-kinds")


@pytest.fixture
def preview(project: Path) -> State:
    """What a preview of the project shows."""
    return state_of(project)


def state_of(project: Path) -> State:
    state = State(lambda: read_config(project, datetime.date.fromisoformat(TODAY)))
    state.read_all()
    return state


@pytest.fixture
def save(project: Path, preview: State) -> Callable[..., None]:
    """``save(path, old, new)`` changes a file as an editor does and tells the preview; without ``new`` the file is removed."""

    def change(path: str, old: str = "", new: str | None = None) -> None:
        file = project / path
        if new is None:
            file.unlink()
        elif old:
            text = file.read_text()
            assert old in text, (path, old)
            file.write_text(text.replace(old, new, 1))
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(new)
        preview.change([path])

    return change
