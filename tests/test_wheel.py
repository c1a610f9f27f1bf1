"""The wheel on its own: built, installed elsewhere, and put to work on a folder that has none of this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any

import pytest

from generator.kinds import KINDS

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


def call(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, without the variables that could lead it back to this repository."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=settings, text=True, capture_output=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the commands of an environment in which the wheel is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("answerpress-*.whl")
    environment: Any = venv.EnvBuilder(symlinks=True).ensure_directories(folder / "environment")
    venv.create(environment.env_dir, symlinks=True)
    # The libraries of this environment are on the path, its .pth files (the editable install) are not read there.
    (site_packages,) = Path(environment.env_dir).glob("lib/python*/site-packages")
    (site_packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    python = Path(environment.bin_path) / "python"
    call(sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python, "install", "--no-deps", wheel, cwd=folder)
    return python.parent


def test_a_project_begins_and_builds_with_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    made = call(installed / "answerpress", "init", "centre", "--today", TODAY, cwd=tmp_path)
    assert len(made.splitlines()) == len(list((tmp_path / "centre").rglob("*.*")))
    assert call(installed / "answerpress", "-C", "centre", "check", "--today", TODAY, cwd=tmp_path) == "no errors, no warnings\n"
    call(installed / "answerpress", "-C", "centre", "build", "--today", TODAY, cwd=tmp_path)
    site = tmp_path / "centre" / "site"
    missing = [kind.name for kind in KINDS if not (site / kind.folder / f"first-{kind.name}" / "index.html").is_file()]
    assert not missing
    assert "ap-" in (site / "answers" / "first-answer" / "index.html").read_text("utf-8")
    assert (site / "answerpress" / "answerpress.css").is_file()


def test_templates_come_out_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    script = "from generator.source.places import default_templates; print(default_templates())"
    templates = Path(call(installed / "python", "-c", script, cwd=tmp_path).strip())
    assert templates.is_relative_to(installed.parent), templates
    shipped, ours = ({path.relative_to(top).as_posix() for path in top.rglob("*.*")} for top in (templates, ROOT / "templates"))
    assert shipped == ours


def test_mkdocs_finds_the_plugin(installed: Path, tmp_path: Path) -> None:
    call(installed / "answerpress", "init", ".", "--today", TODAY, cwd=tmp_path)
    call(installed / "python", "-m", "mkdocs", "build", "--strict", cwd=tmp_path)
    assert (tmp_path / "site" / "answers" / "first-answer" / "index.html").is_file()
