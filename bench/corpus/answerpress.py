"""A corpus as a project of AnswerPress.

python -m bench.corpus.answerpress DIR 1000 [--seed 7]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bench.corpus.entries import DAY, EVIDENCE, NEVER, TEAMS, entry
from bench.corpus.plan import KINDS, Plan
from bench.corpus.yaml_text import write

SITE = "https://help.example.com/"
NAME = "示例帮助中心"

CONFIG = f"""\
site_name: {NAME}
site_url: {SITE}
docs_dir: content
site_dir: site
theme:
  name: material
  language: zh
  font: false
plugins:
  - answerpress
extra:
  generator: false
"""


def project(plan: Plan, folder: Path) -> None:
    """Write a whole project into ``folder``."""
    content = folder / "content"
    for name in KINDS.values():
        (content / name).mkdir(parents=True, exist_ok=True)
    (content / "pages").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIG)
    for name, fields in _vocabularies(plan).items():
        (content / f"{name}.yml").write_text(write(fields))
    (content / "pages" / "contact.yml").write_text(write(_contact(plan)))
    for place in plan.places:
        (content / KINDS[place.kind] / f"{place.slug}.yml").write_text(write(entry(plan, place.number)))


def edited_file(plan: Plan) -> str:
    """Return the path of the file that benchmarks edit."""
    place = plan.places[plan.edited]
    return f"content/{KINDS[place.kind]}/{place.slug}.yml"


def edited_route(plan: Plan) -> str:
    place = plan.places[plan.edited]
    return f"/{KINDS[place.kind]}/{place.slug}/"


def _vocabularies(plan: Plan) -> dict[str, dict[str, Any]]:
    speaker = plan.speaker(-1)
    topics = [
        {
            "id": name,
            "label": f"{speaker.slot('n')}与{speaker.slot('w')}（{number}）",
            "label_en": f"{name.partition('-')[0].title()} {number}",
            "description": speaker.fill("{w}、{w}和{w}的设置、核对与排查，以及{n}{s}时先看什么、再做什么。"),
        }
        for number, name in enumerate(plan.topics, 1)
    ]
    evidence = [
        {"id": name, "label": label, "description": about, "example": example, "boundary": f"只写{label}本身，不附其他资料。"}
        for name, label, about, example in EVIDENCE
    ]
    return {"site": _brand(plan), "topics": {"topics": topics}, "evidence": {"fields": evidence}, "policy": _policy()}


def _brand(plan: Plan) -> dict[str, Any]:
    labels = dict(zip(TEAMS, ("编辑团队", "客服团队", "平台团队", "计费团队"), strict=True))
    return {
        "name": NAME,
        "short_name": "示例",
        "url": SITE,
        "description": "用来测量的帮助中心：回答、指南、术语、回复模板、问答、清单和接入说明，文字由种子生成，篇幅与真实的站点相近。",
        "description_en": "A help centre made for measuring: its pages have the size and the structure of real ones.",
        "language": "zh-CN",
        "organisation": {"name": "示例", "url": "https://example.com/"},
        "facts": [{"id": "api_base", "label": "接口地址", "value": "https://api.example.com/v1"}],
        "support": [{"id": "ticket", "label": "工单", "text": "账户归属和扣费走工单。", "to": "page:contact"}],
        "people": [{"id": name, "name": label, "role": "撰写和维护公开的帮助内容"} for name, label in labels.items()],
        "default_author": "editors",
        "trust": ["每页都有负责团队和更新记录。"],
        "trust_pages": ["page:contact"],
        "review_note": "发布前由负责团队核对标题、摘要、正文、链接和日期。",
        "featured": [place.id for place in plan.places[:8]],
    }


def _policy() -> dict[str, Any]:
    wordings = (
        ("完整密钥原文", "complete raw key"),
        ("登录口令原文", "raw login secret"),
        ("付款凭证原图", "original proof of payment"),
        ("未清理的日志全文", "entire unfiltered log"),
    )
    never = [
        {
            "id": name,
            "label": chinese,
            "why": "它会被多人看到，而排查并不需要它。",
            "instead": "索要请求编号和请求时间。",
            "wordings": {"zh": [chinese], "en": [english]},
        }
        for name, (chinese, english) in zip(NEVER, wordings, strict=True)
    ]
    return {
        "never": never,
        "masking": {"text": "保留前三个和后四个字符。", "keep_start": 3, "keep_end": 4, "example": "sk-...9a2f"},
        "over_promise": {"zh": ["百分之百成功"], "en": ["guaranteed forever"]},
    }


def _contact(plan: Plan) -> dict[str, Any]:
    return {
        "title": "联系支持团队：工单入口与要准备的字段",
        "description": "说明账户归属、扣费和需要核对记录的问题怎样提交工单，提交之前准备哪些字段，以及哪些内容请不要附上。",
        "status": "published",
        "owner": "support",
        "published": DAY,
        "updated": DAY,
        "review_by": DAY.replace(year=DAY.year + 4),
        "revisions": [{"date": DAY, "change": "首次发布", "trigger": "建站", "approved_by": "editors"}],
        "topics": [plan.topics[0]],
        "summary_en": ["How to open a ticket, and what to bring."],
        "role": "contact",
        "sections": [{"id": "ticket", "heading": "提交工单", "body": "写明请求编号、请求时间和看到的现象。"}],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a corpus as a project of AnswerPress.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    plan = Plan(options.count, options.seed)
    project(plan, options.folder)
    sizes = sorted(file.stat().st_size for file in options.folder.glob("content/*/*.yml"))
    print(f"{len(sizes)} files, {sum(sizes) / len(sizes):.0f} bytes each (median {sizes[len(sizes) // 2]}); build with --today {DAY}")


if __name__ == "__main__":
    main()
