"""The JSON Schema (2020-12) of the JSON report, for programs that read it; `answerpress schema` writes it as `report.json`."""

from __future__ import annotations

from typing import Any

_NUMBER = {"type": "integer", "minimum": 1}
_PLACE = {
    "path": {"type": "string", "minLength": 1, "description": "File, relative to the folder of mkdocs.yml, with forward slashes."},
    "line": {**_NUMBER, "description": "Line, counted from 1."},
    "column": {**_NUMBER, "description": "Column in characters, counted from 1."},
    "end_line": {**_NUMBER, "description": "Line on which the place ends."},
    "end_column": {**_NUMBER, "description": "Column behind the last character."},
}

REPORT: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Report of answerpress check and build",
    "type": "object",
    "required": ["diagnostics"],
    "additionalProperties": False,
    "properties": {
        "diagnostics": {
            "type": "array",
            "description": "The findings, sorted by file, line and column.",
            "items": {"$ref": "#/$defs/Diagnostic"},
        }
    },
    "$defs": {
        "Diagnostic": {
            "type": "object",
            "required": ["code", "name", "severity", *_PLACE, "message", "hint", "fixable", "others"],
            "additionalProperties": False,
            "properties": {
                "code": {"type": "string", "pattern": "^AP[A-Z][0-9]{3}$", "description": "Id of what is wrong; it never changes."},
                "name": {
                    "type": "string",
                    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
                    "description": "Name of what is wrong, as `allow` takes it.",
                },
                "severity": {"enum": ["error", "warning"], "description": "An error stops a build."},
                **_PLACE,
                "message": {"type": "string", "minLength": 1, "description": "What is there."},
                "hint": {"type": "string", "minLength": 1, "description": "What to do next."},
                "fixable": {"type": "boolean", "description": "Whether `answerpress check --fix` mends it."},
                "others": {
                    "type": "array",
                    "description": "Further places that take part.",
                    "items": {"type": "object", "required": [*_PLACE], "additionalProperties": False, "properties": _PLACE},
                },
            },
        }
    },
}
