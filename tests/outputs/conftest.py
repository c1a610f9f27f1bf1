"""The built sites that the outputs are read from."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(params=["all_kinds", pytest.param("first_site", marks=pytest.mark.slow)])
def site(request: pytest.FixtureRequest) -> Path:
    """The folder of a built site: the small one with every kind, and the first site."""
    folder: Path = request.getfixturevalue(request.param)
    return folder
