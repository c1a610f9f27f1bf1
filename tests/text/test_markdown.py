"""Markdown fields: what they hold, where it stands, and the text that a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text.markdown import code, escape_text, scan, splice, strong, to_html, to_inline_html, to_lines, to_plain
from tests.properties import markdown, modest

ONE_LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)


@pytest.mark.parametrize(
    ("source", "link", "label", "destination", "form"),
    [
        ("先看[这一篇](answer:x)。", "[这一篇](answer:x)", "这一篇", "answer:x", "link"),
        ("𠮷[é](term:sse#a)", "[é](term:sse#a)", "é", "term:sse#a", "link"),
        ("看 <term:sse>。", "<term:sse>", "term:sse", "term:sse", "autolink"),
        ("<fact:api_base>", "<fact:api_base>", "fact:api_base", "fact:api_base", "autolink"),
        ("写给 <a@example.com>", "<a@example.com>", "a@example.com", "mailto:a@example.com", "autolink"),
        ("看图 ![两层](assets/a.png)。", "![两层](assets/a.png)", "两层", "assets/a.png", "image"),
        ("![](a.png)", "![](a.png)", "", "a.png", "image"),
        ("[**粗**和`码`](guide:x)", "[**粗**和`码`](guide:x)", "**粗**和`码`", "guide:x", "link"),
        ('[x](https://a.b/ "题")', '[x](https://a.b/ "题")', "x", "https://a.b/", "link"),
        ("[x](<a b>)", "[x](<a b>)", "x", "a b", "link"),
        ("[](answer:x)", "[](answer:x)", "", "answer:x", "link"),
        ("| a |\n|---|\n| [格](answer:x) |", "[格](answer:x)", "格", "answer:x", "link"),
        ("- 一\n- [二](answer:x)", "[二](answer:x)", "二", "answer:x", "link"),
        ("> 引 [x](answer:x)", "[x](answer:x)", "x", "answer:x", "link"),
        ("[javascript](javascript:alert(1))", "[javascript](javascript:alert(1))", "javascript", "javascript:alert(1)", "link"),
    ],
)
def test_a_link_is_found_with_its_label_and_destination(source: str, link: str, label: str, destination: str, form: str) -> None:
    [found] = scan(source).links
    assert source[found.start : found.end] == link
    assert source[found.inner_start : found.inner_end] == label
    assert (found.destination, found.form) == (destination, form)


@pytest.mark.parametrize(
    "source",
    [
        "`[x](answer:x)`",
        "    [x](answer:x)",
        "```\n[x](answer:x)\n```",
        r"\[x](answer:x)",
        "[x] (answer:x)",
        "[x](answer:x",
        "{{x}}",
        "https://a.b",
    ],
)
def test_what_is_no_link_is_none(source: str) -> None:
    assert scan(source).links == ()


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("先看网关。", ["先看网关。"]),
        ("先看**网关**。", ["先看", "网关", "。"]),
        ("看[网关](term:gateway)和网关", ["看", "和网关"]),
        ("`网关` 和网关", [" 和网关"]),
        ("```\n网关\n```\n\n网关", ["网关"]),
        ("# 网关\n\n网关", ["网关"]),
        ("![网关](a.png) 网关", [" 网关"]),
        ("一行\n二行", ["一行", "二行"]),
        ("| 网关 |\n|---|\n| 格 |", ["网关", "格"]),
        ("<term:sse> 网关", [" 网关"]),
    ],
)
def test_terms_may_be_linked_in_running_text_alone(source: str, runs: list[str]) -> None:
    """Never in links, images, code or headings."""
    assert [source[start:end] for start, end in scan(source).runs] == runs


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("这里<b>不</b>行", [("<b>", "html"), ("</b>", "html")]),
        ("<div>\n一\n二\n</div>\n\n三", [("<div>\n一\n二\n</div>\n", "html")]),
        ("<!-- 批注 -->", [("<!-- 批注 -->", "html")]),
        ("# 标题\n\n文", [("# 标题\n", "heading")]),
        ("标题\n===\n", [("标题\n===\n", "heading")]),
        ("文\n\n## 二级", [("## 二级", "heading")]),
        ("a < b，3 > 2，<3", []),
        ("`<b>` 和 &lt;b&gt;", []),
        ("#401 不是标题", []),
        ("{{user_name}}", []),
    ],
)
def test_html_and_headings_are_faults(source: str, faults: list[tuple[str, str]]) -> None:
    assert [(source[fault.start : fault.end], fault.what) for fault in scan(source).faults] == faults


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("先核对**名称**，再看[分组](answer:x)。", "先核对名称，再看分组。"),
        ("一行\n二行", "一行 二行"),
        ("一段\n\n- 甲\n- 乙", "一段 甲 乙"),
        ("`a_b` 与 ~~旧~~ 新", "a_b 与 旧 新"),
        ("| 字段 | 填 |\n|---|---|\n| 甲 | 乙 |", "字段 填 甲 乙"),
        ("```json\n{}\n```", "{}"),
        ("![两层](a.png) 之后", "两层 之后"),
        ("&lt;b&gt; &amp; \\*", "<b> & *"),
        ("{{ user_name }}，您好", "{{ user_name }}，您好"),
        ("没有标记", "没有标记"),
    ],
)
def test_plain_text_is_what_a_reader_sees(source: str, plain: str) -> None:
    assert to_plain(source) == plain


def test_lines_keep_blocks_apart() -> None:
    assert to_lines("一段\n\n- 甲\n- 乙\n\n```\na\n  b\n```") == "一段\n甲\n乙\na\nb"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("没有标记", "<p>没有标记</p>\n"),
        ("a & b", "<p>a &amp; b</p>\n"),
        ("a > b", "<p>a &gt; b</p>\n"),
        ("**粗**", "<p><strong>粗</strong></p>\n"),
        ("~~旧~~", "<p><del>旧</del></p>\n"),
        ("- 甲", "<ul>\n<li>甲</li>\n</ul>\n"),
        ("{{x}}", "<p>{{x}}</p>\n"),
    ],
)
def test_html_is_commonmark(source: str, html: str) -> None:
    assert to_html(source) == html


def test_a_single_paragraph_needs_no_paragraph_around_it() -> None:
    assert to_inline_html("**粗**体") == "<strong>粗</strong>体"
    assert to_inline_html("一\n\n二") == "<p>一</p>\n<p>二</p>\n"


def test_edits_are_carried_out_from_the_left() -> None:
    assert splice("一二三四", [(2, 3, "C"), (0, 1, "AA"), (4, 4, "!")]) == "AA二C四!"


@modest
@given(ONE_LINE)
@example("1. 2")
@example("# x")
@example("<b>&amp;</b>")
@example("\\")
@example("a*b_c`d`[e](f)~~g~~|h|")
def test_escaped_text_shows_just_that_text(text: str) -> None:
    assert to_plain(escape_text(text)) == " ".join(text.split())


@modest
@given(ONE_LINE.map(str.strip).filter(bool))
@example("`")
@example("``a`")
@example("a\\`")
def test_code_shows_just_that_text(text: str) -> None:
    assert "".join(to_plain(code(text)).split()) == "".join(text.split())
    assert "<code>" in to_html(code(text))


def test_strong_text_is_strong() -> None:
    assert to_html(strong("a*b")) == "<p><strong>a*b</strong></p>\n"


@modest
@given(markdown.filter(bool))
@example("[![图](a.png)](answer:x)")
@example("<b")
@example("&")
@example("[x](\n")
@example("𠮷`")
def test_any_text_is_scanned_inside_its_bounds(source: str) -> None:
    found = scan(source)
    for link in found.links:
        assert 0 <= link.start <= link.inner_start <= link.inner_end <= link.end <= len(source)
    for start, end in found.runs:
        assert 0 <= start < end <= len(source)
    for fault in found.faults:
        assert 0 <= fault.start < fault.end <= len(source)
    assert list(found.runs) == sorted(found.runs)
    assert all(first[1] <= second[0] for first, second in zip(found.runs, found.runs[1:], strict=False))


@modest
@given(markdown)
def test_any_text_can_be_shown(source: str) -> None:
    assert isinstance(to_html(source), str)
    assert isinstance(to_inline_html(source), str)
    assert "\n" not in to_plain(source).strip("\n") or "\n" not in source
    assert all(line == line.strip() != "" for line in to_lines(source).split("\n") if to_lines(source))
