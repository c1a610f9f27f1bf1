"""YAML with positions: what is read, what is refused, and that every place is where it says."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.source.files import decode_text
from generator.source.plain import plain_value
from generator.source.reader import Reader
from generator.source.yamldoc import Document, parse
from tests.conftest import ROOT, SITES
from tests.properties import at, lies_inside, modest, yaml_text


def read(text: str) -> Document:
    document, problems = parse("x.yml", text)
    assert problems == []
    assert document is not None
    return document


def problems_of(text: str) -> list[tuple[str, str]]:
    return [(str(problem.span).removeprefix("x.yml:"), problem.code.id) for problem in parse("x.yml", text)[1]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("模型不存在", "模型不存在"),
        ("stream=true 没有 data 行", "stream=true 没有 data 行"),
        ("model_not_found", "model_not_found"),
        ("'no'", "no"),
        ('"1.10"', "1.10"),
        ('"2026-05-01"', "2026-05-01"),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("401", 401),
        ("123456789012345678", 123456789012345678),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("2026-05-01", datetime.date(2026, 5, 1)),
        ("v1.10", "v1.10"),
        ("1.2.3", "1.2.3"),
        ("12:30 之前", "12:30 之前"),
        ("+86 138", "+86 138"),
        ("--flag", "--flag"),
        ("...", "..."),
        ("nothing", "nothing"),
        ("one", "one"),
        ("[a, b]", ["a", "b"]),
        ("{a: b}", {"a": "b"}),
        ("[]", []),
        ("{}", {}),
        ("a # note", "a"),
        ("a#b", "a#b"),
        ("https://api.example.com/v1", "https://api.example.com/v1"),
        (r'"a\n\u4e2d"', "a\n中"),
        ("'it''s'", "it's"),
        ("|\n  一\n\n  二\n", "一\n\n二\n"),
        ("|-\n  一\n", "一"),
        (">\n  a\n  b\n\n  c\n", "a b\nc\n"),
    ],
)
def test_plain_data_is_read_as_it_is_written(written: str, value: Any) -> None:
    assert read(f"x: {written}").value == {"x": value}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *((word, "APS015") for word in ("yes", "no", "on", "off", "y", "n", "Yes", "NO", "On", "True", "FALSE")),
        *(
            (number, "APS016")
            for number in ("1.10", "1.0", "007", "+1", "1_000", "0x1F", "0o17", "0b1", "1e3", "1.5e-3", ".5", "1.", ".inf")
        ),
        *((number, "APS016") for number in ("-.nan", "2026-5-1", "2026-05-01 12:30:00", "2026-05-01T12:30:00Z", "1234567890123456789")),
        *((time, "APS017") for time in ("12:30", "1:2:3", "-1:30", "190:20:30.15")),
        ("2026-02-30", "APS025"),
        ("2026-13-01", "APS025"),
    ],
)
def test_what_yaml_1_1_and_1_2_read_differently_is_refused(written: str, code: str) -> None:
    """It is kept as the text that was written, so that the schema does not find the same fault again."""
    document, problems = parse("x.yml", f"x: {written}")
    assert [(str(problem.span), problem.code.id) for problem in problems] == [("x.yml:1:4", code)]
    assert document is not None
    assert document.value == {"x": written}
    assert document.reported == {("x",)}


@pytest.mark.parametrize("written", ["null", "~", "Null", "NULL", ""])
def test_a_key_without_a_value_is_told_at_the_key(written: str) -> None:
    assert problems_of(f"a: 1\nbcd: {written}\n") == [("2:1", "APS030")]


def test_a_file_may_lack_its_last_line_end() -> None:
    assert read("a: |\n  一\n  二").value == {"a": "一\n二"}
    assert problems_of("a: [1,\n  二") == [("1:4", "APS010")]


def test_positions_count_characters() -> None:
    text = "标题: 𠮷野家\nlist:\n  - 模型: 名称\n    键: [一, 二]\n"
    document = read(text)
    places = {
        ("标题",): "𠮷野家",
        ("list", 0, "模型"): "名称",
        ("list", 0, "键", 1): "二",
    }
    assert {where: at(document.span(where), text) for where in places} == places
    assert {where: at(document.key_span(where), text) for where in places if isinstance(where[-1], str)} == {
        ("标题",): "标题",
        ("list", 0, "模型"): "模型",
    }
    assert str(document.key_span(("list", 0, "键", 1))) == "x.yml:4:12"


def test_what_is_not_there_is_where_its_holder_is() -> None:
    document = read("a: 1\nb:\n  c: 2\n")
    assert str(document.span(("b", "d", 3))) == "x.yml:3:3"
    assert str(document.key_span(("b", "d"))) == "x.yml:3:3"
    assert str(document.span(("z",))) == "x.yml:1:1"


@pytest.mark.parametrize(
    ("text", "needle", "nth", "place"),
    [
        ("a: 先看[这里](answer:x)\n", "answer:x", 0, "1:11"),
        ("a: '先看[这里](answer:x)'\n", "answer:x", 0, "1:12"),
        ('a: "\\u5148看[这里](answer:x)"\n', "answer:x", 0, "1:17"),
        ("a: 'it''s answer:x'\n", "answer:x", 0, "1:11"),
        ("a: |\n  一\n\n  二 answer:x\n", "answer:x", 0, "4:5"),
        ("a: |2\n    缩进的 answer:x\n", "answer:x", 0, "2:9"),
        ("a: |+\n\n\n  二 answer:x\n\n", "answer:x", 0, "4:5"),
        ("- a: |\n    一\n     二 answer:x\n", "answer:x", 0, "3:8"),
        ("a: >\n  一\n  二 answer:x\n", "answer:x", 0, "3:5"),
        ("a: >\n  answer:x\n  answer:x\n  answer:x\n", "answer:x", 2, "4:3"),
        ("a: 一\n  二 answer:x\n", "answer:x", 0, "2:5"),
        ("a: answer:xy 和 answer:x\n", "answer:x", 1, "1:16"),
    ],
)
def test_a_part_of_a_text_is_found_in_the_source(text: str, needle: str, nth: int, place: str) -> None:
    holder = read(text if text.startswith("a") else f"x:\n{text}")
    where = ("a",) if text.startswith("a") else ("x", 0, "a")
    line = 0 if text.startswith("a") else 1
    value = holder.value["a"] if text.startswith("a") else holder.value["x"][0]["a"]
    start = -1
    for _ in range(nth + 1):
        start = value.index(needle, start + 1)
    span = holder.locate(where, start, start + len(needle))
    assert f"{span.line - line}:{span.column}" == place
    assert at(span, holder.text) == needle


def test_a_text_that_the_source_writes_otherwise_is_told_as_a_whole() -> None:
    document = read('a: "answer\\u003ax"\n')
    assert str(document.locate(("a",), 0, 8)) == "x.yml:1:4"
    assert str(document.locate(("b",), 0, 8)) == "x.yml:1:1"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1\nb: *x\n", [("1:4", "APS013"), ("2:4", "APS013")]),
        ("&x a: 1\n", [("1:1", "APS013")]),
        ("*x : 1\n", [("1:1", "APS013")]),
        ("a: {<<: *x}\n", [("1:5", "APS013")]),
        ("!!str a: 1\n", [("1:1", "APS014")]),
        ("a: !x\n", [("1:4", "APS014")]),
        ("a: ! b\n", [("1:4", "APS014")]),
        ("a: 1\nb: 2\na: {a: 1, a: 2}\na: 3\n", [("3:1", "APS012"), ("4:1", "APS012")]),
        ("{a: 1}: 2\nb: no\n", [("1:1", "APS018"), ("2:4", "APS015")]),
        ("a: no\n---\nb: 1\n", [("1:4", "APS015"), ("2:1", "APS019")]),
        ("a: no\nb: [\nc: no\n", [("1:4", "APS015"), ("2:4", "APS010")]),
    ],
)
def test_several_faults_are_told_in_one_run_and_each_once(text: str, found: list[tuple[str, str]]) -> None:
    assert problems_of(text) == found


def test_a_duplicate_names_the_first() -> None:
    [problem] = parse("x.yml", "a: 1\nb: 2\na: 3\n")[1]
    assert [str(place) for place in problem.others] == ["x.yml:1:1"]
    assert problem.hint == "remove one of the two; the first is on line 1"


def test_a_quoted_merge_key_is_a_word() -> None:
    assert read('"<<": 1').value == {"<<": 1}


@pytest.mark.parametrize("opener", ["[", "- ", "{a: ", "? ", "a: [", "[[], ", "{? "])
@pytest.mark.parametrize("before", ["", "a: "])
def test_nesting_ten_thousand_deep_is_refused(opener: str, before: str) -> None:
    document, problems = parse("x.yml", before + opener * 10_000)
    assert problems
    assert document is None or document.value in ({}, {"a": {}})


def test_the_deepest_that_is_allowed_is_read() -> None:
    """Twenty-four steps: more than any field of any kind."""
    deep: Any = "x"
    for _ in range(23):
        deep = [deep]
    assert read("a: " + "[" * 23 + "x" + "]" * 23).value == {"a": deep}
    assert problems_of("a: " + "[" * 24 + "x" + "]" * 24) == [("1:28", "APS020")]


def test_a_billion_laughs_stay_nine_lines() -> None:
    names = "abcdefghi"
    lines = ["a: &a [哈]", *(f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]" for below, name in itertools.pairwise(names))]
    document, problems = parse("x.yml", "\n".join(lines))
    assert document is not None
    assert document.value["i"] == [None] * 9
    assert len(problems) == 9 + 8 * 9


_plain = st.recursive(
    st.one_of(st.booleans(), st.integers(-(10**17), 10**17), st.dates(), st.text("模型 abc:#-'\"\\\n[]{}&*!|>%@`,?", max_size=12)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text("ab模_", min_size=1, max_size=4), inner, max_size=3)),
    max_leaves=12,
)


@modest
@given(
    value=st.dictionaries(st.text("ab模_", min_size=1, max_size=4), _plain, max_size=4),
    flow=st.booleans(),
    width=st.sampled_from([20, 200]),
)
def test_what_another_yaml_writer_writes_is_read_back(value: dict[str, Any], flow: bool, width: int) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=width)
    document, problems = parse("x.yml", text)
    assert [problem.code.id for problem in problems if problem.code.id != "APS013"] == []
    assume(not problems)
    assert document is not None
    assert document.value == value


@modest
@given(
    lines=st.lists(st.text("模型 abcd。-", max_size=8).map(str.strip), min_size=1, max_size=6).filter(lambda lines: "".join(lines) != ""),
    style=st.sampled_from(["|", ">", "'", '"']),
    indent=st.integers(2, 6),
    data=st.data(),
)
def test_every_word_of_a_text_is_found_where_it_stands(lines: list[str], style: str, indent: int, data: st.DataObject) -> None:
    """Whatever the style: the source at the place that is told reads as the part of the value."""
    value = "\n".join(lines)
    text = yaml.safe_dump({"a": {"b": value}}, allow_unicode=True, default_style=style, indent=indent, width=1000)
    document = read(text)
    assert document.value == {"a": {"b": value}}
    start = data.draw(st.integers(0, len(value) - 1))
    end = data.draw(st.integers(start + 1, len(value)))
    span = document.locate(("a", "b"), start, end)
    assert lies_inside(span, text)
    if "\n" not in value[start:end] and style in "|>":
        assert at(span, text) == value[start:end]


@modest
@given(yaml_text)
@example("a: [")
@example("'")
@example("a: |\n\n  x\n")
@example("? |\n  a\n: - b\n")
@example("a: !\n")
@example("[a]: b: c")
def test_any_text_is_read_or_told_inside_the_file(text: str) -> None:
    source, _ = decode_text("x.yml", text.encode())
    assume(source is not None)
    document, problems = parse("x.yml", text)
    assert document is not None or problems
    assert all(lies_inside(place, text) for problem in problems for place in (problem.span, *problem.others))
    assert all(problem.hint and problem.message for problem in problems)
    if document is not None:
        assert all(lies_inside(document.span(where), text) for where in document.values)
        assert all(lies_inside(document.key_span(where), text) for where in document.keys)


_heads = st.sampled_from([("a: ", ""), ("a: |\n  ", "\n"), ("a: |2+\n  ", ""), ("a: >-\n  ", "\n"), ("a: '", "'"), ('a: "', '"')])
_rows = st.lists(st.text("模型 aab。-\\n'", max_size=6), min_size=1, max_size=5)


@modest
@given(head=_heads, rows=_rows, start=st.integers(0, 12), length=st.integers(0, 12))
def test_any_part_of_any_value_is_told_inside_the_file(head: tuple[str, str], rows: list[str], start: int, length: int) -> None:
    text = head[0] + "\n  ".join(rows) + head[1]
    document, _ = parse("x.yml", text)
    value = document.value.get("a") if document else None
    if document and isinstance(value, str):
        first = min(start, len(value))
        assert lies_inside(document.locate(("a",), first, min(first + length, len(value))), text)


# the quick reading, and the careful one


def both(text: str) -> tuple[Any, Any, bool]:
    """Return what the quick and the careful reading say of a text, and whether the careful one found fault."""
    reader = Reader("x.yml", text)
    return plain_value(text), reader.read(), bool(reader.problems)


def test_every_source_of_every_site_is_read_alike() -> None:
    paths = [*(SITES.rglob("content/**/*.yml")), *(ROOT / "content").rglob("*.yml")]
    for path in paths:
        quick, careful, faulty = both(path.read_text("utf-8"))
        assert quick is None if faulty else quick == careful, path


@modest
@given(yaml_text)
@example("a: 1\na: 2")
@example("a: &b c")
@example("a: *b")
@example("a: !!str b")
@example("? a\n: b")
@example("<<: b")
@example('"<<": b')
@example('a: "\\0"')
@example('"\\0": a')
@example("a: ~")
@example("a: 012")
@example("a: 2026-02-30")
@example("a: b\n---\nc: d")
@example("- a")
@example("a: " + "[" * 40 + "]" * 40)
@example("a: " + "[" * 22 + "b" + "]" * 22)
@example("# nothing")
@example("--- {a: b}\n...\n")
def test_the_quick_reading_says_what_the_careful_one_does_or_nothing(text: str) -> None:
    quick, careful, faulty = both(text)
    if quick is not None:
        assert (quick, False) == (careful, faulty)
        assert [type(value) for value in quick.values()] == [type(value) for value in careful.values()]


@pytest.mark.parametrize("text", ["a: b", "a:\n- b: c\n  d: |\n    e\n- 2026-05-01\n", 'a: "b"', "a: {b: [c, true, 1.5]}"])
def test_plain_data_takes_the_quick_reading(text: str) -> None:
    quick, careful, faulty = both(text)
    assert quick is not None
    assert (quick, False) == (careful, faulty)
