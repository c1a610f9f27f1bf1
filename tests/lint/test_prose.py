"""All texts of an entry are looked through at once: what is found is the same as in each by itself."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.kinds import KINDS
from generator.lint.prose import holding
from generator.model.fields import Part, Prose, RefTo, Words
from generator.model.walk import parts_in
from tests.properties import modest


@modest
@given(st.lists(st.text("ab密钥\n ", max_size=6), max_size=8), st.sampled_from(["密钥", "a+b", "b", "(?<![a-z])a"]))
def test_the_texts_that_hold_something_are_found_by_one_search(among: list[str], pattern: str) -> None:
    look = re.compile(pattern)
    assert list(holding(look, among)) == [number for number, text in enumerate(among) if look.search(text)]


def test_a_pattern_that_finds_nothing_at_all_ends() -> None:
    assert set(holding(re.compile(""), ["a", "", "b", ""])) <= {0, 1, 2, 3}


def marks(annotation: object) -> set[type]:
    inner = {mark for argument in getattr(annotation, "__args__", ()) for mark in marks(argument)}
    return inner | {type(mark) for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Prose | RefTo | Words)}


def test_a_field_says_one_thing_of_its_texts() -> None:
    """So that one walk tells texts from names."""
    models: set[type[Part]] = set()
    waiting: list[type[Part]] = [kind.model for kind in KINDS]
    while waiting:
        model = waiting.pop()
        if model not in models:
            models.add(model)
            waiting += [part for info in model.model_fields.values() for part in parts_in(info.annotation)]
    said = {(model, name): marks(info.rebuild_annotation()) for model in models for name, info in model.model_fields.items()}
    assert {place: found for place, found in said.items() if len(found) > 1} == {}
    assert any(Prose in found for found in said.values())
