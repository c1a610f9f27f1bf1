"""JSON in lines, and bytes put aside: what is read back is what was put in."""

from __future__ import annotations

import json
import tempfile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.spool import Spool
from generator.outputs.build import lines
from generator.outputs.schemamap import whole_graph

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUE = st.recursive(st.none() | st.booleans() | TEXT, lambda held: st.lists(held) | st.dictionaries(TEXT, held))


@given(st.dictionaries(TEXT, VALUE | st.lists(st.dictionaries(TEXT, VALUE)), min_size=1))
def test_lines_are_the_object(value: dict[str, Any]) -> None:
    assert json.loads("".join(lines(value))) == value
    later = {name: iter(held) if isinstance(held, list) else held for name, held in value.items()}
    assert "".join(lines(later)) == "".join(lines(value))


def test_each_object_of_a_list_has_a_line() -> None:
    assert "".join(lines({"a": 1, "b": [{"c": []}, {}], "d": ["e"], "f": []})).split("\n") == [
        "{", '"a": 1,', '"b": [', '{"c":[]},', "{}", "],", '"d": ["e"],', '"f": []', "}", "",
    ]  # fmt: skip


@given(st.lists(st.binary()))
def test_what_was_put_aside_is_read_in_any_order(parts: list[bytes]) -> None:
    with tempfile.TemporaryFile() as file:
        for spool in (Spool(), Spool(file)):
            places = [spool.add(part) for part in parts]
            assert [spool.read(*place) for place in reversed(places)] == parts[::-1]
            assert spool.read(*spool.add(b"more")) == b"more"


def test_of_a_node_the_longest_stands_in_the_place_of_the_first() -> None:
    short, long, other = {"@id": "a"}, {"@id": "a", "name": "A"}, {"@id": "b"}
    graphs = [[short, other], [long, {"@id": "a", "url": "/"}], [short]]
    assert json.loads(b"".join(whole_graph(graphs, Spool())))["@graph"] == [long, other]
