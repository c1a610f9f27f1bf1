"""Imports go one way, and the outside world is touched in four files. Read from the sources, nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "generator"
MODULES = {"generator." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}

ORDER = (
    {"diagnostics", "secrets", "built"},  # what a secret looks like is known without content: the audit asks it of any site
    {"codes", "report", "audit"},  # the last two know these and nothing else, so that they judge any site
    {"model"},
    {"source", "text", "macros", "highlight"},
    {"config", "render", "deploy", "lock", "pinyin"},
    {"kinds"},
    {"listings", "search"},
    {"desk"},
    {"outputs", "lint"},
    {"pipeline"},
    {"hosts", "scaffold", "schema", "catalogue", "due", "mcp_server", "indexnow", "sitediff", "impact", "staff"},
    {"live"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
"""Each line may import the lines above it; those that share a line do not know each other."""

WORLD = {
    "open": {"pipeline/write.py", "pipeline/journal.py", "cli.py", "indexnow.py"},  # a lock; a journal; /dev/null; a post to an endpoint
    "read_text": {"source/files.py"},
    "read_bytes": {"source/files.py", "built.py"},
    "write_text": set(),
    "write_bytes": {"pipeline/write.py"},
    "imagesize": {"source/files.py"},
    "now": {"commands/common.py", "hosts/mkdocs/plugin.py"},
    "today": set(),
    "environ": {"cli.py", "commands/desk.py"},  # a switch for tracebacks; tokens of help desks, which stand nowhere else
    "getenv": set(),
    "time": set(),
    "perf_counter": {"pipeline/publish.py", "live/serve.py"},  # how long a build took: told to a person, part of no output
}
"""What reaches outside, and the files that may: everybody else is handed values."""


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_what_stands_above_it(module: str) -> None:
    here = _part(module)
    above = {part for line in ORDER[: _line(here)] for part in line}
    assert {_part(name) for name in _imports(MODULES[module])} - above - {here, ""} == set()


def test_the_order_names_what_there_is() -> None:
    assert {_part(module) for module in MODULES} - {"__init__"} <= {part for line in ORDER for part in line}


def test_mkdocs_is_imported_by_its_host_alone() -> None:
    importers = [module for module, path in MODULES.items() if any(name.split(".")[0] == "mkdocs" for name in _imports(path, "mkdocs"))]
    host = [f"generator.hosts.mkdocs.{name}" for name in ("build", "pages", "plugin", "theme")]
    assert importers == [*host, "generator.live.theme"]  # the last keeps the host's theme ready


@pytest.mark.parametrize("module", MODULES)
def test_the_world_is_touched_where_the_table_says(module: str) -> None:
    path = MODULES[module]
    place = path.relative_to(PACKAGE).as_posix()
    assert {name for name in _touches(path) if place not in WORLD[name]} == set()


def test_the_table_of_the_world_lists_no_file_in_vain() -> None:
    listed = {(place, name) for name, places in WORLD.items() for place in places if (PACKAGE / place).is_file()}
    assert listed == {(path.relative_to(PACKAGE).as_posix(), name) for path in MODULES.values() for name in _touches(path)}


def _part(module: str) -> str:
    """``generator.text.refs`` belongs to ``text``; the version, in ``generator/__init__.py``, to nothing."""
    part = f"{module}.".split(".")[1]
    return part if (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file() else ""


def _line(part: str) -> int:
    return next((number for number, line in enumerate(ORDER) if part in line), 0)


def _imports(path: Path, package: str = "generator") -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == package)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == package:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _touches(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Name(id="open" as name) | ast.Attribute(attr="open" | "read_text" | "read_bytes" as name):
                yield name
            case ast.Attribute(attr="write_text" | "write_bytes" as name):
                yield name
            case ast.Attribute(attr="now" | "today" | "environ" | "getenv" | "time" | "perf_counter" as name, value=owner):
                if _name(owner) in {"datetime", "date", "os", "time"}:
                    yield name
            case ast.Attribute(value=ast.Name(id="imagesize" as name)):
                yield name


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
