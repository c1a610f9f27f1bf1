"""The site ``all-kinds`` keeps its promise: every kind, every field, every note to keep private. The other tests lean on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.kinds import KINDS
from generator.kinds.compose import Kind
from generator.model.entry import Internal
from generator.model.fields import Part
from generator.model.walk import parts_in
from generator.pipeline.load import VOCABULARIES
from tests.conftest import SITES

CONTENT = SITES / "all-kinds" / "content"
NOT_ON_ONE_ENTRY = {"moved_to", "allow"}
"""Only a retired page has the one (answers/old-address.yml), only a page with a finding the other (pages/contact.yml)."""


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_one_entry_of_every_kind_uses_every_field(kind: Kind) -> None:
    entries = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((CONTENT / kind.folder).glob("*.yml"))]
    wanted = {*kind.model.model_fields, "internal"} - NOT_ON_ONE_ENTRY
    if kind.name == "faq":
        wanted.remove("faqs")  # its entries are its questions
    assert min((sorted(wanted - set(entry)) for entry in entries), key=len) == []


def test_every_field_inside_a_field_is_used_somewhere() -> None:
    used: dict[type[Part], set[str]] = {}
    models = [kind.model for kind in KINDS]
    for kind in KINDS:
        for path in (CONTENT / kind.folder).glob("*.yml"):
            _use(kind.model, yaml.safe_load(path.read_text("utf-8")), used)
    for name, model in VOCABULARIES.items():
        models.append(model)
        _use(model, yaml.safe_load((CONTENT / f"{name}.yml").read_text("utf-8")), used)
    inner = {part for model in models for part in _parts(model)}
    assert {f"{part.__name__}.{name}" for part in inner for name in set(part.model_fields) - used.get(part, set())} == set()


def test_every_private_field_of_every_entry_holds_a_canary() -> None:
    for path in sorted(CONTENT.glob("*/*.yml")):
        notes = yaml.safe_load(path.read_text("utf-8"))["internal"]
        assert set(notes) == set(Internal.model_fields), path.name
        for value in notes.values():
            assert all("CANARY" in text for text in (value if isinstance(value, list) else [value])), path.name


def _parts(model: type[Part]) -> Iterator[type[Part]]:
    for info in model.model_fields.values():
        for part in parts_in(info.annotation):
            yield part
            yield from _parts(part)


def _use(model: type[Part], value: Any, used: dict[type[Part], set[str]]) -> None:
    if not isinstance(value, dict):
        return
    used.setdefault(model, set()).update(set(value) & set(model.model_fields))
    for name, info in model.model_fields.items():
        for part in parts_in(info.annotation):
            for item in _flat(value.get(name)):
                if isinstance(item, dict) and set(item) <= set(part.model_fields):
                    _use(part, item, used)


def _flat(value: Any) -> Iterator[Any]:
    for item in value if isinstance(value, list) else [value]:
        yield from _flat(item) if isinstance(item, list) else [item]
