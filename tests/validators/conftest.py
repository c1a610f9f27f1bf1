"""The sites that validators judge: the first site, the smallest one and the one with every kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from generator.audit.formats.html import is_page
from generator.audit.formats.jsonld import json_ld_nodes
from generator.built import Built
from tests.agreement.conftest import built_site  # noqa: F401 - a fixture


@dataclass(frozen=True)
class Judged(Built):
    """A built site and its address."""

    @cached_property
    def url(self) -> str:
        return str(self.json("api/index.json")["url"])

    @cached_property
    def graphs(self) -> dict[str, list[dict[str, Any]]]:
        """The nodes of the JSON-LD of every page, by path."""
        return {path: json_ld_nodes(source) for path, source in self.pages() if is_page(source)}

    def pages(self) -> Iterator[tuple[str, str]]:
        return ((path, self.text(path)) for path in self.paths("**/*.html"))

    def file_of(self, address: str) -> str:
        """The path of the file that a server sends for an address of the site."""
        path = address.removeprefix(self.url).partition("#")[0].partition("?")[0]
        return f"{path}index.html" if not path or path.endswith("/") else path


@pytest.fixture(scope="session", params=["first", "tiny", "all-kinds"])
def judged(request: pytest.FixtureRequest) -> Judged:
    if request.param == "first":
        folder: Path = request.getfixturevalue("first_site")
    else:
        folder = request.getfixturevalue("built_site")(request.param).folder
    return Judged(folder)
