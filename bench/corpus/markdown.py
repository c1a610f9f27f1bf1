"""The text of an entry as Markdown, for generators that take Markdown.

Section by section what the layout of AnswerPress shows, without what it adds by itself: backlinks, siblings, linked terms,
questions of other pages (a link stands for each), the meaning of evidence and policy names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from bench.corpus.entries import EVIDENCE, Fields
from bench.corpus.plan import Place, Plan

Link = Callable[[str, str], str]
"""Makes the address of a reference: its id and its anchor."""

_REF = re.compile(r"\]\(([a-z]+:[a-z0-9-]+)(?:#([a-z0-9-]+))?\)")
_LABELS = {name: label for name, label, *_ in EVIDENCE}


def body(plan: Plan, place: Place, fields: Fields, link: Link) -> str:
    """Return the page without its title."""
    lines = [fields["description"], "", *_KINDS[place.kind](fields), *_questions(plan, fields)]
    lines += _section("边界", fields["boundary"])
    lines += ["## 相关页面", ""]
    lines += [f"- [{plan.by_id[item['ref']].title}]({item['ref']})：{item['reason']}" for item in fields["related"]]
    lines += ["", *_section("English summary", *fields["summary_en"])]
    if sources := fields.get("sources"):
        lines += ["## 来源", "", *(f"- [{item['title']}]({item['url']})，核对于 {item['checked']}" for item in sources), ""]
    lines += ["## 更新记录", "", *(f"- {item['date']}：{item['change']}（{item['trigger']}）" for item in fields["revisions"]), ""]
    return _REF.sub(lambda match: f"]({link(match[1], match[2] or '')})", "\n".join(lines))


def _section(heading: str, *paragraphs: str) -> list[str]:
    return [f"## {heading}", "", *(line for paragraph in paragraphs for line in (paragraph, ""))]


def _bullets(heading: str, items: list[str]) -> list[str]:
    return [f"## {heading}", "", *(f"- {item}" for item in items), ""] if items else []


def _steps(heading: str, items: list[str]) -> list[str]:
    return [f"## {heading}", "", *(f"{number}. {item}" for number, item in enumerate(items, 1)), ""] if items else []


def _table(heads: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads), *(f"| {' | '.join(row)} |" for row in rows), ""]


def _questions(plan: Plan, fields: Fields) -> Iterator[str]:
    if fields.get("faqs"):
        yield from ("## 常见追问", "")
    for item in fields.get("faqs", ()):
        if isinstance(item, str):
            yield from (f"参见[{plan.by_id[item.partition('#')[0]].title}]({item})。", "")
        else:
            yield from (f"### {item['question']}", "", item["answer"], "")


def _symptoms(fields: Fields) -> list[str]:
    if not fields.get("symptoms"):
        return []
    rows = [[item["signal"], item["check_first"], item["action"], item["avoid"]] for item in fields["symptoms"]]
    return ["## 看到什么", "", *_table(["现象", "先查", "做法", "不要"], rows)]


def _evidence(names: list[str]) -> list[str]:
    known = {name: (label, about, f"`{example}`") for name, label, about, example in EVIDENCE}
    return _table(["字段", "含义", "示例"], [list(known[name]) for name in names])


def _answer(fields: Fields) -> Iterator[str]:
    yield from _section(fields["question"], fields["answer"])
    yield from _bullets("适用人群", fields["audience"])
    yield from _bullets("依据", fields["basis"])
    yield from _steps("下一步", fields["steps"])
    yield from _symptoms(fields)
    yield from ("## 要保留的记录", "", *_evidence(fields["evidence"]))
    yield from _bullets("交接", fields["handoff"])


def _authored(fields: Fields) -> Iterator[str]:
    for section in fields["sections"]:
        yield from (f"## {section['heading']} {{#{section['id']}}}", "", section["body"], "")
        if table := section.get("table"):
            yield from _table(table["columns"], table["rows"])


def _guide(fields: Fields) -> Iterator[str]:
    yield from (fields["lead"], "")
    yield from _authored(fields)
    yield from _symptoms(fields)
    yield from _bullets("检查", fields["checks"])


def _post(fields: Fields) -> Iterator[str]:
    yield from (fields["lead"], "")
    yield from _bullets("读者", fields["readers"])
    yield from _authored(fields)
    yield from _section("结论", fields["conclusion"])


def _term(fields: Fields) -> Iterator[str]:
    yield from (fields["definition"], "")
    yield from _section("用法", fields["explanation"])
    yield from _section("示例", fields["example"])
    if others := fields.get("not_the_same_as"):
        yield from _bullets("容易混淆", [f"[{item['difference']}]({item['ref']})" for item in others])


def _template(fields: Fields) -> Iterator[str]:
    yield from _bullets("适用", fields["when_to_use"])
    yield from _bullets("不适用", fields["not_for"])
    own = [item for item in fields["variables"] if isinstance(item, dict)]
    rows = [[f"`{item['name']}`", item["label"], item["example"], item["boundary"]] for item in own]
    rows += [[f"`{name}`", _LABELS[name], "", ""] for name in fields["variables"] if isinstance(name, str)]
    yield from ("## 变量", "", *_table(["变量", "含义", "示例", "边界"], rows))
    yield from ("## 回复", "")
    for item in fields["replies"]:
        yield from (f"### {item['title']} {{#{item['id']}}}", "", item["intent"], "", "```text", item["text"], "```", "")
    yield from _section("转交", fields["hand_over"])
    yield from _steps("做法", fields["workflow"])


def _faq(fields: Fields) -> Iterator[str]:
    for item in fields["entries"]:
        yield from (f"## {item['question']} {{#{item['id']}}}", "", item["answer"], "")


def _checklist(fields: Fields) -> Iterator[str]:
    yield from (fields["lead"], "")
    for group in fields["groups"]:
        yield from _bullets(group["heading"], [f"{item['text']}（{item['why']}）" for item in group["items"]])


def _integration(fields: Fields) -> Iterator[str]:
    rows = [[f"**{item['label']}**", item["value"], item["note"]] for item in fields["fields"]]
    yield from ("## 设置项", "", *_table(["设置", "填写", "说明"], rows))
    yield from _steps("步骤", fields["steps"])
    check = fields["verify"]
    yield from _section("最小验证", check["text"], f"```{check['language']}\n{check['code']}```", check["expected"])
    for item in fields["snippets"]:
        yield from _section(item["title"], f"```{item['language']}\n{item['code']}```")
    yield from ("## 常见误填", "", *_table(["误填", "改法"], [[item["mistake"], item["remedy"]] for item in fields["mistakes"]]))


_KINDS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "answer": _answer,
    "term": _term,
    "template": _template,
    "guide": _guide,
    "faq": _faq,
    "checklist": _checklist,
    "post": _post,
    "integration": _integration,
}
