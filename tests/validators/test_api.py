"""/api against the JSON Schemas that it publishes (2020-12), with formats."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.validators.conftest import Judged

FORMATS = FormatChecker(("date",))
FORMATS.checks("uri")(lambda value: bool(re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value)))


def validator(site: Judged, name: str) -> Draft202012Validator:
    return Draft202012Validator(site.json(f"api/schemas/{name}.json"), format_checker=FORMATS)


def test_the_schemas_are_schemas(judged: Judged) -> None:
    addresses = judged.json("api/index.json")["schemas"]
    assert {judged.file_of(address) for address in addresses.values()} == set(judged.paths("api/schemas/*.json"))
    for path in judged.paths("api/schemas/*.json"):
        schema = judged.json(path)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)


def test_every_record_keeps_to_its_schema(judged: Judged) -> None:
    records = [path for path in judged.paths("api/*/*.json") if "schemas" not in path]
    assert records
    page = validator(judged, "page")
    for path in records:
        assert [error.message for error in page.iter_errors(judged.json(path))] == [], path


def test_every_list_keeps_to_its_schema(judged: Judged) -> None:
    kinds = [judged.file_of(kind["url"]) for kind in judged.json("api/index.json")["kinds"]]
    assert {*kinds, "api/index.json"} == set(judged.paths("api/*.json"))
    for path in kinds:
        assert [error.message for error in validator(judged, "kind").iter_errors(judged.json(path))] == [], path


def test_every_passage_keeps_to_its_schema(judged: Judged) -> None:
    chunk = validator(judged, "chunk")
    lines = judged.text("api/chunks.jsonl").splitlines()
    assert lines
    for line in lines:
        assert [error.message for error in chunk.iter_errors(json.loads(line))] == []


@pytest.mark.parametrize("what", ["missing", "unknown", "type", "date", "uri", "block", "text"])
def test_the_schema_refuses_other_records(what: str, judged: Judged) -> None:
    path = next(path for path in judged.paths("api/answer/*.json"))
    value: dict[str, Any] = copy.deepcopy(judged.json(path))
    box = value["blocks"][0]
    match what:
        case "missing":
            del value["title"]
        case "unknown":
            value["internal"] = {"notes": "x"}
        case "type":
            value["stale"] = "no"
        case "date":
            value["updated"] = "2025-13-01"
        case "uri":
            value["url"] = "/answers/x/"
        case "block":
            box["type"] = "Box"
        case "text":
            box["answer"] = {"plain": "x"}
    assert list(validator(judged, "page").iter_errors(value)) != []
