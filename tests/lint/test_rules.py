"""Every rule against its spec: ``tests/specs/<name of the rule>.yml``.

A case changes files of the good site in ``tests/broken/site`` (pairs of old and new text). A good
case must not be told by the rule; a bad one exactly at the places in ``found``. A ``stamped`` one has a lock of the
site as it was before the changes.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator.config import read_config
from generator.diagnostics import Diagnostic
from generator.lint.rules import RULES
from generator.pipeline.prepare import prepare
from tests.conftest import TODAY, run

TESTS = Path(__file__).resolve().parent.parent
SITE = TESTS / "broken" / "site"
SPECS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((TESTS / "specs").glob("*.yml"))}


def cases(which: str) -> Iterator[Any]:
    for name, spec in SPECS.items():
        yield from (pytest.param(name, case, id=f"{name}: {case['name']}") for case in spec[which])


def told(rule: str, case: dict[str, Any], root: Path) -> list[Diagnostic]:
    """What the rule says of the changed site, in the order of the report."""
    shutil.copytree(SITE, root)
    if case.get("stamped"):
        assert run(root, "stamp", "--today", TODAY)[0] == 0
    for path, changes in case.get("change", {}).items():
        for old, new in changes:
            text = (root / path).read_text("utf-8")
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
            (root / path).write_text(text.replace(old, new), "utf-8")
    config, problems = read_config(root, case.get("today", datetime.date.fromisoformat(TODAY)))
    assert config is not None, problems
    found = prepare(config).diagnostics
    assert not [item for item in found if item.code.id.startswith("APS")], "the case is no content that can be read"
    return [item for item in found if item.code.name == rule]


@pytest.mark.parametrize(("rule", "case"), list(cases("good")))
def test_good_content_is_not_told(rule: str, case: dict[str, Any], tmp_path: Path) -> None:
    assert [str(item.span) for item in told(rule, case, tmp_path / "site")] == []


@pytest.mark.parametrize(("rule", "case"), list(cases("bad")))
def test_bad_content_is_told_where_it_is(rule: str, case: dict[str, Any], tmp_path: Path) -> None:
    found = told(rule, case, tmp_path / "site")
    assert [str(item.span) for item in found] == case["found"]
    assert all(item.hint and item.message for item in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE.name)
def test_every_rule_has_a_spec_with_good_and_bad_cases(rule: ModuleType) -> None:
    spec = SPECS[rule.CODE.name]
    assert spec["rule"] == rule.CODE.name
    assert spec["good"]
    assert spec["bad"]


def test_every_spec_has_a_rule() -> None:
    assert set(SPECS) == {rule.CODE.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE.name)
def test_the_docstring_of_a_rule_is_its_page(rule: ModuleType) -> None:
    """What is wrong in the first line, why it matters after it."""
    assert rule.CODE.explanation == rule.__doc__
    first, _, rest = (rule.__doc__ or "").strip().partition("\n\n")
    assert first.endswith(".")
    assert len(rest.split()) >= 10
