"""The table of broken inputs: what is planted into the good site of ``tests/broken/site``, and what must be told of it.

A case is a copy of one good page with one change, under its own name; or a file of its own; or a
change that a whole project suffers from. ``甲`` in a page becomes a character of the case's own, so
that no two copies have the same title, description or term. A finding is (code, line, column), with
another path before it where it is not the planted file's.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Finding = tuple[str, str, int, int]
"""Path in the project, code, line, column."""

ANSWER = "content/answers/base.yml"
COMPARISON = "content/comparisons/base.yml"
FAQ = "content/faqs/base.yml"
GUIDE = "content/guides/base.yml"
TEMPLATE = "content/templates/base.yml"
TERM = "content/glossary/base.yml"


@dataclass(frozen=True)
class Case:
    """``plant`` breaks a project; ``found`` is all that ``answerpress check`` says of it then."""

    name: str
    plant: Callable[[Path], None]
    found: tuple[Finding, ...]
    together: bool = True
    """Whether it can stand in one project with all the others."""


Short = tuple[str, int, int] | Finding


def _found(path: str, found: tuple[Short, ...]) -> tuple[Finding, ...]:
    return tuple((path, *finding) if len(finding) == 3 else finding for finding in found)


def page(name: str, like: str, old: str, new: str, *found: Short) -> Case:
    """A copy of a page in which ``old`` has become ``new``; its slug is the name of the case."""
    path = str(Path(like).with_stem(name))

    def plant(root: Path) -> None:
        text = (root / like).read_text("utf-8")
        assert text.count(old) == 1, f"{name}: {old!r} stands {text.count(old)} times in {like}"
        own = chr(0x5000 + sorted(case.name for case in CASES).index(name))
        (root / path).write_text(text.replace(old, new).replace("甲", own), "utf-8", newline="")

    return Case(name, plant, _found(path, found))


def file(name: str, path: str, data: str | bytes, *found: Short) -> Case:
    """A file of its own."""

    def plant(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data.encode() if isinstance(data, str) else data)

    return Case(name, plant, _found(path, found))


def project(name: str, path: str, old: str, new: str, *found: Short) -> Case:
    """A change of a file that the whole project hangs on: it stands alone."""

    def plant(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{name}: {old!r} stands {text.count(old)} times in {path}"
        (root / path).write_text(text.replace(old, new), "utf-8")

    return Case(name, plant, _found(path, found), together=False)


def act(name: str, path: str, plant: Callable[[Path], object], *found: Short, together: bool = True) -> Case:
    """Anything else that can be done to a project."""
    return Case(name, lambda root: _done(plant(root)), _found(path, found), together)


def _done(_: object) -> None:
    return None


def _link(path: str, target: str) -> Callable[[Path], None]:
    """A symbolic link to a file or folder beside the project."""

    def plant(root: Path) -> None:
        outside = root.parent / "outside"
        outside.mkdir(exist_ok=True)
        shutil.copy(root / ANSWER, outside / "secret.yml")
        (root / path).symlink_to(outside / target)

    return plant


def _both(stem: str, like: str) -> Callable[[Path], None]:
    """A page and a hand-written page with the same address."""

    def plant(root: Path) -> None:
        text = (root / like).read_text("utf-8").replace("甲", "丁")
        (root / f"{stem}.yml").write_text(text, "utf-8")
        (root / f"{stem}.md").write_text("# 同一个地址\n", "utf-8")

    return plant


def _all_drafts(root: Path) -> None:
    for path in root.glob("content/*/*.yml"):
        path.write_text(path.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")


def _template(name: str, text: str) -> Callable[[Path], None]:
    """A template of the project's own."""

    def plant(root: Path) -> None:
        (root / "templates" / name).parent.mkdir(parents=True)
        (root / "templates" / name).write_text(text, "utf-8")

    return plant


