"""What all tests share: small sites to work on, the command line in process, and the first site, built once.

The small sites lie in ``tests/sites/<name>``: ``mkdocs.yml``, ``content/`` and ``expected/``, which is no part of the project.
"""

from __future__ import annotations

import contextlib
import datetime
import fcntl
import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator import cli
from generator.config import read_config
from generator.outputs.build import Build
from generator.pipeline.cache import Cache
from generator.pipeline.make import Made, make
from generator.pipeline.prepare import prepare

ROOT = Path(__file__).resolve().parent.parent
SITES = Path(__file__).resolve().parent / "sites"
TODAY = "2026-11-22"
"""The day of every build in tests: the clock is never read."""

CHROMIUM = "/usr/bin/chromium"

Command = Callable[..., tuple[int, str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite tests/sites/*/expected from what is built now")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture
def tmp_project(tmp_path: Path) -> Callable[..., Path]:
    """``tmp_project("tiny")`` copies that site of tests/sites to ``tmp_path/tiny`` and returns the folder; ``to=`` names it otherwise."""

    def copy(name: str, to: str | None = None) -> Path:
        return copy_site(name, tmp_path / (to or name))

    return copy


@pytest.fixture(scope="session")
def answerpress() -> Command:
    """``answerpress(project, "check", …)`` runs any command in process and returns (exit status, standard output)."""
    return run


@pytest.fixture(scope="session")
def build() -> Command:
    """``build(project, "--strict", …)`` builds the site into ``project/site`` on TODAY and returns (exit status, standard output)."""
    return run_build


@pytest.fixture(scope="session")
def first_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the built first site (this repository's content); one build a session, whatever the number of workers."""
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    with (shared / "first-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        site = shared / "first-site"
        if not site.exists():
            status, output = run(ROOT, "build", "--site-dir", str(site), "--today", newest_day(ROOT / "content"))
            assert status == 0, output
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium: one a process, for a second one would meet the event loop of the first."""
    if not Path(CHROMIUM).exists():
        pytest.skip("NO CHROMIUM: pages were not tried in a browser (tools/chromium.sh installs it on Debian)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def all_kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site ``all-kinds``: read it, do not change it."""
    project = copy_site("all-kinds", tmp_path_factory.mktemp("built") / "all-kinds")
    status, output = run_build(project, "--strict")
    assert status == 0, output
    return project / "site"


def copy_site(name: str, target: Path) -> Path:
    shutil.copytree(SITES / name, target, ignore=shutil.ignore_patterns("expected"))
    return target


def run(project: Path, *arguments: str) -> tuple[int, str]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        try:
            status = cli.main(["-C", str(project), *arguments])
        except SystemExit as error:  # argparse
            status = int(str(error.code or 0))
    return status, output.getvalue()


def run_build(project: Path, *arguments: str) -> tuple[int, str]:
    day = () if "--today" in arguments else ("--today", TODAY)
    return run(project, "build", *day, *arguments)


def make_site(project: Path, today: str = TODAY) -> tuple[Build, Made]:
    """Everything of a site but the theme around its pages, in memory; findings do not stop it unless they are errors."""
    config, problems = read_config(project, datetime.date.fromisoformat(today))
    assert config is not None, problems
    prepared = prepare(config)
    assert prepared.build is not None, prepared.diagnostics
    return prepared.build, make(prepared.build, Cache(workers=config.options.workers))


def newest_day(content: Path) -> str:
    """The newest day that a page of the content folder tells of: the first on which none of them lies in the future."""
    texts = (path.read_text("utf-8") for path in content.rglob("*.yml"))
    return max(day for text in texts for day in re.findall(r"^\W*(?:updated|date|checked): (\d{4}-\d\d-\d\d)", text, re.MULTILINE))


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path, with its bytes: two sites are the same when these are."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
