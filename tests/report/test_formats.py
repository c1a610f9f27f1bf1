"""The reports for programs against what is published of their form, for any finding that there may be."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Code, Diagnostic, Fix, Span
from generator.report import github, sarif
from generator.report import json as json_report
from generator.report.schema import REPORT
from generator.schema import schemas
from tests.properties import modest

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
PATHS = st.sampled_from(["content/a.yml", "content/回答/一 二.yml", "mkdocs.yml", ".", "content/a%20b.md", "a:b,c.yml"])
SPANS = st.builds(
    lambda path, line, column, lines, columns: Span(path, line, column, line + lines, column + columns),
    PATHS, st.integers(1, 99), st.integers(1, 99), st.integers(0, 3), st.integers(0, 9),
) | st.builds(Span, PATHS)  # fmt: skip
CODES = st.builds(
    Code, st.from_regex(r"AP[A-Z][0-9]{3}", fullmatch=True), st.just("odd-thing"), WORDS, st.sampled_from(["error", "warning"])
)
FIXES = st.none() | st.builds(
    lambda start, length, text: Fix(start, start + length, text), st.integers(0, 999), st.integers(0, 9), st.text(max_size=4)
)
FINDINGS = st.lists(st.builds(Diagnostic, SPANS, CODES, WORDS, WORDS, st.lists(SPANS, max_size=2).map(tuple), FIXES), max_size=4)


def _object(required: str, optional: str = "", **properties: Any) -> dict[str, Any]:
    """An object with just these properties, as SARIF 2.1.0 defines all of its objects."""
    assert {*required.split(), *optional.split()} == set(properties)
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": False}


TEXT = _object("text", text={"type": "string"})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
WHERE = _object(
    "uri uriBaseId", uri={"type": "string", "pattern": r"^[\x21-\x7e]+$", "format": "uri-reference"}, uriBaseId={"type": "string"}
)
FROM_1, FROM_0 = {"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 0}
REGION = _object("startLine startColumn", "endLine endColumn", startLine=FROM_1, startColumn=FROM_1, endLine=FROM_1, endColumn=FROM_1)
PHYSICAL = _object("artifactLocation region", artifactLocation=WHERE, region=REGION)
REPLACEMENT = _object(
    "deletedRegion insertedContent",
    deletedRegion=_object("charOffset charLength", charOffset=FROM_0, charLength=FROM_0),
    insertedContent=TEXT,
)
CHANGE = _object(
    "artifactLocation replacements", artifactLocation=WHERE, replacements={"type": "array", "minItems": 1, "items": REPLACEMENT}
)
RULE = _object(
    "id name shortDescription fullDescription defaultConfiguration",
    id={"type": "string"},
    name={"type": "string"},
    shortDescription=TEXT,
    fullDescription=TEXT,
    defaultConfiguration=_object("level", level=LEVEL),
)
RESULT = _object(
    "ruleId ruleIndex level message locations",
    "relatedLocations fixes",
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=TEXT,
    locations={"type": "array", "items": _object("physicalLocation", physicalLocation=PHYSICAL)},
    relatedLocations={"type": "array", "items": _object("id physicalLocation", id=FROM_0, physicalLocation=PHYSICAL)},
    fixes={
        "type": "array",
        "items": _object(
            "description artifactChanges", description=TEXT, artifactChanges={"type": "array", "minItems": 1, "items": CHANGE}
        ),
    },
)
DRIVER = _object(
    "name version informationUri rules",
    name={"type": "string"},
    version={"type": "string"},
    informationUri={"type": "string", "format": "uri"},
    rules={"type": "array", "items": RULE},
)
RUN = _object(
    "tool columnKind originalUriBaseIds results",
    tool=_object("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    originalUriBaseIds={"type": "object", "additionalProperties": _object("description", description=TEXT)},
    results={"type": "array", "items": RESULT},
)
SARIF = _object(
    "$schema version runs",
    **{"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
)
"""What SARIF 2.1.0 (OASIS, sections 3.13 to 3.58) asks of the properties that we write; it allows no others."""


@modest
@given(FINDINGS)
def test_the_json_report_is_valid_against_its_published_schema(findings: list[Diagnostic]) -> None:
    jsonschema.Draft202012Validator.check_schema(REPORT)
    report = json.loads(json_report.render(findings))
    jsonschema.Draft202012Validator(REPORT).validate(report)
    assert [item["fixable"] for item in report["diagnostics"]] == [finding.fix is not None for finding in findings]


def test_the_schema_of_the_report_is_written_with_the_others() -> None:
    [written] = [artifact for artifact in schemas() if artifact.path == "report.json"]
    assert json.loads(written.data) == REPORT


@modest
@given(FINDINGS)
def test_sarif_is_what_the_standard_allows(findings: list[Diagnostic]) -> None:
    report = json.loads(sarif.render(findings, "1.2.3"))
    jsonschema.Draft202012Validator(SARIF).validate(report)
    [run] = report["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [result["ruleId"] for result in run["results"]]
    assert len(json.dumps(rules)) == len(json.dumps([rule for number, rule in enumerate(rules) if rule not in rules[:number]]))
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region.get("endLine", 10**6), region.get("endColumn", 10**6)) > (region["startLine"], region["startColumn"])


COMMAND = re.compile(r"::(?P<command>error|warning) (?P<properties>[^\r\n]*?)::(?P<message>[^\r\n]*)")


@modest
@given(FINDINGS)
def test_annotations_are_read_by_a_runner_as_they_are_meant(findings: list[Diagnostic]) -> None:
    """A runner takes a line for a command, splits its properties at commas, and undoes five escapes."""
    lines = github.render(findings).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        match = COMMAND.fullmatch(line)
        assert match is not None
        given = dict(pair.split("=", 1) for pair in match["properties"].split(","))
        assert _unescaped(given["file"]) == finding.span.path
        assert (int(given["line"]), int(given["col"])) == (finding.span.line, finding.span.column)
        assert _unescaped(match["message"]) == f"{finding.message}\nhint: {finding.hint}"
        assert match["command"] == finding.severity


def _unescaped(text: str) -> str:
    for escape, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def test_the_schema_that_sarif_names_is_that_of_its_version() -> None:
    report = json.loads(sarif.render([], "1.2.3"))
    assert Path(report["$schema"]).name == "sarif-2.1.0.json"
    assert report["version"] == "2.1.0"
