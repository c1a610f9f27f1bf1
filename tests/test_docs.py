"""The documentation against the product: examples pass the pipeline, commands parse, links, paths and codes lead somewhere."""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue import all_codes, find
from generator.cli import _parser
from generator.config import Config, read_config
from generator.kinds import BY_FOLDER, KINDS
from generator.lint.rules import RULES
from generator.model.entry import Entry
from generator.pipeline.load import VOCABULARIES
from generator.pipeline.make import make
from generator.pipeline.prepare import prepare
from generator.pipeline.write import Folder
from generator.source.yamldoc import parse
from tests.conftest import ROOT, TODAY
from tests.documentation import PAGES, Example, check, entries, examples, name_of, of_language, prose, put, slug, write_project

each_page = pytest.mark.parametrize("page", PAGES, ids=name_of)


# YAML -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every example of the documentation in it."""
    root = tmp_path_factory.mktemp("documented")
    write_project(root)
    return root


def config_of(root: Path) -> Config:
    config, problems = read_config(root, datetime.date.fromisoformat(TODAY))
    assert config is not None
    assert not problems
    return config


def test_examples_make_a_site(documented: Path) -> None:
    assert check(documented) == "no errors, no warnings\n"
    build = prepare(config_of(documented)).build
    assert build is not None
    ids = {f"{BY_FOLDER[Path(example.path).parent.name].name}:{Path(example.path).stem}" for example in entries()}
    assert ids <= {page.id for page in build.pages}


@pytest.mark.parametrize("example", of_language("yaml", "yml"))
def test_yaml_example_says_what_it_is(example: Example, tmp_path: Path) -> None:
    if example.path.startswith("content/"):
        assert BY_FOLDER.get(Path(example.path).parent.name) or Path(example.path).stem in VOCABULARIES
    elif example.marker == "mkdocs.yml":
        put(tmp_path / "mkdocs.yml", example.text)
        assert config_of(tmp_path).options
    else:
        _, problems = parse("x.yml", example.text)
        expected = [] if example.marker == "right" else example.marker.removeprefix("wrong: ").split(", ")
        assert [problem.code.id for problem in problems] == expected, f"{example}: {problems}"


def test_every_kind_has_an_example() -> None:
    shown = {BY_FOLDER[Path(example.path).parent.name].name for example in entries()}
    assert shown == {kind.name for kind in KINDS}


# Python -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", of_language("python"))
def test_python_example_is_a_module(example: Example, tmp_path: Path, documented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the example; a rule must run, and a kind must have fields and a name."""
    put(tmp_path / "example.py", example.text)
    spec = importlib.util.spec_from_file_location("example", tmp_path / "example.py")
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "example", module)
    spec.loader.exec_module(module)
    config = config_of(documented)
    build = prepare(config).build
    assert build is not None
    if "lint/rules" in example.marker:
        monkeypatch.setattr("generator.lint.RULES", (*RULES, module))
        assert check(documented) == "no errors, no warnings\n"
    elif "kinds" in example.marker:
        assert module.KIND.model.model_json_schema()["properties"].keys() > Entry.model_fields.keys()
    elif "outputs" in example.marker:
        assert [job.run().data for job in module.plan(build)]
    elif "hosts" in example.marker:
        assert module.write_site(config, Folder(tmp_path / "site"), build, make(build)) == []
        assert any((tmp_path / "site").rglob("*"))


# Commands, links, paths ---------------------------------------------------------------------------

PLACEHOLDERS = {"DATE": "2026-05-01", "TARGET": "nginx", "HOST:PORT": "127.0.0.1:8000"}


def commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        source = page.read_text("utf-8")
        inline = re.findall(r"`((?:\.venv/bin/)?(?:answerpress|python -m generator) [^`\n]+)`", source)
        blocks = [line for example in examples() if example.page == name_of(page) for line in example.text.split("\n")]
        listed = [line.removeprefix("$ ").split("  #")[0].strip() for line in blocks if re.match(r"(\$ )?(\.venv/bin/)?answerpress ", line)]
        yield from ((name_of(page), command) for command in [*inline, *listed])


@pytest.mark.parametrize(("page", "command"), sorted(set(commands())))
def test_command_exists(page: str, command: str) -> None:
    words = shlex.split(re.sub(r"^(?:\.venv/bin/)?(?:answerpress|python -m generator) ", "", command))
    placeholders = PLACEHOLDERS | ({"TARGET": "zendesk"} if words[0] in {"export", "desk"} else {})
    words = [placeholders.get(word, word) for word in words]
    try:
        options = _parser().parse_args(words)
    except SystemExit as error:
        assert error.code == 0, f"{page}: `{command}` is not a command"  # noqa: PT017 - argparse leaves by it, for --help with 0
        return
    if getattr(options, "code", None) not in {None, "CODE"}:
        assert find(options.code), f"{page}: `{command}` asks for a code that does not exist"
    if getattr(options, "kind", None) not in {None, "KIND"}:
        assert options.kind in {kind.name for kind in KINDS}, f"{page}: `{command}` names a kind that does not exist"


def test_readme_lists_every_command() -> None:
    source = (ROOT / "README.md").read_text("utf-8")
    (commands,) = (action.choices for action in _parser()._actions if isinstance(action, argparse._SubParsersAction))
    assert set(re.findall(r"^\| `answerpress ([a-z-]+)", source, re.MULTILINE)) == set(commands)


@each_page
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    source = page.read_text("utf-8")
    named = re.findall(r"`make ([a-z]+)", source) + re.findall(r"^(?:\$ )?make ([a-z]+)", source, re.MULTILINE)
    assert set(named) <= targets


def anchors(page: Path) -> set[str]:
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)}


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    without_code = re.sub(r"`[^`\n]+`", "", prose(page))
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        goal = (page.parent / path).resolve() if path else page
        if not goal.exists() or (anchor and goal.suffix == ".md" and anchor not in anchors(goal)):
            dead.append(target)
    assert not dead


TOP = {"generator", "content", "templates", "tests", "docs", "seeds", "tools", "bench", "requirements", ".vscode", ".github", ".ci"}


@each_page
def test_paths_exist(page: Path) -> None:
    """A path in backticks is one of this repository; ``<name>`` stands for any name."""
    missing = []
    written = {example.path for example in entries()}
    for path in re.findall(r"`(\.?[\w./<>*-]+)`", prose(page)):
        first = path.split("/")[0]
        pattern = re.sub(r"<[^>]+>", "*", path.rstrip("/"))
        if first in TOP and "/" in path and path not in written and not list(ROOT.glob(pattern)):
            missing.append(path)
    assert not missing


@each_page
def test_codes_exist(page: Path) -> None:
    known = {code.id for code in all_codes()}
    source = re.sub(r"^```python\n.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"\bAP[SRLPAH]\d{3}\b", source)) <= known
    names = {code.name for code in all_codes()}
    assert set(re.findall(r"\bAP[SRLPAH]\d{3} `([a-z-]+)`", source)) <= names
