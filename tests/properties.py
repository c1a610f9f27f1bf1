"""What the property tests share: settings, texts as editors and mishaps make them, and the law of spans."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from generator.diagnostics import Span

modest = settings(derandomize=True, max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The same examples in every run, and no clock: a busy machine fails no test."""

_WORDS = st.sampled_from(["模型", "网关", "先查 ", "a", "Base URL", "401", "，", "。", "（", "𠮷", "é", " ", "  ", "\u3000"])

_MARKDOWN = st.sampled_from(
    [
        "[查](answer:base)",
        "[查*一*下](term:base#a)",
        "<term:base>",
        "<fact:api_base>",
        "<https://example.com>",
        "<a@example.com>",
        "![图](assets/a.png)",
        "![](a.png)",
        "[a]: b",
        "[a]",
        "](",
        "**",
        "*",
        "_",
        "`",
        "```",
        "~~",
        "<b>",
        "</div>",
        "<div>",
        "<!--",
        "&amp;",
        "&",
        "\\",
        "\n",
        "\n\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "===",
        "---",
        "!",
        "[",
        "]",
        "| a | b |\n|---|---|\n| 中 | 文 |",
        "{{user_name}}",
        "{% x %}",
        "网关",
        "gateway",
    ]
)

markdown = st.lists(st.one_of(_WORDS, _MARKDOWN, st.text(max_size=4)), max_size=14).map("".join)
"""Markdown as it is written, and as it is never written."""

_YAML = st.sampled_from(
    [
        "a: ",
        "b:",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        ": ",
        "?",
        "|",
        ">",
        "|\n  ",
        ">-\n  ",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "<<: ",
        "#",
        " #",
        "!",
        "!!str ",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "\t",
        "no",
        "1.10",
        "12:30",
        "2026-05-01",
        "2026-02-31",
        "~",
        "007",
        "：",
        "\\x",
    ]
)

yaml_text = st.lists(st.one_of(_YAML, _WORDS, st.text(max_size=3)), max_size=24).map("".join)
"""Text that is YAML, nearly YAML, and none at all."""


def lies_inside(span: Span, text: str) -> bool:
    """Tell whether a place lies in a text: lines and columns from 1, the end not before the start and not past a line's end."""
    lines = text.split("\n")

    def is_place(line: int, column: int) -> bool:
        return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1

    if not is_place(span.line, span.column):
        return False
    if (span.end_line, span.end_column) == (0, 0):
        return True
    return is_place(span.end_line, span.end_column) and (span.line, span.column) <= (span.end_line, span.end_column)


def at(span: Span, text: str) -> str:
    """Return the characters of a place that lies on one line."""
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]
