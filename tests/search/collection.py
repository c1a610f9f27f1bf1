"""The collection ``docs.json`` as an AnswerPress project, to be searched in a real site.

    python -m tests.search.collection /work/shared/search/docs.json /tmp/collection [--keywords text|aliases|none]

Every document becomes an entry of the kind that fits; ``ans-401`` becomes ``answer:ans-401``. Its keywords
stand in the text, as a reader would see them: they are aliases only when asked for.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from pathlib import Path
from typing import Any

import yaml

from generator.text.cjk import width

KINDS = {
    "answer": ("answer", "answers"),
    "glossary": ("term", "glossary"),
    "guide": ("guide", "guides"),
    "blog": ("post", "blog"),
    "template": ("template", "templates"),
}
DAY = "2026-01-05"
_NAMES = re.compile(r"^(.+?)\s*[（(](.+?)[）)]\s*$")

MKDOCS = """site_name: 搜索评测集
site_url: https://collection.example.com/
docs_dir: content
theme:
  name: material
  language: zh
  font: false
plugins:
  - answerpress
"""
SITE: dict[str, Any] = {
    "name": "搜索评测集",
    "short_name": "评测集",
    "url": "https://collection.example.com/",
    "description": "用来评测搜索的一组短页面。",
    "description_en": "A collection of short pages to score search with.",
    "language": "zh-CN",
    "organisation": {"name": "Example", "url": "https://example.com/"},
    "support": [{"id": "ticket", "label": "工单", "text": "账号和付款的问题。", "to": "https://example.com/tickets"}],
    "people": [{"id": "editors", "name": "编辑", "role": "维护"}],
    "default_author": "editors",
    "review_note": "已核对。",
}
TOPICS = {"topics": [{"id": "collection", "label": "评测", "label_en": "Collection", "description": "评测集里的全部页面。"}]}
EVIDENCE = {"fields": [{"id": "request_time", "label": "时间", "description": "时间", "example": "2026-01-05", "boundary": "只要时间。"}]}
POLICY = {
    "never": [{"id": "full_key", "label": "密码", "why": "不安全。", "instead": "不要。", "wordings": {"zh": ["明文"], "en": ["plain"]}}],
    "masking": {"text": "遮住。", "keep_start": 3, "keep_end": 4, "example": "sk-...9a2f"},
    "over_promise": {"zh": ["保证"], "en": ["guarantee"]},
}


def write_project(documents: list[dict[str, Any]], folder: Path, *, keywords: str = "text") -> None:
    """Write the project; ``keywords`` says where the keywords go."""
    files: dict[str, Any] = {"site": SITE, "topics": TOPICS, "evidence": EVIDENCE, "policy": POLICY}
    for document in documents:
        _, place = KINDS[document["type"]]
        files[f"{place}/{document['id']}"] = entry(document, keywords)
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    for name, value in files.items():
        path = folder / "content" / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100_000), "utf-8")


def entry(document: dict[str, Any], keywords: str) -> dict[str, Any]:
    """Return a document as the fields of an entry."""
    listed = "、".join(map(_escaped, document["keywords"])) if keywords == "text" else ""
    return {
        "title": document["title"],
        "description": _wide(document["summary"]),
        "status": "published",
        "owner": "editors",
        "published": DAY,
        "updated": DAY,
        "review_by": "2099-01-01",
        "revisions": [{"date": DAY, "change": "收录", "trigger": "评测", "approved_by": "editors"}],
        "topics": ["collection"],
        "aliases": document["keywords"] if keywords == "aliases" else [],
        "summary_en": ["None."],
        **_OWN[document["type"]](document, listed),
    }


def _wide(summary: str) -> str:
    """Return a summary of the width that a description must have; what is added is the same on every page."""
    return summary if width(summary) >= 60 else summary + "正文写了更多。" * math.ceil((60 - width(summary)) / 14)


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|~!&$])", r"\\\1", text)


def _texts(document: dict[str, Any], listed: str) -> list[str]:
    own = [f"{section['heading']}：{section['text']}" if section["heading"] else section["text"] for section in document["sections"]]
    return [*map(_escaped, own), *([f"关键词：{listed}"] if listed else [])]


def _answer(document: dict[str, Any], listed: str) -> dict[str, Any]:
    return {
        "question": document["title"],
        "answer": _escaped(document["summary"]),
        "basis": _texts(document, listed),
        "steps": ["按依据核对。"],
    }


def _term(document: dict[str, Any], listed: str) -> dict[str, Any]:
    """A title such as “Base URL（接口根地址）” names the term and its other names."""
    named = _NAMES.match(document["title"])
    term, others = (named[1], re.split("[、，,]", named[2])) if named else (document["title"], [])
    return {
        "term": term,
        "abbreviations": [other.strip() for other in others],
        "definition": _escaped(document["summary"]),
        "explanation": "\n\n".join(_texts(document, listed)),
    }


def _sections(document: dict[str, Any], listed: str) -> dict[str, Any]:
    own = [(section["heading"] or "说明", _escaped(section["text"])) for section in document["sections"]]
    extra = [("关键词", listed)] if listed else []
    extra += [("相关", "见同类页面。")] if len(own) + len(extra) < 2 else []
    listed_sections = [{"id": f"s{number}", "heading": heading, "body": body} for number, (heading, body) in enumerate([*own, *extra], 1)]
    return {"sections": listed_sections}


def _post(document: dict[str, Any], listed: str) -> dict[str, Any]:
    return {"readers": ["所有读者"], **_sections(document, listed)}


def _template(document: dict[str, Any], listed: str) -> dict[str, Any]:
    replies = [{"id": "reply", "title": "回复", "intent": "回复", "text": "\n\n".join(_texts(document, listed))}]
    return {"when_to_use": ["需要时。"], "replies": replies, "never_ask": ["full_key"], "hand_over": "转人工。"}


_OWN = {"answer": _answer, "glossary": _term, "guide": _sections, "blog": _post, "template": _template}


def mapped(id_: str) -> str:
    """Return the id of docs.json for the id of an entry."""
    return id_.partition(":")[2]


def main() -> None:
    parser = argparse.ArgumentParser(description="Write docs.json as an AnswerPress project.")
    parser.add_argument("documents", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keywords", choices=("text", "aliases", "none"), default="text")
    options = parser.parse_args()
    write_project(json.loads(options.documents.read_text("utf-8")), options.folder, keywords=options.keywords)


if __name__ == "__main__":
    main()
