"""JSON Schemas (2020-12) of all kinds and vocabularies, for editors that complete and validate, and of the report."""

from __future__ import annotations

import json
from typing import Any

from generator.kinds import KINDS
from generator.model.artifact import Artifact
from generator.model.entry import Internal
from generator.pipeline.load import VOCABULARIES
from generator.report.schema import REPORT

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> list[Artifact]:
    """Return one schema file a kind and vocabulary, such as ``answer.json``, and that of the JSON report."""
    found = [(kind.name, _entry_schema(kind.model)) for kind in KINDS]
    found += [(name, model.model_json_schema()) for name, model in VOCABULARIES.items()]
    found.append(("report", REPORT))
    return [Artifact(f"{name}.json", _text({"$schema": DIALECT, **schema}).encode()) for name, schema in found]


def _entry_schema(model: Any) -> dict[str, Any]:
    """Return the schema of a kind, with the private notes that its files may hold."""
    schema: dict[str, Any] = model.model_json_schema()
    notes = Internal.model_json_schema()
    notes["description"] = "Private handling notes: never published."
    schema["properties"]["internal"] = notes
    return schema


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
