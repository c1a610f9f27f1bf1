"""Diagnostics as SARIF 2.1.0 (OASIS), which code hosts show beside the lines.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from generator.diagnostics import Code, Diagnostic, Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
INFORMATION = "https://pypi.org/project/answerpress/"


def render(diagnostics: Iterable[Diagnostic], version: str) -> str:
    """Return one run with the rules that were broken and every result; columns count characters."""
    found = list(diagnostics)
    rules = sorted({item.code for item in found}, key=lambda code: code.id)
    driver = {"name": "answerpress", "version": version, "informationUri": INFORMATION, "rules": [_rule(code) for code in rules]}
    numbers = {code.id: number for number, code in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "the folder of mkdocs.yml"}}},
        "results": [_result(item, numbers[item.code.id]) for item in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    text = code.explanation.strip()
    return {
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": text.split("\n")[0]},
        "fullDescription": {"text": text},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(diagnostic: Diagnostic, number: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code.id,
        "ruleIndex": number,
        "level": diagnostic.severity,
        "message": {"text": f"{diagnostic.message}. Hint: {diagnostic.hint}"},
        "locations": [_location(diagnostic.span)],
    }
    if diagnostic.fix:
        result["fixes"] = [_fix(diagnostic)]
    if diagnostic.others:
        result["relatedLocations"] = [{"id": number, **_location(span)} for number, span in enumerate(diagnostic.others, 1)]
    return result


def _fix(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return the change that needs no person, by offsets in characters."""
    fix = diagnostic.fix
    region = {"charOffset": fix.start, "charLength": fix.end - fix.start} if fix else {}
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix.text if fix else ""}}
    change = {"artifactLocation": _artifact(diagnostic.span), "replacements": [replacement]}
    return {"description": {"text": diagnostic.hint}, "artifactChanges": [change]}


def _artifact(span: Span) -> dict[str, str]:
    return {"uri": quote(span.path), "uriBaseId": "PROJECT"}


def _location(span: Span) -> dict[str, Any]:
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end_line and (span.end_line, span.end_column) > (span.line, span.column):
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    return {"physicalLocation": {"artifactLocation": _artifact(span), "region": region}}