_SHAPE = "key_shapes:\n  - id: gateway\n    label: 网关\n    pattern: 'gw-[a-z'\n"
_VARIABLE = "variables:\n  - name: request_time\n    label: 时间\n    example: 今天\n    boundary: 只写时间。\n"
_SOURCE = "sources:\n  - title: 文档\n    url: docs.example.com\n    checked: 2026-05-01\n"
_BUTTON = "cta:\n  text: 写完了\n  label: 下一步\n  to: 工单\n"

CASES: tuple[Case, ...] = (
    # names and places of files
    file("unknown-kind-folder", "content/anwsers/x.yml", "title: x\n", ("APS001", 1, 1)),
    file("yaml-suffix", "content/answers/other.yaml", "title: x\n", ("APS001", 1, 1)),
    file("bad-slug", "content/answers/My_Page.yml", "title: x\n", ("APS001", 1, 1)),
    file("deeper-folder", "content/answers/more/x.yml", "title: x\n", ("APS001", 1, 1)),
    file("unknown-vocabulary", "content/topic.yml", "topics: []\n", ("APS001", 1, 1)),
    file("another-language", "content/answers/base.en.yml", "title: x\n", ("APS001", 1, 1)),
    file("oversized", "content/answers/oversized.yml", "title: x\n" + "# 长\n" * 20_000, ("APS002", 1, 1)),
    act("linked-file", "content/answers/linked.yml", _link("content/answers/linked.yml", "secret.yml"), ("APS007", 1, 1)),
    act("linked-folder", "content/answers/linked", _link("content/answers/linked", ""), ("APS007", 1, 1)),
    act("linked-nowhere", "content/answers/nowhere.yml", _link("content/answers/nowhere.yml", "none.yml"), ("APS007", 1, 1)),
    act("named-pipe", "content/answers/pipe.yml", lambda root: os.mkfifo(root / "content/answers/pipe.yml"), ("APS008", 1, 1)),
    # bytes
    file("invalid-utf8", "content/answers/latin.yml", "title: 中文中".encode() + b"\xff" + "文\n".encode(), ("APS003", 1, 11)),
    file("gbk", "content/answers/gbk.yml", "title: x\ndescription: 模型\n".encode("gbk"), ("APS003", 2, 15)),
    file("byte-order-mark", "content/answers/bom.yml", "\ufefftitle: x\n", ("APS004", 1, 1)),
    file("windows-line-ends", "content/answers/crlf.yml", "title: 中文\r\nstatus: draft\r\n", ("APS005", 1, 10)),
    file("old-mac-line-ends", "content/answers/cr.yml", "title: x\nstatus: y\rowner: z\n", ("APS005", 2, 10)),
    file("null-character", "content/answers/null.yml", "title: x\nanswer: 先看\0名称\n", ("APS006", 2, 11)),
    file("bidi-override", "content/answers/bidi.yml", "title: 先看\u202e名称\n", ("APS006", 1, 10)),
    file("line-separator", "content/answers/separator.yml", "title: 先看\u2028名称\n", ("APS006", 1, 10)),
    file("bom-in-the-middle", "content/answers/middle.yml", "title: 先看\ufeff名称\n", ("APS006", 1, 10)),
    file("empty-file", "content/answers/empty.yml", "", ("APS009", 1, 1)),
    file("blank-lines-only", "content/answers/blank.yml", "\n\n  \n", ("APS009", 1, 1)),
    file("comments-only", "content/answers/comments.yml", "# 以后再写\n# title: x\n", ("APS009", 1, 1)),
    file("document-mark-only", "content/answers/mark.yml", "---\n", ("APS009", 1, 1)),
    # YAML that is none
    page("colon-in-a-value", ANSWER, "answer: 先核对名称的大小写，", "answer: 注意: 先核对，", ("APS010", 17, 11)),
    page("full-width-colon", ANSWER, "\nquestion: ", "\nquestion：", ("APS010", 16, 9)),
    page("unclosed-quote", ANSWER, "question: 提示", 'question: "提示', ("APS010", 16, 11)),
    page("unclosed-bracket", ANSWER, "topics: [start]", "topics: [start", ("APS010", 13, 9)),
    page("unclosed-brace-at-the-end", ANSWER, "boundary: |\n", "boundary: {\n", ("APS010", 32, 11)),
    page("at-sign-first", ANSWER, "  - 打开模型列表。", "  - @客服 打开模型列表。", ("APS010", 21, 5)),
    page("bold-first", ANSWER, "  - 打开模型列表。", "  - **打开**模型列表。", ("APS010", 21, 5)),
    page("text-after-a-quote", ANSWER, "  - 打开模型列表。", '  - "打开"模型列表。', ("APS010", 21, 9)),
    page("text-after-a-bracket", ANSWER, "  - 打开模型列表。", "  - [打开](term:base)模型列表。", ("APS010", 21, 9)),
    page("variable-first", TEMPLATE, "hand_over: 扣费", "hand_over: {{request_time}}，扣费", ("APS010", 27, 28)),
    page("line-without-colon", ANSWER, "owner: editors\n", "owner: editors\n编辑团队\n", ("APS010", 5, 1)),
    page("list-item-off", ANSWER, "  - 复制名称，再试一次。", " - 复制名称，再试一次。", ("APS010", 22, 2)),
    page("unknown-escape", ANSWER, "question: 提示模型不存在，先查什么？", r'question: "路径 C:\模型"', ("APS010", 16, 17)),
    page("tab-indent", ANSWER, "    reason: 想从头看起", "\treason: 想从头看起", ("APS011", 31, 1)),
    page("tab-in-a-block", ANSWER, "  这里不处理", "\t这里不处理", ("APS011", 33, 1)),
    page("two-documents", ANSWER, "\nquestion: ", "\n---\nquestion: ", ("APS019", 16, 1)),
    file("list-at-the-top", "content/answers/list.yml", "# x\n- title: x\n", ("APS021", 2, 1)),
    file("text-at-the-top", "content/answers/text.yml", "模型不存在时先查什么\n", ("APS021", 1, 1)),
    file("brackets-ten-thousand-deep", "content/answers/brackets.yml", "title: " + "[" * 10_000 + "]" * 10_000, ("APS020", 1, 32)),
    file("dashes-ten-thousand-deep", "content/answers/dashes.yml", "- " * 10_000 + "x", ("APS020", 1, 51)),
    # YAML that hides or changes what it says
    page("duplicate-key", ANSWER, "owner: editors\n", "owner: editors\nowner: editors\n", ("APS012", 5, 1)),
    page("duplicate-key-inside", ANSWER, "    answer: 可以", "    question: 再问一次\n    answer: 可以", ("APS012", 27, 5)),
    page("anchor-and-alias", ANSWER, "owner: editors", "owner: &who editors\nauthor: *who", ("APS013", 4, 8), ("APS013", 5, 9)),
    page("alias-of-nothing", ANSWER, "answer: 先核对名称的大小写，再看分组里有没有这个模型。", "answer: *name", ("APS013", 17, 9)),
    page("merge-key", ANSWER, "  - question: 换个模型行吗？", "  - <<: {id: x}\n    question: 换个模型行吗？", ("APS013", 26, 5)),
    page(
        "merge-bomb",
        ANSWER,
        "  - question: 换个模型行吗？\n    answer: 可以先换一个试试。",
        "  - &a {question: 哈, answer: 哈}\n  - {<<: *a, id: x}\n  - {<<: [*a, *a], id: z}",
        ("APS013", 26, 5),
        ("APS013", 27, 6),
        ("APS013", 28, 6),
    ),
    page(
        "billion-laughs",
        ANSWER,
        "  - Check the name, the group and the address first.",
        "  - &a 哈\n  - &b [*a, *a]\n  - &c [*b, *b]",
        ("APS013", 15, 5),
        ("APS013", 16, 5),
        ("APS013", 16, 9),
        ("APS013", 16, 13),
        ("APS013", 17, 5),
        ("APS013", 17, 9),
        ("APS013", 17, 13),
        ("APS024", 16, 5),
        ("APS024", 17, 5),
    ),
    page("yaml-tag", ANSWER, "owner: editors", "owner: !!str editors", ("APS014", 4, 8)),
    page("exclamation-first", ANSWER, "answer: 先核对名称的大小写，再看分组里有没有这个模型。", "answer: !重要", ("APS010", 17, 9)),
    page("word-no", ANSWER, "  - 打开模型列表。", "  - no", ("APS015", 21, 5)),
    page("word-yes-for-true", TEMPLATE, "variables: [request_time]", _VARIABLE + "    required: yes", ("APS015", 23, 15)),
    page("number-1-10", ANSWER, "  - 打开模型列表。", "  - 1.10", ("APS016", 21, 5)),
    page("number-007", ANSWER, "  - 打开模型列表。", "  - 007", ("APS016", 21, 5)),
    page("number-1e3", ANSWER, "  - 打开模型列表。", "  - 1e3", ("APS016", 21, 5)),
    page("date-and-time", ANSWER, "  - 打开模型列表。", "  - 2026-05-01 12:30:00", ("APS016", 21, 5)),
    page("time-12-30", ANSWER, "  - 打开模型列表。", "  - 12:30", ("APS017", 21, 5)),
    page("question-mark-key", ANSWER, "boundary: |", "? [a, b]\n: c\nboundary: |", ("APS018", 32, 3)),
    page("braces-for-text", TEMPLATE, "    intent: 致谢并问时间", "    intent: {{request_time}}", ("APS018", 22, 14)),
    page("key-without-value", ANSWER, "owner: editors", "owner:", ("APS030", 4, 1)),
    page("item-without-value", ANSWER, "  - 打开模型列表。", "  -", ("APS030", 21, 4)),
    page("null-for-text", ANSWER, "    reason: 想从头看起", "    reason: null", ("APS030", 31, 5)),
    # fields
    page("unknown-field", ANSWER, "title: ", "titel: x\ntitle: ", ("APS022", 1, 1)),
    page("unknown-field-inside", ANSWER, "    reason: ", "    reson: ", ("APS022", 31, 5)),
    page("unknown-field-of-notes", ANSWER, "boundary: |", "internal:\n  note: x\nboundary: |", ("APS022", 33, 3), ("APL076", 34, 1)),
    page("missing-field", ANSWER, "question: 提示模型不存在，先查什么？\n", "", ("APS023", 1, 1)),
    page("missing-field-in-a-list", ANSWER, "    trigger: 客户又问了一次。\n", "", ("APS023", 9, 5)),
    page("missing-field-in-a-union", ANSWER, "    answer: 可以先换一个试试。\n", "", ("APS023", 26, 5)),
    page("number-for-text", ANSWER, "  - 打开模型列表。", "  - 401", ("APS024", 21, 5)),
    page("true-for-text", ANSWER, "    reason: 想从头看起", "    reason: true", ("APS024", 31, 13)),
    page("text-for-a-list", ANSWER, "topics: [start]", "topics: start", ("APS024", 13, 9)),
    page("colon-makes-a-mapping", ANSWER, "  - 打开模型列表。", "  - 注意: 打开模型列表。", ("APS024", 21, 5)),
    page("number-in-a-union", ANSWER, "  - term:base", "  - 42", ("APS024", 29, 5)),
    page("list-in-a-union", ANSWER, "  - term:base", "  - [term:base]", ("APS024", 29, 5)),
    page("number-in-a-table", GUIDE, "- [地址, 控制台给的那个]", "- [地址, 1]", ("APS024", 26, 16)),
    page("text-for-a-row", GUIDE, "- [地址, 控制台给的那个]", "- 地址", ("APS024", 26, 11)),
    page("text-for-a-mapping", GUIDE, "    body: 先发最小的请求。", "    body: 先发最小的请求。\n    table: 没有", ("APS024", 31, 12)),
    page("text-for-a-date", ANSWER, "published: 2026-05-01", "published: 五月一日", ("APS024", 5, 12)),
    page("number-for-a-date", ANSWER, "published: 2026-05-01", "published: 20260501", ("APS024", 5, 12)),
    page("word-for-true", TEMPLATE, "variables: [request_time]", _VARIABLE + '    required: "true"', ("APS024", 23, 15)),
    page("text-for-notes", ANSWER, "boundary: |", "internal: 私下说\nboundary: |", ("APS024", 32, 11), ("APL076", 33, 1)),
    page("date-in-a-text", ANSWER, "    reason: 想从头看起", "    reason: 2026-05-01", ("APS028", 31, 13)),
    page("no-such-day", ANSWER, "review_by: 2027-05-01", "review_by: 2027-02-30", ("APS025", 7, 12)),
    page("no-such-day-in-quotes", ANSWER, "review_by: 2027-05-01", 'review_by: "2027-02-30"', ("APS025", 7, 12)),
    page("misspelt-choice", ANSWER, "status: published", "status: publised", ("APS025", 3, 9)),
    page("path-for-a-reference", ANSWER, "  - ref: guide:base", "  - ref: guides/base", ("APS025", 30, 10)),
    page("title-for-a-question", ANSWER, "  - faq:base#who-pays", "  - 谁来付款？", ("APS025", 25, 5)),
    page("relative-redirect", ANSWER, "owner: editors", "owner: editors\nredirect_from: [old]", ("APS025", 5, 17)),
    page("capital-in-an-id", FAQ, "  - id: who-pays", "  - id: Who_Pays", ("APS025", 17, 9)),
    page("address-without-scheme", ANSWER, "boundary: |", _SOURCE + "boundary: |", ("APS025", 34, 10)),
    page("neither-page-nor-address", GUIDE, "symptoms:", _BUTTON + "symptoms:", ("APS025", 34, 7)),
    page("title-on-two-lines", ANSWER, "question: 提示", "question: |\n  提示", ("APS025", 16, 11)),
    page("space-at-the-end", ANSWER, "question: 提示模型不存在，先查什么？", 'question: "提示 "', ("APS025", 16, 11)),
    page("empty-text", ANSWER, "    reason: 想从头看起", '    reason: ""', ("APS025", 31, 13)),
    page("long-answer", ANSWER, "answer: 先核对", "answer: " + "先核对" * 100, ("APS025", 17, 9)),
    page("empty-list", ANSWER, "topics: [start]", "topics: []", ("APS025", 13, 9)),
    page("too-many-topics", ANSWER, "topics: [start]", "topics: [start, a, b, c, d]", ("APS025", 13, 9)),
    page("one-section", GUIDE, "  - id: request\n    heading: 发请求\n    body: 先发最小的请求。\n", "", ("APS025", 17, 3)),
    # fields that contradict each other
    page("updated-is-not-the-newest", ANSWER, "updated: 2026-05-02", "updated: 2026-05-03", ("APS026", 6, 10)),
    page("updated-before-published", ANSWER, "published: 2026-05-01", "published: 2026-05-03", ("APS026", 6, 10)),
    page("review-in-the-past", ANSWER, "review_by: 2027-05-01", "review_by: 2026-05-02", ("APS026", 7, 12)),
    page("retired-to-nowhere", ANSWER, "status: published", "status: retired", ("APS026", 3, 9)),
    page("short-row", GUIDE, "- [地址, 控制台给的那个]", "- [地址]", ("APS026", 26, 11)),
    page("value-missing-for-an-option", COMPARISON, "values: [长, 短]", "values: [长, 短, 中]", ("APS026", 25, 13)),
    page("verdict-for-no-option", COMPARISON, "choice: 现成的", "choice: 现成", ("APS026", 28, 13)),
    page("duplicate-id", FAQ, "  - id: when", "  - id: who-pays", ("APS029", 20, 9)),
    page("duplicate-topic", ANSWER, "topics: [start]", "topics: [start, start]", ("APS029", 13, 17)),
    # references
    page("dangling-in-a-literal-block", ANSWER, "  付款请看[常见问题](faq:base", "  付款请看[常见问题](faq:bass", ("APR001", 35, 14)),
    page("dangling-in-a-quoted-scalar", GUIDE, "(answer:base)", "(answer:bass)", ("APR001", 27, 24)),
    page("dangling-in-a-folded-scalar", GUIDE, "[网关](term:base)", "[网关](term:bass)", ("APR001", 21, 16)),
    page(
        "dangling-in-plain-text", ANSWER, "answer: 先核对", "answer: 先看[这里](guide:gone)，核对", ("APR001", 17, 16), ("APL068", 17, 12)
    ),
    page("dangling-autolink", ANSWER, "answer: 先核对", "answer: 先看 <term:gone>，核对", ("APR001", 17, 13)),
    page("dangling-related", ANSWER, "  - ref: guide:base", "  - ref: guide:bass", ("APR001", 30, 10)),
    page("dangling-in-a-reply", TEMPLATE, "谢谢。", "先看[这一篇](answer:bass)，谢谢。", ("APR001", 25, 32)),
    page("misspelt-kind", ANSWER, "(faq:base#who-pays)", "(faqs:base#who-pays)", ("APR001", 35, 14)),
    page("second-of-two-in-a-folded-scalar", GUIDE, "      是什么意思。", "      是[什么](term:base-2)意思。", ("APR001", 22, 13)),
    page("dangling-anchor", ANSWER, "(faq:base#who-pays)", "(faq:base#who-paid)", ("APR002", 35, 14)),
    page("dangling-anchor-of-a-guide", ANSWER, "  - ref: guide:base", "  - ref: guide:base#adress", ("APR002", 30, 10)),
    page("dangling-question", ANSWER, "  - faq:base#who-pays", "  - faq:base#who-paid", ("APR002", 25, 5)),
    page("unknown-fact", ANSWER, "<fact:api_base>", "<fact:api_bass>", ("APR003", 35, 38)),
    page("unknown-topic", ANSWER, "topics: [start]", "topics: [begin]", ("APR004", 13, 10)),
    page("unknown-evidence", ANSWER, "evidence: [request_time]", "evidence: [request_tim]", ("APR004", 23, 12)),
    page("unknown-policy", TEMPLATE, "never_ask: [full_api_key]", "never_ask: [full_key]", ("APR004", 26, 13)),
    page("unknown-person", ANSWER, "owner: editors", "owner: editor", ("APR004", 4, 8)),
    page("unknown-approver", ANSWER, "    approved_by: editors", "    approved_by: boss", ("APR004", 12, 18)),
    page("reference-to-draft", ANSWER, "  - ref: guide:base", "  - ref: answer:draft", ("APR005", 30, 10)),
    page("reference-to-retired", ANSWER, "(faq:base#who-pays)", "(answer:retired)", ("APR005", 35, 14)),
    act(
        "same-address-twice",
        "content/answers/same-address.md",
        _both("content/answers/same-address", ANSWER),
        ("APR006", 1, 1),
    ),
    page("javascript-link", ANSWER, "(faq:base#who-pays)", "(javascript:alert(1))", ("APR007", 35, 14)),
    page("relative-link", ANSWER, "(faq:base#who-pays)", "(../other.html)", ("APR007", 35, 14)),
    page("raw-html", ANSWER, "  这里不处理账户问题。", "  这里<b>不</b>处理。", ("APR008", 33, 5), ("APR008", 33, 9)),
    page("html-block", ANSWER, "  这里不处理账户问题。", "  <div>\n  这里不处理。\n  </div>", ("APR008", 33, 3)),
    page("heading-in-a-field", ANSWER, "  这里不处理账户问题。", "  ## 不处理\n\n  账户问题。", ("APR009", 33, 3)),
    page("missing-image", ANSWER, "  这里不处理账户问题。", "  看图：![两层](assets/pixels.png)", ("APR010", 33, 6)),
    page("broken-image", ANSWER, "  这里不处理账户问题。", "  看图：![两层](assets/broken.png)", ("APR010", 33, 6)),
    page("image-without-words", ANSWER, "  这里不处理账户问题。", "  看图：![](assets/pixel.png)", ("APR011", 33, 6)),
    page("word-of-two-terms", TERM, "abbreviations: [gateway]", "abbreviations: [SSE, GATEWAY]", ("APR012", 17, 22)),
    page(
        "redirect-from-a-page",
        ANSWER,
        "owner: editors",
        "owner: editors\nredirect_from: [/guides/base/]",
        ("APR013", 5, 17),
        ("APL076", 6, 1),
    ),
    page("two-pages-one-redirect", ANSWER, "owner: editors", "owner: editors\nredirect_from: [/old/]", ("APR013", 5, 17), ("APL076", 6, 1)),
    page("duplicate-anchor", GUIDE, "  - id: request", "  - id: summary", ("APR014", 28, 9)),
    page("self-reference", ANSWER, "  - term:base", "  - answer:self-reference", ("APR015", 29, 5)),
    # rules
    page("short-title", ANSWER, "模型不存在时先查什么（甲）", "模型甲", ("APL001", 1, 8)),
    page("long-title", ANSWER, "title: 模型", "title: " + "模型" * 20, ("APL001", 1, 8)),
    page("short-description", ANSWER, "先核对名称、分组和地址，再决定要不要找客服，可以少走很多弯路", "先核对", ("APL002", 2, 14)),
    page("same-title", ANSWER, "模型不存在时先查什么（甲）", "还没有写完的回答（乙）", ("APL003", 1, 8)),
    page(
        "checked-tomorrow",
        ANSWER,
        "boundary: |",
        _SOURCE.replace("docs", "https://docs").replace("05-01", "11-23") + "boundary: |",
        ("APL004", 35, 14),
    ),
    page("undeclared-variable", TEMPLATE, "谢谢。", "{{ user_name }}谢谢。", ("APL005", 25, 24)),
    page("unused-variable", TEMPLATE, "      {{request_time}}，谢谢。", "      谢谢。", ("APL006", 18, 13)),
    page("review-next-week", ANSWER, "review_by: 2027-05-01", "review_by: 2026-11-29", ("APL038", 7, 12)),
    page("review-last-week", ANSWER, "review_by: 2027-05-01", "review_by: 2026-11-15", ("APL039", 7, 12)),
    page("short-answer", ANSWER, "先核对名称的大小写，再看分组里有没有这个模型。", "先核对名称。", ("APL043", 17, 9)),
    page("filler-answer", ANSWER, "answer: 先核对", "answer: 首先，核对", ("APL044", 17, 9)),
    page("answer-that-points", FAQ, "发请求的账户付款。", "发请求的账户付款，详见上文。", ("APL045", 19, 22)),
    page("answer-about-it", FAQ, "发请求的账户付款。", "它由发请求的账户付款。", ("APL046", 19, 13)),
    page("answer-without-end", FAQ, "发请求的账户付款。", "发请求的账户付款", ("APL047", 19, 20)),
    page("price-from-nowhere", ANSWER, "名称以控制台的列表为准。", "每次调用 2 元。", ("APL048", 19, 10)),
    page("promise", ANSWER, "名称以控制台的列表为准。", "我们保证名称不变。", ("APL049", 19, 7)),
    page("asks-for-a-key", ANSWER, "名称以控制台的列表为准。", "请把完整密钥发给我们。", ("APL010", 19, 7)),
    page("key-in-a-comment", ANSWER, "question: 提示", "# ghp_4f9Kq2nVbT7xLwZ14f9Kq2nVbT7xLwZ1abcd\nquestion: 提示", ("APL011", 16, 3)),
    page("number-of-a-customer", ANSWER, "名称以控制台的列表为准。", "有事打 13812345678。", ("APL012", 19, 9)),
    page("host-inside", ANSWER, "名称以控制台的列表为准。", "网关在 10.1.2.3 上。", ("APL013", 19, 9)),
    page("no-stopping-point", TEMPLATE, "扣费问题转人工。", "其他情况转人工。", ("APL018", 27, 12)),
    page("tight-latin", ANSWER, "  - 打开模型列表。", "  - 打开模型API列表。", ("APL050", 21, 8), ("APL050", 21, 11)),
    page("half-width-comma", ANSWER, "  - 复制名称，再试一次。", "  - 复制名称,再试一次。", ("APL051", 22, 9)),
    page("full-width-letters", ANSWER, "  - 打开模型列表。", "  - 打开 ＡＰＩ 列表。", ("APL052", 21, 8)),
    page("quote-without-partner", ANSWER, "  - 打开模型列表。", "  - 打开“模型列表。", ("APL053", 21, 7)),
    page("two-full-stops", ANSWER, "  - 打开模型列表。", "  - 打开模型列表。。", ("APL054", 21, 11)),
    page("alternative-text-that-says-nothing", ANSWER, "  - 打开模型列表。", "  - 打开列表。![图片](assets/pixel.png)", ("APL069", 21, 12)),
    page("text-that-shows-nothing", GUIDE, "    body: 先发最小的请求。", "    body: ' '", ("APL070", 30, 11)),
    page("text-to-come", GUIDE, "    body: 先发最小的请求。", "    body: 待补充。", ("APL071", 30, 11)),
    page("lead-that-repeats", ANSWER, "boundary: |", "lead: 模型不存在时先查什么（甲）\nboundary: |", ("APL074", 32, 7), ("APL076", 32, 1)),
    page("related-twice", ANSWER, "  - term:base", "  - term:base\n  - guide:base", ("APL075", 31, 10)),
    page("same-heading", GUIDE, "    heading: 发请求", "    heading: 填地址", ("APL077", 29, 14)),
    # what the whole project hangs on
    project("half-a-pattern", "content/policy.yml", "masking:", _SHAPE + "masking:", ("APL014", 12, 18)),
    project("example-of-a-key", "content/evidence.yml", '"2026-05-01 21:35"', "sk-4f9Kq2nVbT", ("APL015", 5, 14)),
    project("boundary-without-limit", "content/evidence.yml", "boundary: 只写时间。", "boundary: 无", ("APL016", 6, 15)),
    project("title-in-site-yml", "content/site.yml", "name: 示例帮助中心", "name: 1", ("APS024", 1, 7)),
    project("bounds-in-policy-yml", "content/policy.yml", "keep_start: 3", "keep_start: 9", ("APS025", 11, 15)),
    project("two-addresses", "content/site.yml", "https://help.example.com/", "https://help.example.org/", ("APH002", 3, 6)),
    project("language-without-labels", "content/site.yml", "language: zh-CN", "language: fr", ("APH009", 6, 11)),
    project("unknown-setting", "mkdocs.yml", "max_file_kb", "max_files_kb", ("APH001", 9, 7)),
    project("text-for-a-setting", "mkdocs.yml", "max_file_kb: 64", "max_file_kb: big", ("APH001", 9, 7)),
    project("short-indexnow-key", "mkdocs.yml", "max_file_kb: 64", "indexnow_key: short", ("APH013", 9, 7)),
    project("site-url-missing", "mkdocs.yml", "site_url: https://help.example.com/\n", "", ("APH001", 1, 1)),
    project("mkdocs-yml-not-yaml", "mkdocs.yml", "  name: material", "  name: [material", ("APH001", 5, 9)),
    project("other-content-folder", "mkdocs.yml", "docs_dir: content", "docs_dir: contents", ("contents", "APH005", 1, 1)),
    act("mkdocs-yml-missing", "mkdocs.yml", lambda root: (root / "mkdocs.yml").unlink(), ("APH001", 1, 1), together=False),
    act("topics-yml-missing", "content/topics.yml", lambda root: (root / "content/topics.yml").unlink(), ("APS027", 1, 1), together=False),
    act(
        "nothing-published",
        "content",
        _all_drafts,
        ("APH005", 1, 1),
        ("content/answers/retired.yml", "APR005", 4, 11),
        ("content/site.yml", "APR005", 19, 9),
        together=False,
    ),
    act(
        "template-that-is-none",
        "templates/voices/html.j2",
        _template("voices/html.j2", "{% macro page(page) %}\n{{ page.title"),
        ("APH007", 2, 1),
        together=False,
    ),
    act(
        "label-with-another-placeholder",
        "templates/labels/zh-CN.yml",
        _template("labels/zh-CN.yml", "page:\n  updated: 更新于 {day}\n"),
        ("APH007", 2, 12),
        together=False,
    ),
)
