"""The agreement test can fail: every kind of difference, planted into a copy of one built file, is found and named.

Each row says where it is planted, what text becomes what other text, and what the report must name: page, field and format.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator.audit.agreement import compare
from generator.audit.difference import Difference
from generator.built import Built
from tests.agreement.conftest import words_of

SITE = "https://help.example.com"
ANSWER, TEMPLATE, CHECKLIST = f"{SITE}/answers/model-missing/", f"{SITE}/templates/first-replies/", f"{SITE}/checklists/ticket/"
GUIDE, TERM, EXAMPLE, CLIENT = (
    f"{SITE}/{path}/" for path in ("guides/errors", "glossary/gateway", "examples/list-models", "integrations/demo-client")
)
TOPIC = f"{SITE}/topics/access/"
GRAPH = '<script type="application/ld+json">'


def swap(old: str, new: str, after: str = "") -> Callable[[str], str]:
    """Replace the first ``old`` after the first ``after``."""

    def edit(text: str) -> str:
        head, mark, tail = text.partition(after) if after else ("", "", text)
        assert old in tail, f"{old} is not in the file"
        return head + mark + tail.replace(old, new, 1)

    return edit


def drop(start: str) -> Callable[[str], str]:
    """Remove the line that begins with ``start``."""

    def edit(text: str) -> str:
        lines = text.split("\n")
        number = next(number for number, line in enumerate(lines) if line.startswith(start))
        return "\n".join(lines[:number] + lines[number + 1 :])

    return edit


def in_json(change: Callable[[Any], object]) -> Callable[[str], str]:
    """Change the value of a JSON file."""

    def edit(text: str) -> str:
        value = json.loads(text)
        change(value)
        return json.dumps(value, ensure_ascii=False)

    return edit


def in_graph(change: Callable[[dict[str, Any]], object]) -> Callable[[str], str]:
    """Change the graph of an HTML page; ``change`` is given its own nodes by the fragment of their id, and others by all of it."""

    def edit(text: str) -> str:
        head, mark, tail = text.partition(GRAPH)
        graph, end, rest = tail.partition("</script>")
        value = json.loads(graph)
        page = next(node["@id"] for node in value["@graph"] if node["@type"].endswith("Page"))
        nodes = {node["@id"].removeprefix(page).removeprefix("#"): node for node in value["@graph"]}
        change(nodes)
        value["@graph"] = list(nodes.values())
        return head + mark + json.dumps(value, ensure_ascii=False) + end + rest

    return edit


def page_out(address: str) -> Callable[[str], str]:
    """Remove a page from a file of whole pages."""

    def edit(text: str) -> str:
        before, _, after = text.partition(f"---\n\nSource: {address}\n\n")
        return before + "---\n\nSource: " + after.partition("---\n\nSource: ")[2]

    return edit


Row = tuple[str, Callable[[str], str] | None, str, str, str]
PLANTED: dict[str, Row] = {
    # JSON-LD
    "a word of the answer in JSON-LD": (
        "answers/model-missing/index.html",
        swap("先核对模型调用名，再核对密钥分组", "先核对模型调用名，再核对密钥", after='"@type":"Question"'),
        *(ANSWER, "answer", "json-ld"),
    ),
    "a question that JSON-LD lacks": (
        "answers/model-missing/index.html",
        in_graph(lambda nodes: nodes.pop("same-name")),
        *(ANSWER, "question same-name", "json-ld"),
    ),
    "an answer of another question in JSON-LD": (
        "faqs/basics/index.html",
        in_graph(lambda nodes: nodes["who-pays"].update(acceptedAnswer=nodes["how-long"]["acceptedAnswer"])),
        *(f"{SITE}/faqs/basics/", "answer who-pays", "json-ld"),
    ),
    "a title in JSON-LD": (
        "glossary/gateway/index.html",
        in_graph(lambda nodes: nodes[""].update(name="网关")),
        *(TERM, "title", "json-ld"),
    ),
    "a headline in JSON-LD that is not the title": (
        "guides/errors/index.html",
        swap('"headline":"报错排查', '"headline":"排查'),
        *(GUIDE, "title of the article", "json-ld"),
    ),
    "a date in JSON-LD": (
        "answers/model-missing/index.html",
        swap('"dateModified":"2025-03-01', '"dateModified":"2025-03-02'),
        *(ANSWER, "updated", "json-ld"),
    ),
    "a definition in JSON-LD": (
        "glossary/gateway/index.html",
        in_graph(lambda nodes: nodes["term"].update(description="统一入口。")),
        *(TERM, "definition", "json-ld"),
    ),
    "another spelling that JSON-LD lacks": (
        "glossary/gateway/index.html",
        in_graph(lambda nodes: nodes["term"].update(alternateName=["gateway"])),
        *(TERM, "other names", "json-ld"),
    ),
    "the text of a reply in JSON-LD": (
        "templates/first-replies/index.html",
        in_graph(lambda nodes: nodes["hello"].update(text="{{user_name}}，您好。")),
        *(TEMPLATE, "reply hello text", "json-ld"),
    ),
    "a check item in JSON-LD": (
        "checklists/ticket/index.html",
        in_graph(lambda nodes: nodes["list"]["itemListElement"][1].update(name="写明模型。")),
        *(CHECKLIST, "item 2", "json-ld"),
    ),
    "a card that JSON-LD lacks": (
        "topics/access/index.html",
        in_graph(lambda nodes: nodes["list"]["itemListElement"].pop()),
        *(TOPIC, "item", "json-ld"),
    ),
    "a crumb in JSON-LD": (
        "guides/errors/index.html",
        in_graph(lambda nodes: nodes["breadcrumb"]["itemListElement"][1].update(name="手册")),
        *(GUIDE, "trail", "json-ld"),
    ),
    "a source in JSON-LD": (
        "guides/errors/index.html",
        swap('"name":"RFC 9110"', '"name":"RFC 7231"'),
        *(GUIDE, "source 1", "json-ld"),
    ),
    "the English summary in JSON-LD": (
        "guides/errors/index.html",
        swap('"abstract":"Find the layer first', '"abstract":"Find a layer first'),
        *(GUIDE, "summary", "json-ld"),
    ),
    "the author in JSON-LD": (
        "answers/model-missing/index.html",
        in_graph(lambda nodes: nodes[f"{SITE}/#team-lin"].update(name="编辑团队")),
        *(ANSWER, "author", "json-ld"),
    ),
    "a node of a file of whole graphs": (
        "schema/glossary.jsonld",
        swap("负责鉴权、额度和路由。", "负责鉴权。"),
        *("glossary/gateway/index.html", f"description of {TERM}#term", "schema"),
    ),
    # HTML
    "a cell in HTML": (
        "answers/model-missing/index.html",
        swap("只写时间，不要截图。", "只写时间。", after="ap-table"),
        *(ANSWER, "要保留的证据 > row 1, column 4", "html"),
    ),
    "a step in HTML": (
        "answers/model-missing/index.html",
        swap("用最小请求再试", "用原来的请求再试", after="ap-steps"),
        *(ANSWER, "下一步怎么做 > step 2", "html"),
    ),
    "the answer in HTML": (
        "answers/model-missing/index.html",
        swap("再核对密钥分组", "再核对分组", after="ap-answer__text"),
        *(ANSWER, "answer", "html"),
    ),
    "the mark of an item that may be left out": (
        "checklists/ticket/index.html",
        swap("<span class=ap-tag>选填</span>", ""),
        *(CHECKLIST, "可以写 > check 1", "html"),
    ),
    "the review day in HTML": (
        "guides/errors/index.html",
        swap("复审日期 2099-01-01", "复审日期 2099-02-01"),
        *(GUIDE, "review by", "html"),
    ),
    "the machine-readable date of HTML": (
        "guides/errors/index.html",
        swap('<time datetime="2025-02-15">', '<time datetime="2025-01-05">'),
        *(GUIDE, "updated", "time element"),
    ),
    "the description in the head": (
        "guides/errors/index.html",
        swap('name="description" property="og:description" content="从客户端到网关', 'name="description" content="从客户端到上游'),
        *(GUIDE, "description", "head"),
    ),
    "the title of the preview": (
        "guides/errors/index.html",
        swap('property="og:title" content="报错排查', 'property="og:title" content="报错'),
        *(GUIDE, "title", "preview"),
    ),
    "a line of the contents list": (
        "guides/errors/index.html",
        swap(">留下哪些证据</a></li>", ">哪些证据</a></li>", after="ap-contents"),
        *(GUIDE, "contents list", "contents"),
    ),
    "the alternative text of a picture in HTML": (
        "guides/errors/index.html",
        swap('alt="从客户端到上游的三层示意图"', 'alt="示意图"'),
        *(GUIDE, "1. 三层分别是什么 > text 2", "html"),
    ),
    "an English summary in HTML": (
        "examples/list-models/index.html",
        swap("The smallest request that lists models.</p>", "The smallest request.</p>", after="id=summary"),
        *(EXAMPLE, "summary", "html"),
    ),
    # Markdown
    "a row that the twin lacks": (
        "answers/model-missing.md",
        drop("| **请求时间**"),
        *(ANSWER, "要保留的证据 > row 1, column 1", "twin"),
    ),
    "two steps of the twin in the other order": (
        "templates/first-replies/index.html.md",
        swap("1. 选回复。\n2. 填变量。", "1. 填变量。\n2. 选回复。"),
        *(TEMPLATE, "使用流程 > step", "twin"),
    ),
    "an empty line in the code of the twin": (
        "integrations/demo-client.md",
        swap('curl "$BASE/models" \\\n', 'curl "$BASE/models" \\\n\n'),
        *(CLIENT, "最小验证 > code 1", "twin"),
    ),
    "the language of code in the twin": (
        "integrations/demo-client.md",
        swap("```python", "```ruby"),
        *(CLIENT, "代码 > language 1", "twin"),
    ),
    "the level of a heading in the twin": (
        "guides/errors.md",
        swap("### 失败的请求扣费吗？", "## 失败的请求扣费吗？"),
        *(GUIDE, "常见问题 > question", "twin"),
    ),
    "where a link of the twin leads": (
        "answers/model-missing.md",
        swap("checklists/ticket.md#model-name", "checklists/ticket.md#time"),
        *(ANSWER, "下一步怎么做 > step 3", "twin"),
    ),
    "the day in the front matter": (
        "guides/errors.md",
        swap('updated: "2025-02-15"', 'updated: "2025-02-16"'),
        *(GUIDE, "updated", "front matter"),
    ),
    "the title in the twin": (
        "guides/errors.md",
        swap("# 报错排查", "# 排查"),
        *(GUIDE, "title", "twin"),
    ),
    "a callout of the twin": (
        "answers/model-missing.md",
        swap("> **适用边界**: 不判断私有模型是否上架", "> **适用边界**: 判断私有模型是否上架"),
        *(ANSWER, "要保留的证据 > callout 1", "twin"),
    ),
    "a twin that is not there": (
        "guides/errors/index.html.md",
        None,
        *(GUIDE, "page", "guides/errors/index.html.md"),
    ),
    "a page that llms-full lacks": (
        "llms-full.txt",
        page_out(TERM),
        *(TERM, "page", "llms-full.txt"),
    ),
    "a change in the change log of llms-full": (
        "guides/llms-full.txt",
        swap("2025-02-15: 增加表格。", "2025-02-15: 删除表格。"),
        *(GUIDE, "更新记录与审核说明 > change 1", "llms-full"),
    ),
    "the owner in llms-full": (
        "llms-full.txt",
        swap("负责：林工", "负责：支持团队", after=f"Source: {GUIDE}"),
        *(GUIDE, "owner", "llms-full"),
    ),
    "a page that llms.txt lacks": (
        "llms.txt",
        drop("- [网关：请求进入的统一入口]"),
        *(TERM, "page", "llms.txt"),
    ),
    "a title in llms.txt": (
        "llms.txt",
        swap("[为什么只用一个接口地址]", "[为什么用一个接口地址]"),
        *(f"{SITE}/blog/why-one-address/", "title", "llms.txt"),
    ),
    "a description in llms.txt": (
        "llms.txt",
        swap("从三次迁移说起", "从两次迁移说起"),
        *(f"{SITE}/blog/why-one-address/", "description", "llms.txt"),
    ),
    "a title in llms.json": (
        "llms.json",
        in_json(lambda value: value["pages"][0].update(title="别的标题")),
        *(ANSWER, "title", "llms.json"),
    ),
    # records
    "the two forms of a text in a record": (
        "api/answer/model-missing.json",
        swap('"plain":"密钥分组里没有这个模型时，报错相同。"', '"plain":"密钥分组里没有这个模型时，报错不同。"'),
        *(ANSWER, "blocks/2/blocks/0/items/1", "its markdown"),
    ),
    "a reply that the record lacks": (
        "api/template/first-replies.json",
        in_json(lambda value: next(block for block in value["blocks"] if block.get("anchor") == "replies")["blocks"].pop()),
        *(TEMPLATE, "可复制的回复 > reply title", "html"),
    ),
    "a record that is not there": (
        "api/term/gateway.json",
        None,
        *(TERM, "page", "record"),
    ),
    "a day in a list of /api": (
        "api/guide.json",
        swap('"updated":"2025-02-15","review_by"', '"updated":"2025-02-14","review_by"'),
        *(GUIDE, "updated", "api list"),
    ),
    "a page that the index of /api lacks": (
        "api/index.json",
        in_json(lambda value: value.update(pages=[item for item in value["pages"] if item["id"] != "listing:changes"])),
        *(f"{SITE}/changes/", "page", "api index"),
    ),
    "the text of a passage": (
        "api/chunks.jsonl",
        swap("密钥分组里没有这个模型时，报错相同。", "密钥分组里没有这个模型时，报错不同。"),
        *(ANSWER, "passage", "chunks"),
    ),
    "the age of a page in its passages": (
        "api/chunks.jsonl",
        swap('"stale": false', '"stale": true', after='{"id": "answer:model-missing"'),
        *(ANSWER, "stale", "chunks"),
    ),
    "a passage that is not there": (
        "api/chunks.jsonl",
        drop('{"id": "answer:model-missing#steps"'),
        *(ANSWER, "下一步怎么做 > step 1", "chunks"),
    ),
    "a reply in replies.json": (
        "replies.json",
        swap("您用的模型是", "你用的模型是"),
        *(TEMPLATE, "reply ask-model", "replies"),
    ),
    "the boundary of a variable in replies.json": (
        "replies.json",
        swap('"boundary":"不发给客户。"', '"boundary":"可以发给客户。"'),
        *(TEMPLATE, "variable agent_note", "replies"),
    ),
    "a remedy in errors.json": (
        "errors.json",
        swap('"action": "改正地址。"', '"action": "换地址。"'),
        *(f"{SITE}/errors/", "状态码 > row 2, column 3", "errors.json"),
    ),
    "the age of a page in errors.json": (
        "errors.json",
        in_json(lambda value: value["errors"][0]["page"].update(stale=True)),
        *(EXAMPLE, "stale", "errors.json"),
    ),
    # feeds and sitemap
    "a title in the Atom feed": (
        "feed.xml",
        swap("<title>提示模型不存在时先查什么</title>", "<title>提示模型不存在</title>"),
        *(ANSWER, "title", "atom"),
    ),
    "a day in the Atom feed of a kind": (
        "answers/feed.xml",
        swap("<updated>2025-03-01T00:00:00+08:00</updated>", "<updated>2025-03-03T00:00:00+08:00</updated>", after="<entry>"),
        *(ANSWER, "updated", "atom"),
    ),
    "the content of the Atom feed": (
        "feed.xml",
        swap("名字不一致时", "名字一致时"),
        *(ANSWER, "判断依据和适用边界 > item 1", "atom"),
    ),
    "a summary in the JSON feed": (
        "feed.json",
        in_json(lambda value: value["items"][0].update(summary="短了。")),
        *(ANSWER, "description", "json feed"),
    ),
    "a page that the feed lacks": (
        "feed.json",
        in_json(lambda value: value["items"].pop(0)),
        *(f"{SITE}/", "days of feed.json", "json feed"),
    ),
    "a day in the sitemap": (
        "sitemap.xml",
        swap("<lastmod>2025-02-15</lastmod>", "<lastmod>2025-03-01</lastmod>", after=GUIDE),
        *(GUIDE, "updated", "sitemap"),
    ),
    "a page that the sitemap lacks": (
        "sitemap.xml",
        drop(f"<url><loc>{CHECKLIST}"),
        *(CHECKLIST, "page", "sitemap"),
    ),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_difference_is_found(what: str, built_site: Callable[[str], Built]) -> None:
    path, edit, page, field, name = PLANTED[what]
    built = built_site("all-kinds")
    data = None if edit is None else edit(built.text(path)).encode()
    assert data is None or data != (built.folder / path).read_bytes()
    found = compare(replace(built, changed={path: data}), words_of("zh-CN")).differences
    assert any(_names(difference, page, field, name) for difference in found), "\n".join(map(str, found)) or "nothing was found"


def _names(difference: Difference, page: str, field: str, name: str) -> bool:
    first, second = difference.texts
    return difference.page.startswith(page) and difference.field.startswith(field) and name in difference.formats and first != second


def test_a_difference_tells_page_field_and_both_texts(built_site: Callable[[str], Built]) -> None:
    built = built_site("all-kinds")
    edit = swap('updated: "2025-02-15"', 'updated: "2025-02-16"')
    data = edit(built.text("guides/errors.md")).encode()
    (difference,) = compare(replace(built, changed={"guides/errors.md": data}), words_of("zh-CN")).differences
    assert str(difference) == ("https://help.example.com/guides/errors/: updated\n  record      2025-02-15\n  front matter2025-02-16")


def test_a_page_past_its_review_says_so_everywhere(built_site: Callable[[str], Built]) -> None:
    built = built_site("stale")
    twin = "answers/http-401.md"
    edit = drop("> **This page")
    found = compare(replace(built, changed={twin: edit(built.text(twin)).encode()}), words_of("en")).differences
    assert [(difference.field, difference.formats[1]) for difference in found] == [("stale", "twin")]


def test_the_index_says_of_a_page_that_it_is_past_its_review(built_site: Callable[[str], Built]) -> None:
    built = built_site("stale")
    edit = swap(
        "http-401.md): This page is past its review date (2025-01-01)", "http-401.md): This page is past its review date (2026-01-01)"
    )
    found = compare(replace(built, changed={"llms.txt": edit(built.text("llms.txt")).encode()}), words_of("en")).differences
    assert [(difference.field, difference.formats[1]) for difference in found] == [("stale", "llms.txt")]
