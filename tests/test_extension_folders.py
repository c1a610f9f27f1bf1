"""Six folders are open for extension, each through one tuple that is read aloud in order: no module may be forgotten in it."""

from __future__ import annotations

from types import ModuleType

import pytest

from generator.audit.checks import CHECKS
from generator.commands import COMMANDS
from generator.desk.targets import TARGETS
from generator.hosts import HOSTS
from generator.kinds import KINDS
from generator.lint.rules import RULES
from generator.listings import LISTINGS
from generator.outputs import OUTPUTS
from tests.conftest import ROOT

SHARED = {
    "kinds": {"compose", "capabilities"},
    "outputs": {"budget", "build", "head", "jsonld", "records", "texts"},
    "listings": {"frame", "paginate"},
    "commands": {"common", "writing"},
}
"""Modules that an extension uses: no extensions themselves."""


def _module(item: object) -> str:
    return item.__name__ if isinstance(item, ModuleType) else str(item.__module__)  # type: ignore[attr-defined]


NAMED = {
    "kinds": [kind.model.__module__ for kind in KINDS],
    "outputs": [_module(plan) for plan in OUTPUTS],
    "listings": [_module(pages) for pages in LISTINGS],
    "desk/targets": [target.write.__module__ for target in TARGETS],
    "lint/rules": [_module(rule) for rule in RULES],
    "audit/checks": [_module(check) for check in CHECKS],
    "commands": [f"generator.commands.{name.replace('-', '_')}" for name in COMMANDS],
    "hosts": [f"generator.hosts.{name}" for name in HOSTS],
}


@pytest.mark.parametrize("folder", NAMED)
def test_every_module_of_the_folder_is_in_its_tuple_once(folder: str) -> None:
    package = "generator." + folder.replace("/", ".")
    place = ROOT / "generator" / folder
    found = {path.stem for path in place.glob("*.py")} | {path.parent.name for path in place.glob("*/__init__.py")}
    found -= {"__init__"} | SHARED.get(folder, set())
    assert sorted(NAMED[folder]) == sorted(f"{package}.{name}" for name in found)
