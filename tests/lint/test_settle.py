"""Living with rules: severities, allowances with an end, a baseline for old content; formats for machines."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import TODAY, Command

ENTRY = "content/answers/http-401.yml"
TITLE = "title: What status 401 means"


@pytest.fixture
def short(tmp_project: Callable[..., Path]) -> Path:
    """A project with one finding: a title that is too narrow."""
    project = tmp_project("tiny")
    entry = project / ENTRY
    entry.write_text(entry.read_text("utf-8").replace(TITLE, 'title: "Status"'), encoding="utf-8")
    return project


def names(answerpress: Command, project: Path, *more: str) -> tuple[int, list[str]]:
    status, output = answerpress(project, "check", "--today", TODAY, "--format", "json", *more)
    return status, [finding["name"] for finding in json.loads(output)["diagnostics"]]


def settle(project: Path, text: str) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - answerpress", f"  - answerpress:\n      {text}"), encoding="utf-8")


def allow(project: Path, rule: str, until: str) -> None:
    entry = project / ENTRY
    lines = f"allow:\n  - rule: {rule}\n    reason: The product is called so.\n    until: {until}\n"
    entry.write_text(entry.read_text("utf-8") + lines, encoding="utf-8")


def test_without_a_setting_the_finding_is_told(answerpress: Command, short: Path) -> None:
    assert names(answerpress, short) == (1, ["odd-title-width"])


def test_a_severity_of_mkdocs_yml_wins(answerpress: Command, short: Path) -> None:
    settle(short, "rules: {odd-title-width: warning}")
    _, output = answerpress(short, "check", "--today", TODAY, "--format", "json")
    assert [finding["severity"] for finding in json.loads(output)["diagnostics"]] == ["warning"]


def test_a_rule_can_be_off(answerpress: Command, short: Path) -> None:
    settle(short, "rules: {odd-title-width: off}".replace("off", '"off"'))
    assert names(answerpress, short) == (0, [])


def test_an_unknown_rule_or_severity_is_told(answerpress: Command, short: Path) -> None:
    settle(short, "rules: {odd-titel-width: error, future-date: loud}")
    assert names(answerpress, short)[1].count("unknown-rule") == 2


def test_an_allowance_hides_the_finding_until_its_day(answerpress: Command, short: Path) -> None:
    allow(short, "odd-title-width", "2026-11-22")
    assert names(answerpress, short) == (0, [])


def test_an_expired_allowance_is_told_with_the_finding(answerpress: Command, short: Path) -> None:
    allow(short, "odd-title-width", "2026-11-21")
    assert names(answerpress, short) == (1, ["odd-title-width", "expired-allowance"])


def test_an_unused_allowance_is_told(answerpress: Command, short: Path) -> None:
    allow(short, "future-date", "2026-12-01")
    assert sorted(names(answerpress, short)[1]) == ["odd-title-width", "unused-allowance"]


def test_an_allowance_for_no_rule_is_told(answerpress: Command, short: Path) -> None:
    allow(short, "odd-titel-width", "2026-12-01")
    assert sorted(names(answerpress, short)[1]) == ["odd-title-width", "unknown-rule"]


def test_a_fault_of_the_schema_cannot_be_allowed(answerpress: Command, short: Path) -> None:
    allow(short, "unknown-field", "2026-12-01")
    entry = short / ENTRY
    entry.write_text(entry.read_text("utf-8") + "colour: red\n", encoding="utf-8")
    assert "unknown-field" in names(answerpress, short)[1]


def test_a_baseline_knows_old_findings_wherever_their_line_stands_and_no_new_ones(answerpress: Command, short: Path) -> None:
    assert answerpress(short, "check", "--today", TODAY, "--write-baseline", "known.json")[0] == 0
    settle(short, "baseline: known.json")
    entry = short / ENTRY
    entry.write_text("# a line more\n" + entry.read_text("utf-8"), encoding="utf-8")
    assert names(answerpress, short) == (0, [])
    entry.write_text(entry.read_text("utf-8").replace("description: What to do", "description: Do"), encoding="utf-8")
    entry.write_text(entry.read_text("utf-8").replace('title: "Status"', 'title: "Other"'), encoding="utf-8")
    assert names(answerpress, short) == (1, ["odd-title-width"])


def test_a_broken_baseline_is_told(answerpress: Command, short: Path) -> None:
    settle(short, "baseline: known.json")
    (short / "known.json").write_text("[]", encoding="utf-8")
    assert "broken-baseline" in names(answerpress, short)[1]


def test_sarif_names_the_rule_the_place_and_what_to_do(answerpress: Command, short: Path) -> None:
    _, output = answerpress(short, "check", "--today", TODAY, "--format", "sarif")
    run = json.loads(output)["runs"][0]
    jsonschema.validate(json.loads(output), SARIF_PART)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["APL001"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": ENTRY, "uriBaseId": "PROJECT"}
    assert place["region"] == {"startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 16}


def test_github_annotations_escape_what_the_runner_would_read(answerpress: Command, short: Path) -> None:
    _, output = answerpress(short, "check", "--today", TODAY, "--format", "github")
    head, _, message = output.partition("::the title")
    assert head == f"::error file={ENTRY},line=1,endLine=1,col=8,title=APL001 odd-title-width"
    assert message.endswith("%0Ahint: say more of what the page gives\n")


SARIF_PART = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "ruleIndex", "level", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"type": "object", "required": ["text"]},
                            },
                        },
                    }
                },
            },
        },
    },
}
"""The part of the SARIF 2.1.0 schema that we write."""
