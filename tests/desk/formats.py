"""Whether a file of a target is valid: against the JSON Schemas of ``generator/desk/schemas``, or by hand where it is no JSON.

YAML is read as its JSON value; CSV is checked line by line.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

import generator.desk

SCHEMAS = Path(generator.desk.__file__).parent / "schemas"


def problems_of(name: str, text: str) -> list[str]:
    """Return what is wrong with the file of a target, or with a map."""
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(_value(name, text))]


def _value(name: str, text: str) -> Any:
    if name in {"osticket", "espanso"}:
        return yaml.safe_load(text)
    if name in {"csv", "zammad"}:
        assert text.endswith("\r\n")
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    return json.loads(text)
