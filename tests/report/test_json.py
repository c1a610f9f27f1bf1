"""The report for programs: one JSON object, the same facts, nothing else on standard output."""

from __future__ import annotations

import json

from generator.diagnostics import Code, Span
from generator.report.json import render

CODE = Code("APX001", "odd-thing", "Why.")


def test_a_report_reads_like_this() -> None:
    place = Span("content/answers/x.yml", 3, 8, 3, 14)
    finding = CODE.at(place, "“编辑” is not there", "did you mean `editors`?", others=[Span("content/site.yml", 2)])
    assert render([finding]) == (
        "{\n"
        '  "diagnostics": [\n'
        "    {\n"
        '      "code": "APX001",\n'
        '      "name": "odd-thing",\n'
        '      "severity": "error",\n'
        '      "path": "content/answers/x.yml",\n'
        '      "line": 3,\n'
        '      "column": 8,\n'
        '      "end_line": 3,\n'
        '      "end_column": 14,\n'
        '      "message": "“编辑” is not there",\n'
        '      "hint": "did you mean `editors`?",\n'
        '      "fixable": false,\n'
        '      "others": [\n'
        "        {\n"
        '          "path": "content/site.yml",\n'
        '          "line": 2,\n'
        '          "column": 1,\n'
        '          "end_line": 2,\n'
        '          "end_column": 1\n'
        "        }\n"
        "      ]\n"
        "    }\n"
        "  ]\n"
        "}\n"
    )


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(render([])) == {"diagnostics": []}


def test_findings_keep_their_order() -> None:
    findings = [CODE.at(Span("b.yml"), "2", "h"), CODE.at(Span("a.yml"), "1", "h")]
    assert [item["path"] for item in json.loads(render(findings))["diagnostics"]] == ["b.yml", "a.yml"]
