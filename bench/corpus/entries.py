"""The fields of every entry, as the kinds of AnswerPress have them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from bench.corpus.plan import QUESTIONS, Place, Plan
from bench.corpus.words import Speaker

Fields = dict[str, Any]

DAY = datetime.date(2026, 6, 1)
"""The day of the corpus: nothing is newer."""
FIRST = datetime.date(2024, 1, 1)
MARK = "修订标记：R0"
"""Stands once in the corpus, in the entry that benchmarks edit."""
EVIDENCE = (
    ("request_id", "请求编号", "响应头里的编号", "req-20481"),
    ("request_time", "请求时间", "出错那次请求的时间，精确到分钟并注明时区", "2026-05-20 21:35(UTC+8)"),
    ("status_code", "状态码", "响应的 HTTP 状态码", "401"),
    ("error_message", "错误原文", "响应体里的错误文字，逐字复制", "quota exceeded"),
    ("client_name", "客户端", "发起请求的软件名称", "Atlas Desktop"),
    ("client_version", "客户端版本", "软件的版本号，在“关于”页能看到", "4.2.0"),
    ("account_id", "账号标识", "控制台显示的账号 ID", "acct-20481"),
    ("order_id", "订单编号", "订单页面上的编号", "ORD-20481"),
    ("region_name", "区域名称", "控制台右上角的区域", "east-2"),
    ("screenshot_note", "截图说明", "一句话说明看到了什么", "按钮是灰色的"),
    ("deadline", "期限", "双方约定的时间", "2026-06-03 18:00(UTC+8)"),
    ("agent_name", "客服称呼", "回复的人怎样署名", "小林"),
)
TEAMS = ("editors", "support", "platform", "billing")
NEVER = ("full_secret", "login_secret", "payment_record", "raw_log")
_CHANGES = ("补充{w}的核对顺序", "改写{n}一节，{v}与{v}分开写", "增加 {c} 的处理", "首次发布")


def entry(plan: Plan, number: int) -> Fields:
    """Return all fields of one entry."""
    place = plan.places[number]
    speaker = plan.speaker(number)
    fields = _head(plan, place, speaker)
    own = _KINDS[place.kind](plan, place, speaker)
    if "lead" in own:
        fields = {"title": fields["title"], "description": fields["description"], "lead": own.pop("lead"), **fields}
    fields |= own
    fields |= _foot(plan, place, speaker)
    if number == plan.edited:
        fields["boundary"] += MARK
    return fields


def _head(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    published = FIRST + datetime.timedelta(days=speaker.between(0, 600))
    updated = published + datetime.timedelta(days=speaker.between(1, (DAY - published).days - 1))
    revisions = [_revision(speaker, updated)]
    if speaker.number() < 0.6:
        revisions.append(_revision(speaker, published, "首次发布"))
    more = plan.topics[(plan.topics.index(place.topic) + speaker.between(1, 5)) % len(plan.topics)]
    fields: Fields = {
        "title": place.title,
        "description": speaker.fill("说明{w}{s}时先查什么、{v}{n}要满足哪些条件、要留下哪些记录，以及什么时候转给{a}{n}：")
        + f"{place.slug[-6:]} 号页面。",
        "status": "published",
        "owner": speaker.any(TEAMS),
        "published": published,
        "updated": updated,
        "review_by": updated + datetime.timedelta(days=1_500),
        "revisions": revisions,
        "topics": [place.topic, more] if speaker.number() < 0.7 else [place.topic],
        "aliases": [
            speaker.fill(frame) for frame in ("{n}{s}", "{w}怎么{v}", "{c} {n}", "{l} {l} {c}", "{e} {l} {x}")[: speaker.between(3, 5)]
        ],
        "summary_en": [speaker.say_english(2, 3), speaker.say_english(1, 2)],
    }
    if place.number % 50 == 0:
        fields["redirect_from"] = [f"/old/{place.slug}/"]
    return fields


def _revision(speaker: Speaker, day: datetime.date, change: str = "") -> Fields:
    return {
        "date": day,
        "change": change or speaker.fill(speaker.any(_CHANGES[:-1])),
        "trigger": speaker.fill("{n}{s}的工单反复出现"),
        "approved_by": speaker.any(TEAMS),
    }


def _foot(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    fields: Fields = {
        "related": [
            {"ref": other.id, "reason": speaker.fill("{v}{w}时一起看")}
            for other in plan.others(speaker, place.number, speaker.between(3, 4))
        ],
        "boundary": speaker.fill("本页不决定{a}{n}的归属，也不公布{w}的具体数值；个案请[联系支持](page:contact)。"),
    }
    if place.kind != "faq":
        fields["faqs"] = [{"question": _question(speaker), "answer": speaker.say(2, 3)} for _ in range(speaker.between(1, 2))]
        if plan.faqs:
            asked = plan.places[speaker.any(plan.faqs)]  # type: ignore[arg-type]
            fields["faqs"].insert(0, f"{asked.id}#{speaker.any(QUESTIONS)}")
    if speaker.number() < 0.3:
        checked = fields_day(speaker)
        fields["sources"] = [
            {"title": speaker.fill("{l} 接口参考：{x}"), "url": f"https://docs.example.com/{place.slug}", "checked": checked}
        ]
    fields["internal"] = {"notes": speaker.fill("先看{a}{n}，再{v}{w}。"), "tickets": [f"SUP-{1000 + int(speaker.number() * 9000)}"]}
    return fields


def fields_day(speaker: Speaker) -> datetime.date:
    return DAY - datetime.timedelta(days=speaker.between(1, 300))


def _question(speaker: Speaker) -> str:
    return speaker.fill(
        speaker.any(("{v}{w}后为什么{s}？", "怎样{v}{a}{n}的{w}？", "{n}最多可以{v}多少{w}？", "{w}{s}还能{v}吗？", "{n}和{w}有什么区别？"))
    )


def _linked(plan: Plan, place: Place, speaker: Speaker, least: int, most: int) -> str:
    """Return a paragraph that ends with a link to another page."""
    other = plan.others(speaker, place.number, 1)
    text = speaker.say(least, most)
    if not other:
        return text
    space = " " if other[0].short[0].isascii() else ""
    return text + f"另见{space}[{other[0].short}]({other[0].id})。"


def _symptoms(speaker: Speaker, count: int) -> list[Fields]:
    frames = (("{c} {x}", "status"), ("{l} {l} {e}ed twice", "message"), ("{n}{s}但{w}正常", "behaviour"))
    chosen = [frames[(first + speaker.between(0, 2)) % 3] for first in range(count)]
    return [
        {
            "signal": speaker.fill(frame),
            "type": kind,
            "check_first": speaker.fill("先看{w}，再核对 `{x}`。"),
            "action": speaker.fill("{v}{n}，等 {k} 分钟后{v}{w}。"),
            "avoid": speaker.fill("不要反复{v}{n}，也不要先{v}{w}。"),
            "evidence": _evidence(speaker, 2),
        }
        for frame, kind in chosen
    ]


def _evidence(speaker: Speaker, count: int) -> list[str]:
    first = speaker.between(0, 8)
    return [name for name, *_ in EVIDENCE[first : first + count]]


def _answer(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    return {
        "audience": [speaker.fill("{v}{n}的{n}负责人"), speaker.fill("核对{w}的客服")],
        "symptoms": _symptoms(speaker, speaker.between(0, 2)),
        "question": speaker.fill("{w}{s}应该怎么处理？"),
        "answer": speaker.say(2, 3)[:290],
        "basis": [_linked(plan, place, speaker, 2, 3), *(speaker.say(2, 3) for _ in range(speaker.between(1, 2)))],
        "steps": [speaker.say(1, 2) for _ in range(speaker.between(3, 4))] + [_linked(plan, place, speaker, 1, 1)],
        "evidence": _evidence(speaker, 4),
        "handoff": [speaker.fill("{w}属于哪一类，依据是什么。"), speaker.fill("已经{v}{n}的时间和下一次{v}的时间。")],
    }


def _sections(plan: Plan, place: Place, speaker: Speaker, count: int, *, table: int) -> list[Fields]:
    found: list[Fields] = []
    for number in range(1, count + 1):
        body = _linked(plan, place, speaker, 3, 4)
        if number % 2:
            body += "\n\n" + "\n".join(f"- {speaker.say(1, 1)}" for _ in range(3))
        section: Fields = {"id": f"part-{number}", "heading": speaker.fill("{v}{w}与{n}"), "body": body}
        if number == table:
            rows = [[speaker.slot("w"), speaker.fill("{v}{n}，保留 {k} 天"), speaker.fill("{a}{n}{s}")] for _ in range(3)]
            section["table"] = {"columns": ["项目", "做法", "会看到什么"], "rows": rows}
        found.append(section)
    return found


def _guide(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    return {
        "lead": speaker.say(2, 2),
        "symptoms": _symptoms(speaker, speaker.between(0, 1)),
        "sections": _sections(plan, place, speaker, 4, table=2),
        "checks": [speaker.say(1, 1) for _ in range(3)],
    }


def _post(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    return {
        "lead": speaker.say(2, 2),
        "readers": [speaker.fill("{n}负责人：正要{v}{w}。"), speaker.fill("客服：要解释{w}为什么{s}。")],
        "sections": _sections(plan, place, speaker, 4, table=3),
        "conclusion": speaker.say(2, 2),
    }


def _term(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    fields: Fields = {
        "term": place.short,
        "definition": place.short + speaker.fill("是{a}{n}的一部分，由服务端{v}{w}时产生。"),
        "explanation": _linked(plan, place, speaker, 4, 5) + "\n\n" + _linked(plan, place, speaker, 4, 6),
        "example": speaker.say(2, 2) + f'\n\n```json\n{{\n  "{speaker.slot("x")}": {speaker.slot("k")}\n}}\n```',
    }
    if others := [number for number in plan.terms if number != place.number]:
        other = plan.places[speaker.any(others)]  # type: ignore[arg-type]
        fields["not_the_same_as"] = [{"ref": other.id, "difference": speaker.fill("前者看{w}，后者看{a}{n}。")}]
    return fields


def _template(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    names = ["customer_name", "deadline", "agent_name", *_evidence(speaker, 2)]
    own = {
        "name": "customer_name",
        "label": "客户称呼",
        "example": "林女士",
        "boundary": speaker.fill("写称呼或昵称，不写邮箱、手机号和{a}{n}。"),
    }
    names = list(dict.fromkeys(names))
    asked = "、".join(f"{{{{{name}}}}}" for name in names[3:]) or "{{deadline}}"
    replies = [
        {
            "id": f"reply-{number}",
            "title": speaker.fill("{w}{s}时的回复"),
            "intent": speaker.fill("请客户{v}{n}，并说明{w}何时更新"),
            "text": f"{{{{customer_name}}}}，您好：\n\n{speaker.say(2, 2)}\n\n请补充：{asked}。"
            f"{speaker.say(1, 1)}付款、退款和账户归属由客服团队在工单里核对。我们会在 {{{{deadline}}}} 之前回复。\n\n{{{{agent_name}}}}",
        }
        for number in range(1, 4)
    ]
    return {
        "when_to_use": [speaker.say(1, 1), speaker.say(1, 1)],
        "not_for": [_linked(plan, place, speaker, 1, 1)],
        "variables": [own, *names[1:]],
        "replies": replies,
        "workflow": [speaker.say(1, 1) for _ in range(2)],
        "cases": [_case(names, kind, number) for number, kind in ((1, "normal"), (2, "failure"))],
        "never_ask": list(NEVER[: speaker.between(2, 4)]),
        "hand_over": speaker.say(2, 2),
    }


def _case(names: list[str], kind: str, number: int) -> Fields:
    """Return a reply tried out with a value for each of its variables."""
    examples = {name: example for name, _, _, example in EVIDENCE} | {"customer_name": "林女士"}
    return {
        "name": "正常：信息齐全" if kind == "normal" else "失败：请客户补充",
        "type": kind,
        "reply": f"reply-{number}",
        "values": [{"name": name, "value": examples[name]} for name in names],
        "expect": [examples["agent_name"]],
    }


def _faq(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    return {
        "entries": [
            {
                "id": anchor,
                "question": _question(speaker),
                "answer": _linked(plan, place, speaker, 3, 4),
                "aliases": [speaker.fill("{n}{s}"), speaker.fill("{w}怎么{v}")],
            }
            for anchor in QUESTIONS
        ]
    }


def _checklist(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    def ticks(group: int) -> list[Fields]:
        return [
            {"id": f"tick-{group}-{number}", "text": speaker.say(1, 1), "why": speaker.say(1, 1), "evidence": _evidence(speaker, 1)}
            for number in range(1, 4)
        ]

    groups = [{"id": f"group-{number}", "heading": speaker.fill("{v}{w}"), "items": ticks(number)} for number in range(1, 5)]
    return {"lead": _linked(plan, place, speaker, 2, 2), "groups": groups}


def _integration(plan: Plan, place: Place, speaker: Speaker) -> Fields:
    name = place.title.split("：", maxsplit=1)[0].split("里", maxsplit=1)[0].removeprefix("在 ").removesuffix(" 接入设置").strip()
    snippet = {
        "id": "settings",
        "title": "设置文件",
        "language": "json",
        "code": f'{{\n  "{speaker.slot("x")}": "{speaker.slot("x")}"\n}}\n',
    }
    fields = [{"label": speaker.slot("w"), "value": f"`{speaker.slot('x')}`", "note": speaker.say(1, 1)} for _ in range(3)]
    return {
        "client": name,
        "fields": fields,
        "steps": [_linked(plan, place, speaker, 1, 2), *(speaker.say(1, 2) for _ in range(4))],
        "snippets": [snippet],
        "verify": {
            "text": speaker.say(1, 2),
            "language": "bash",
            "code": f"curl https://api.example.com/{speaker.slot('x')}\n",
            "expected": speaker.say(1, 1),
        },
        "mistakes": [{"mistake": speaker.say(1, 1), "remedy": speaker.say(1, 2)} for _ in range(3)],
    }


_KINDS: dict[str, Callable[[Plan, Place, Speaker], Fields]] = {
    "answer": _answer,
    "term": _term,
    "template": _template,
    "guide": _guide,
    "faq": _faq,
    "checklist": _checklist,
    "post": _post,
    "integration": _integration,
}
