"""Documents to typed parts: one finding a fault, in words that an editor understands, at the place to mend."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import Field, model_validator

from generator.kinds import BY_FOLDER
from generator.model.fields import FORMS, Code, Date, EntryRef, FieldProblem, Line, Markdown, Name, Part, QuestionRef, Route, Slug, Url
from generator.schema import schemas
from generator.source.decode import decode
from generator.source.yamldoc import parse
from tests.properties import lies_inside, modest

GOOD = Path(__file__).resolve().parent.parent / "broken" / "site" / "content"


class Step(Part):
    name: Slug
    """Name of the step."""
    text: Markdown
    done: bool = False
    days: int = Field(default=1, ge=1, le=9)


class Recipe(Part):
    title: Annotated[Line, Field(max_length=10)]
    """What it makes.

    Not told.
    """
    state: Literal["draft", "ready"] = "draft"
    made: Date | None = None
    steps: tuple[Step, ...] = Field(default=(), max_length=3)
    words: tuple[Line, ...] = Field(default=(), min_length=1)
    grid: tuple[tuple[Line, ...], ...] = ()
    next: tuple[EntryRef | Step, ...] = ()
    link: EntryRef | Url | None = None
    question: QuestionRef | None = None
    route: Route | None = None
    variable: Name | None = None
    code: Code | None = None
    a: str | None = None
    b: str | None = None

    @model_validator(mode="after")
    def _state_fits(self) -> Recipe:
        for number, step in enumerate(self.steps):
            if self.state == "ready" and not step.done:
                raise FieldProblem(("steps", number, "done"), "is false in a recipe that is ready", "do it")
        return self


def told(text: str, model: type[Part] = Recipe) -> list[tuple[str, str, str, str]]:
    document, problems = parse("x.yml", text)
    assert document is not None
    found = decode(document, model)[1]
    return [(str(item.span)[6:], item.code.id, item.message, item.hint) for item in [*problems, *found]]


QUOTE = "put quotes round it if it is text that contains `: ` or begins with a bracket"
ID = "use lower-case letters, digits and single hyphens"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("title: x\ntitel: z\n", ("2:1", "APS022", "there is no field `titel`", "did you mean `title`?")),
        (
            "title: x\n菜名: z\n",
            ("2:1", "APS022", "there is no field `菜名`", "remove it; `answerpress schema` lets your editor list the fields"),
        ),
        (
            "title: x\nsteps:\n  - {name: a, text: b, 备注: c}\n",
            ("3:24", "APS022", "there is no field `备注`", "remove it; the fields here are name, text, done, days"),
        ),
        ("words: [x]\n", ("1:1", "APS023", "`title` is missing", "add `title:`. What it makes.")),
        (
            "title: x\nsteps:\n  - name: a\n    text: b\n  - text: c\n",
            ("5:5", "APS023", "`name` is missing", "add `name:`. Name of the step."),
        ),
        ("title: x\nnext:\n  - text: c\n", ("3:5", "APS023", "`name` is missing", "add `name:`. Name of the step.")),
        ("title: 401\n", ("1:8", "APS024", "`title` must be text, not a number", 'put quotes round it: "401"')),
        ("title: true\n", ("1:8", "APS024", "`title` must be text, not true or false", 'put quotes round it: "true"')),
        ("title: {注意: 火}\n", ("1:8", "APS024", "`title` must be text, not a mapping", QUOTE)),
        ("title: x\nwords:\n  - a\n  - 注意: 火\n", ("4:5", "APS024", "item 2 of `words` must be text, not a mapping", QUOTE)),
        (
            "title: x\ngrid: [[a, 1]]\n",
            ("2:12", "APS024", "item 2 of item 1 of `grid` must be text, not a number", 'put quotes round it: "1"'),
        ),
        ("title: x\nwords: a\n", ("2:8", "APS024", "`words` must be a list, not text", "write it as a list, one `- item` a line")),
        (
            "title: x\nnext: [5]\n",
            ("2:8", "APS024", "item 1 of `next` must be text or a mapping, not a number", 'put quotes round it: "5"'),
        ),
        (
            "title: x\nsteps: [a]\n",
            ("2:9", "APS024", "item 1 of `steps` must be a mapping, not text", "write its fields on lines of their own, indented"),
        ),
        ("title: x\nmade: 五月\n", ("2:7", "APS024", "`made` must be a date, not text", "write a day, such as 2026-05-01")),
        ("title: x\nmade: 0\n", ("2:7", "APS024", "`made` must be a date, not a number", "write a day, such as 2026-05-01")),
        (
            "title: x\nsteps: [{name: a, text: b, done: 1}]\n",
            ("2:34", "APS024", "`done` must be true or false, not a number", "write true or false, without quotes"),
        ),
        (
            'title: x\nsteps: [{name: a, text: b, days: "1"}]\n',
            ("2:34", "APS024", "`days` must be a number, not text", "write a number, without quotes"),
        ),
        ("title: 2026-05-01\n", ("1:8", "APS028", "`title` must be text, not a date", 'put quotes round it: "2026-05-01"')),
        ('title: x\nmade: "2026-02-30"\n', ("2:7", "APS025", "`made` is not a day of the calendar", "mend the date")),
        (
            "title: |\n  x\n",
            ("1:8", "APS025", "`title` must be one line", "write it on one line; after `|` or `>` the line end belongs to the text"),
        ),
        ('title: " x"\n', ("1:8", "APS025", "`title` must not begin or end with a space", "remove the space")),
        ('title: ""\n', ("1:8", "APS025", "`title` is empty", "write something, or remove the field if it is optional")),
        ("title: 一二三四五六七八九十百\n", ("1:8", "APS025", "`title` is 11 characters long; at most 10 are allowed", "shorten it")),
        ("title: x\nwords: []\n", ("2:8", "APS025", "`words` needs at least 1, and has 0", "add what is missing")),
        (
            "title: x\nsteps:\n" + "  - {name: a, text: b}\n" * 4,
            ("3:3", "APS025", "`steps` has 4 items; at most 3 are allowed", "remove some"),
        ),
        ("title: x\nstate: redy\n", ("2:8", "APS025", "`redy` is not a choice for `state`", "did you mean `ready`?")),
        ("title: x\nstate: 完成\n", ("2:8", "APS025", "`完成` is not a choice for `state`", "use one of `draft` or `ready`")),
        ("title: x\nsteps: [{name: a, text: b, days: 0}]\n", ("2:34", "APS025", "`days` must be at least 1", "mend the number")),
        ("title: x\nsteps: [{name: a, text: b, days: 10}]\n", ("2:34", "APS025", "`days` must be at most 9", "mend the number")),
        ("title: x\nsteps: [{name: A_b, text: b}]\n", ("2:16", "APS025", "`A_b` is not an id", ID)),
        (
            "title: x\nnext: [http-401]\n",
            ("2:8", "APS025", "`http-401` is not a reference", "use `kind:slug`, such as `answer:http-401`"),
        ),
        (
            "title: x\nlink: 工单\n",
            (
                "2:7",
                "APS025",
                "`工单` is not a reference or a web address",
                "use `kind:slug`, such as `answer:http-401`, or begin it with `https://`",
            ),
        ),
        (
            f"title: x\nroute: {'很长' * 40}\n",
            ("2:8", "APS025", f"`{'很长' * 30}…` is not an address inside the site", "write it as `/answers/old-name/`, with both slashes"),
        ),
        (
            "title: x\nstate: ready\nsteps:\n  - {name: a, text: b, done: true}\n  - {name: b, text: b, done: false}\n",
            ("5:30", "APS026", "`done` is false in a recipe that is ready", "do it"),
        ),
        ("title: x\ncode:\n", ("2:1", "APS030", "there is no value", "give it a value, or remove the line")),
        ("title:\n", ("1:1", "APS030", "there is no value", "give it a value, or remove the line")),
        ("title: x\nwords: [a, ~]\n", ("2:12", "APS030", "there is no value", "give it a value, or remove the line")),
    ],
)
def test_one_fault_is_one_finding(text: str, finding: tuple[str, str, str, str]) -> None:
    """A union tells what each member misses, pydantic in its own words, the reader what it saw before: an editor hears it once."""
    assert told(text) == [finding]


@pytest.mark.parametrize("word", ["no", "1.10", "12:30", "*x", "2026-02-30", "!x", "{{x}}"])
def test_what_the_reader_has_told_is_not_told_again(word: str) -> None:
    for field in ("title", "made", "state", "link", "question", "variable"):
        text = f"title: x\n{field}: {word}\n" if field != "title" else f"title: {word}\n"
        assert len(told(text)) == 1


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = "titel: x\nsteps:\n  - {name: A, text: 1}\n  - {text: b, dun: true}\nlink: 3\n"
    assert [(place, code) for place, code, _, _ in told(text)] == [
        ("1:1", "APS023"),
        ("3:12", "APS025"),
        ("3:21", "APS024"),
        ("4:5", "APS023"),
        ("4:15", "APS022"),
        ("5:7", "APS024"),
        ("1:1", "APS022"),
    ]


def test_a_good_document_becomes_a_frozen_part() -> None:
    text = 'title: x\nmade: 2026-05-01\nsteps: [{name: a, text: "**b**\\n"}]\nnext: ["answer:b", {name: c, text: d}]\n'
    document, _ = parse("x.yml", text)
    assert document is not None
    part, problems = decode(document, Recipe)
    assert problems == []
    assert part == Recipe(
        title="x",
        made=datetime.date(2026, 5, 1),
        steps=(Step(name="a", text="**b**\n"),),
        next=("answer:b", Step(name="c", text="d")),
    )


def test_a_part_inside_a_document_is_told_at_its_place() -> None:
    document, _ = parse("x.yml", "title: x\ninternal:\n  nam: z\n  text: 1\n")
    assert document is not None
    assert decode(document, Recipe, without=("internal",))[1] == []
    found = decode(document, Step, inside=("internal",))[1]
    assert [(str(item.span), item.code.id) for item in found] == [
        ("x.yml:2:1", "APS023"),
        ("x.yml:4:9", "APS024"),
        ("x.yml:3:3", "APS022"),
    ]


def test_every_form_that_a_field_can_have_is_told_in_words() -> None:
    """No editor is shown a regular expression."""

    def patterns(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(patterns, value))
        if not isinstance(value, dict):
            return set()
        own = {value["pattern"]} if isinstance(value.get("pattern"), str) else set()
        return own.union(*map(patterns, value.values()))

    used = set().union(*(patterns(json.loads(schema.data)) for schema in schemas() if schema.path != "report.json"))
    assert used <= set(FORMS)
    assert len(used) > 5


_wrong = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text("模型 a:#/-\n", max_size=9),
    st.lists(st.text("ab模", max_size=3), max_size=2),
    st.dictionaries(st.sampled_from(["id", "title", "text", "模型"]), st.integers(), max_size=2),
)


@modest
@given(page=st.sampled_from(sorted(GOOD.glob("*/base.yml"))), wrong=_wrong, data=st.data())
def test_any_value_in_the_place_of_any_other_is_taken_or_told(page: Path, wrong: Any, data: st.DataObject) -> None:
    """Whatever stands where in an entry: it never raises, and what is not taken is told inside the file."""
    value = yaml.safe_load(page.read_text("utf-8"))
    holder, key = data.draw(st.sampled_from(list(_places(value))))
    holder[key] = wrong
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
    document, problems = parse("x.yml", text)
    assume(document is not None)
    assert document is not None
    part, found = decode(document, BY_FOLDER[page.parent.name].model)
    assert part is not None or found or problems
    assert all(lies_inside(item.span, text) and item.hint and item.message for item in found)
    assert len({(item.span, item.code, item.message) for item in found}) == len(found)


def _places(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield value, key
        yield from _places(item)
