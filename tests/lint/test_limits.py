"""Thresholds of rules in mkdocs.yml: typed, documented, and told when they are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.catalogue import explain
from generator.lint.limits import limits_of
from generator.lint.rules import RULES
from generator.model.described import descriptions
from tests.conftest import ROOT, TODAY, Command

WITH_LIMITS = [rule for rule in RULES if limits_of(rule)]


@pytest.fixture
def tiny(tmp_project: Callable[..., Path]) -> Path:
    return tmp_project("tiny")


def found(answerpress: Command, project: Path, rules: str) -> list[dict[str, Any]]:
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8").partition("  - answerpress")[0]
    config.write_text(f"{text}  - answerpress:\n      rules:\n{rules}", "utf-8")
    _, output = answerpress(project, "check", "--today", TODAY, "--format", "json")
    diagnostics: list[dict[str, Any]] = json.loads(output)["diagnostics"]
    return diagnostics


def places(findings: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    return [(finding["name"], finding["line"], finding["column"]) for finding in findings]


def test_a_threshold_of_the_project_is_the_one_that_counts(answerpress: Command, tiny: Path) -> None:
    [finding] = found(answerpress, tiny, "        odd-title-width: {severity: warning, widest: 12}\n")
    assert (finding["name"], finding["severity"]) == ("odd-title-width", "warning")
    assert finding["message"].endswith("not 10 to 12")


def test_a_threshold_alone_leaves_the_severity(answerpress: Command, tiny: Path) -> None:
    [finding] = found(answerpress, tiny, "        odd-title-width:\n          widest: 12\n")
    assert finding["severity"] == "error"


@pytest.mark.parametrize("off", ["off", '"off"', "{severity: off}", "{severity: off, widest: 12}"])
def test_a_rule_can_be_off_with_or_without_quotes(off: str, answerpress: Command, tiny: Path) -> None:
    assert found(answerpress, tiny, f"        odd-title-width: {off}\n        odd-description-width: {{narrowest: 1}}\n") == []


def test_what_is_no_threshold_is_told_where_it_stands(answerpress: Command, tiny: Path) -> None:
    findings = found(answerpress, tiny, "        odd-title-width: {wides: 80}\n        future-date: {days: 3}\n")
    assert places(findings) == [("unknown-threshold", 11, 27), ("unknown-threshold", 12, 23)]
    assert findings[0]["hint"] == "did you mean `widest`?"
    assert findings[1]["hint"] == "it has none; give it a severity"


@pytest.mark.parametrize("value", ["wide", "-1", "1.5", "true", '"80"'])
def test_a_value_that_the_threshold_cannot_take_is_told_and_its_default_stays(value: str, answerpress: Command, tiny: Path) -> None:
    findings = found(answerpress, tiny, f"        odd-title-width: {{widest: {value}, narrowest: 60}}\n")
    assert places(findings) == [("odd-title-width", 1, 8), ("unknown-threshold", 11, 27)]
    assert findings[0]["message"].endswith("not 60 to 70")
    assert findings[1]["hint"].endswith("the threshold is 70")


def test_an_unknown_rule_and_severity_are_told_where_they_stand(answerpress: Command, tiny: Path) -> None:
    findings = found(answerpress, tiny, "        odd-titel-width: error\n        future-date: {severity: loud}\n")
    assert places(findings) == [("unknown-rule", 11, 9), ("unknown-rule", 12, 9)]


@pytest.mark.parametrize("rule", WITH_LIMITS, ids=lambda rule: rule.CODE.name)
def test_every_threshold_has_a_default_and_says_what_it_is(rule: ModuleType) -> None:
    model = limits_of(rule)
    assert model is not None
    assert model() is not None
    assert descriptions(model).keys() == model.model_fields.keys()
    assert all(f"`{name}`" in explain(rule.CODE) for name in model.model_fields)
    assert "severity" not in model.model_fields


def test_thresholds_are_documented() -> None:
    page = (ROOT / "docs/editors/diagnostics.md").read_text("utf-8")
    assert all(f"| `{name}` |" in page for rule in WITH_LIMITS for name in (limits_of(rule) or type(rule)).model_fields)  # type: ignore[union-attr]
