"""The hooks and workflows that a team installs: they run commands that exist, on the files that they are for."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.cli import _parser
from tests.conftest import ROOT

CONTENT = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "content").rglob("*.yml"))]
KEYS = {"id", "name", "description", "entry", "language", "files", "pass_filenames", "types"}


def hooks() -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]:
        yield from repository["hooks"]


def commands() -> Iterator[str]:
    yield from (hook["entry"] for hook in hooks() if "answerpress" in hook["entry"])
    for path in sorted((ROOT / ".github/workflows").glob("*.yml")):
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            for step in job["steps"]:
                yield from re.findall(r"\S*answerpress [^|>\n]+", step.get("run", ""))


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_every_command_is_one_of_the_program(command: str) -> None:
    """The parser ends the test if an option does not exist."""
    options = _parser().parse_args(shlex.split(command.replace("$BASE", "origin/main"))[1:])
    assert options.run


def test_there_are_commands_that_annotate_report_and_mend() -> None:
    found = "\n".join(commands())
    assert all(option in found for option in ("--format github --changed-since", "--format sarif", "check --fix"))


@pytest.mark.parametrize(
    "hook", [hook for hook in hooks() if "answerpress" in hook["entry"]], ids=lambda hook: f"{hook['id']} {hook['language']}"
)
def test_a_hook_runs_on_every_source_and_on_nothing_else(hook: dict[str, Any]) -> None:
    files = re.compile(hook["files"])
    assert set(hook) <= KEYS
    assert [path for path in [*CONTENT, "mkdocs.yml", "templates/labels/zh-CN.yml", "answerpress.lock"] if not files.search(path)] == []
    assert [path for path in ("README.md", "generator/cli.py", "pyproject.toml", "tests/conftest.py") if files.search(path)] == []
    assert hook["pass_filenames"] is False


def test_what_others_install_is_complete() -> None:
    exported = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in exported] == ["answerpress-check", "answerpress-fix", "answerpress-stamp"]
    assert all({"id", "name", "entry", "language"} <= set(hook) for hook in exported)
    assert all(hook["language"] == "python" for hook in exported)
