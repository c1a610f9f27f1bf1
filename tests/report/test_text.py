"""The report in a terminal: the place, the source line, a caret under what is meant, the next action."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Code, Diagnostic, Span
from generator.report.text import render, summary, verdict
from tests.properties import modest

ERROR = Code("APX001", "odd-thing", "Why.")
WARNING = Code("APX002", "doubtful-thing", "Why.", "warning")


def report(line: str, column: int, end_column: int = 0, *, end_line: int = 1) -> str:
    finding = ERROR.at(Span("a.yml", 1, column, end_line if end_column else 0, end_column), "it is odd", "mend it")
    return render([finding], lambda path, number: line)


def caret(line: str, column: int, end_column: int = 0) -> tuple[str, str]:
    _, source, marks, _ = report(line, column, end_column).split("\n")[:4]
    return source.removeprefix("  | "), marks.removeprefix("  | ")


def test_a_report_reads_like_this() -> None:
    lines = {("content/answers/x.yml", 3): "owner: editor", ("content/answers/x.yml", 17): "    - 先看[这里](answer:bose)，再看网关"}
    findings = [
        ERROR.at(Span("content/answers/x.yml", 3, 8, 3, 14), "`editor` is not there", "did you mean `editors`?"),
        Diagnostic(
            Span("content/answers/x.yml", 17, 14, 17, 25),
            WARNING,
            "there is no `answer:bose`",
            "did you mean `answer:base`?",
            (Span("content/answers/y.yml", 1, 1), Span("content/answers/z.yml", 2, 5)),
        ),
        ERROR.at(Span("mkdocs.yml"), "cannot be read", "check that it exists"),
    ]
    assert render(findings, lambda path, number: lines.get((path, number))) == (
        "content/answers/x.yml:3:8: error APX001 odd-thing: `editor` is not there\n"
        "  | owner: editor\n"
        "  |        ^^^^^^\n"
        "  hint did you mean `editors`?\n"
        "content/answers/x.yml:17:14: warning APX002 doubtful-thing: there is no `answer:bose`\n"
        "  |     - 先看[这里](answer:bose)，再看网关\n"
        "  |                  ^^^^^^^^^^^\n"
        "  also content/answers/y.yml:1:1\n"
        "  also content/answers/z.yml:2:5\n"
        "  hint did you mean `answer:base`?\n"
        "mkdocs.yml:1:1: error APX001 odd-thing: cannot be read\n"
        "  hint check that it exists\n"
    )


def test_colour_is_for_terminals_alone() -> None:
    finding = ERROR.at(Span("a.yml"), "it is odd", "mend it")
    plain = render([finding], lambda path, number: "x")
    coloured = render([finding], lambda path, number: "x", colour=True)
    assert "\x1b" not in plain
    assert "\x1b[31merror\x1b[0m" in coloured


@pytest.mark.parametrize(
    ("line", "column", "end_column", "marks"),
    [
        ("abc", 1, 2, "^"),
        ("abc", 2, 0, " ^^"),
        ("abc", 4, 0, "   ^"),
        ("模型x", 3, 4, "    ^"),
        ("x模型", 2, 4, " ^^^^"),
        ("𠮷x", 2, 3, "  ^"),
        ("ＡＢ", 2, 3, "  ^^"),
        ("e\u0301x", 3, 4, " ^"),
        ("“模”", 2, 3, " ^^"),
        ("🙂x", 2, 3, "  ^"),
    ],
)
def test_the_caret_stands_under_the_right_column(line: str, column: int, end_column: int, marks: str) -> None:
    """A Chinese character takes two columns of a terminal, a combining accent none."""
    assert caret(line, column, end_column) == (line, marks)


def test_a_place_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert report("ab: cd", 5, 3, end_line=2).split("\n")[2] == "  |     ^^"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a\tb", "a\ufffdb"),
        ("先\x1b[31m看", "先\ufffd[31m看"),
        ("a\u202eb", "a\ufffdb"),
        ("a\u200bb", "a\ufffdb"),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_nothing_invisible_reaches_the_terminal(line: str, shown: str) -> None:
    """A control character could move the cursor, an override could make the line read otherwise than it is stored."""
    assert caret(line, 1, 2)[0] == shown


def test_a_long_line_is_shown_around_its_place() -> None:
    line = "description: " + "很" * 100 + "[错](answer:x)" + "长" * 100
    source, marks = caret(line, line.index("answer") + 1, line.index("answer") + 9)
    assert source.startswith("…很")
    assert source.endswith("长…")
    assert source.index("answer:x") == 22  # 40 columns
    assert marks == " " * 40 + "^" * 8


def test_a_line_that_is_not_to_be_had_is_left_out() -> None:
    assert render([ERROR.at(Span("a.yml"), "m", "h")], lambda path, number: None) == "a.yml:1:1: error APX001 odd-thing: m\n  hint h\n"


@modest
@given(line=st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=200), data=st.data())
def test_every_caret_stands_under_what_is_shown(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    end = data.draw(st.integers(column, len(line) + 1))
    output = report(line, column, end)
    assert output.count("\n") in {2, 4}
    if output.count("\n") == 4:
        source, marks = caret(line, column, end)
        columns = sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in source)
        assert set(marks) <= {" ", "^"}
        assert marks.endswith("^")
        assert len(marks) <= max(columns + 1, 1) <= 120


def test_the_verdict_counts() -> None:
    error, warning = ERROR.at(Span("a"), "m", "h"), WARNING.at(Span("a"), "m", "h")
    assert verdict([]) == "no errors, no warnings"
    assert verdict([error]) == "1 error, 0 warnings"
    assert verdict([error, error, warning]) == "2 errors, 1 warning"


def test_the_summary_says_what_was_made_and_where_it_lies() -> None:
    assert summary({"answer": 2, "term": 1}, 9, [], 1.25, "/tmp/site") == (
        "pages    3 (2 answer, 1 term)\n"
        "outputs  9 files beside the pages\n"
        "checked  no errors, no warnings\n"
        "seconds  1.2\n"
        "look at  /tmp/site/index.html"
    )
    assert summary({}, 0, [], 0, None).endswith("look at  nothing was published; the last good site is as it was")
