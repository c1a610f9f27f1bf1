"""A small site of one page a kind, with redirects, and the servers that serve it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.deploy.serving import Serving
from generator.deploy.survey import survey
from tests.conftest import TODAY, run, run_build
from tests.deploy.servers import Server, caddy, nginx

URL = "https://help.example.com/"
REDIRECTS = {"/old/place/": "/answers/first-answer/", "/older/": "/old/place/", "/gone/": "/"}
"""``/older/`` leads to an address that has moved itself."""


@dataclass(frozen=True)
class Served:
    """The project, its built folder, and what the rules are made from."""

    project: Path
    folder: Path
    serving: Serving


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The site of ``answerpress init``, built."""
    project = tmp_path_factory.mktemp("served") / "project"
    run(project.parent, "init", "project", "--today", TODAY)
    answer = project / "content/answers/first-answer.yml"
    answer.write_text(answer.read_text() + "redirect_from:\n  - /old/place/\n")
    status, output = run_build(project)
    assert status == 0, output
    serving, _ = survey(project / "site", URL, REDIRECTS)
    return Served(project, project / "site", serving)


SERVERS: dict[str, Callable[[Path, Serving, Path], AbstractContextManager[Server]]] = {"nginx": nginx, "caddy": caddy}


@pytest.fixture(scope="session", params=list(SERVERS))
def server(request: pytest.FixtureRequest, served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The small site behind each real server."""
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param), served.serving, served.folder) as running:
        yield running


@pytest.fixture(scope="session", params=list(SERVERS))
def server_under_path(request: pytest.FixtureRequest, served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same folder under /docs/, with another page above it that is no part of the site."""
    folder = tmp_path_factory.mktemp(f"{request.param}-docs")
    root = folder / "root"
    root.mkdir()
    (root / "docs").symlink_to(served.folder, target_is_directory=True)
    (root / "other.html").write_text("<title>other</title>")
    serving, _ = survey(served.folder, "https://example.com/docs/", REDIRECTS)
    with SERVERS[request.param](folder, serving, root) as running:
        yield running
