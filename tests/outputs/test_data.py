"""The data files for programs: replies, errors, facts of the brand; and the small files: redirects, robots.txt."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.conftest import copy_site, run_build

_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def data(site: Path, name: str) -> Any:
    return json.loads((site / name).read_bytes())


# replies.json


def test_a_reply_lists_the_variables_that_it_uses_in_order(site: Path) -> None:
    for reply in data(site, "replies.json")["replies"]:
        used = list(dict.fromkeys(_VARIABLE.findall(reply["text_markdown"])))
        assert [variable["name"] for variable in reply["variables"]] == used, reply["id"]
        assert _VARIABLE.findall(reply["text_plain"]) == _VARIABLE.findall(reply["text_markdown"]), reply["id"]


def test_every_variable_has_its_boundary_and_every_reply_its_limits(site: Path) -> None:
    for reply in data(site, "replies.json")["replies"]:
        assert all(variable["boundary"].strip() for variable in reply["variables"]), reply["id"]
        assert all(variable["label"] and variable["example"] for variable in reply["variables"]), reply["id"]
        assert reply["never_ask"], reply["id"]
        assert all(item["id"] and item["label"] for item in reply["never_ask"]), reply["id"]
        assert reply["hand_over"].strip(), reply["id"]
        assert reply["boundary"] is None or reply["boundary"].strip(), reply["id"]


def test_replies_have_ids_of_their_own_and_lead_to_their_place(site: Path) -> None:
    replies = data(site, "replies.json")["replies"]
    assert len({reply["id"] for reply in replies}) == len(replies) > 1
    for reply in replies:
        address, _, anchor = reply["page"]["url"].partition("#")
        page = html.parse(site / re.sub(r"^https://[a-z.]+/", "", address) / "index.html")
        assert len(page.xpath("//*[@id=$anchor]", anchor=anchor)) == 1, reply["id"]


def test_a_reply_in_full(all_kinds: Path) -> None:
    [hello, ask] = data(all_kinds, "replies.json")["replies"]
    assert hello["text_markdown"] == (
        "{{user_name}}，您好。请先看[排查页](https://help.example.com/answers/model-missing/)。\n\n- 时间\n- 报错原文\n"
    )
    assert hello["text_plain"] == "{{user_name}}，您好。请先看排查页。\n时间\n报错原文"
    assert [variable["name"] for variable in ask["variables"]] == ["user_name", "model_name", "agent_note"]
    assert [variable["customer_facing"] for variable in ask["variables"]] == [True, True, False]
    assert ask["variables"][0]["boundary"] == "只写称呼，不写手机号。"
    assert ask["active"] is True


def test_a_reply_past_its_review_is_not_active(tmp_path: Path) -> None:
    project = copy_site("stale", tmp_path / "stale")
    assert run_build(project)[0] == 0
    assert [reply["active"] for reply in data(project / "site", "replies.json")["replies"]] == [False]


# errors.json


def test_anchors_of_the_error_finder_are_unique_and_in_its_page(site: Path) -> None:
    found = [error["url"] for error in data(site, "errors.json")["errors"]]
    ids = html.parse(site / "errors/index.html").xpath("//@id")
    assert len(found) == len(set(found)) > 5
    for url in found:
        address, _, anchor = url.partition("#")
        assert address.endswith("/errors/")
        assert ids.count(anchor) == 1, anchor


def test_every_error_says_what_to_check_to_do_and_not_to_do(site: Path) -> None:
    for error in data(site, "errors.json")["errors"]:
        assert error["type"] in {"status", "message", "behaviour"}
        assert all(error[name].strip() for name in ("signal", "check_first", "action", "avoid")), error["signal"]
        assert (site / re.sub(r"^https://[a-z.]+/", "", error["page"]["url"]) / "index.html").is_file()


def test_the_symptoms_of_published_pages_and_no_others_are_listed(all_kinds: Path) -> None:
    signals = [error["signal"] for error in data(all_kinds, "errors.json")["errors"]]
    assert signals[:5] == ["401", "404", "404", "502", "insufficient balance"]
    assert sorted(signals) == signals[:4] + sorted(signals[4:])
    assert "CANARY-draft-signal" not in signals


@pytest.mark.parametrize(
    ("signals", "anchors"),
    [
        (["401", "401", "401"], ["401", "401-2", "401-3"]),
        (["a", "a", "a 2"], ["a", "a-2", "a-2-2"]),
        (["message", "Status"], ["message-2", "status-2"]),  # the sections of the page have those names
        (["！", "—"], ["signal", "signal-2"]),
        (["stream=true 没有 data 行"], ["stream-true-没有-data-行"]),
    ],
)
def test_signals_that_look_alike_get_anchors_of_their_own(signals: list[str], anchors: list[str], tmp_path: Path) -> None:
    project = copy_site("tiny", tmp_path / "tiny")
    rows = [{"signal": signal, "type": "message", "check_first": "a", "action": "b", "avoid": "c"} for signal in signals]
    with (project / "content/answers/http-401.yml").open("a", encoding="utf-8") as entry:
        entry.write(f"symptoms: {json.dumps(rows, ensure_ascii=False)}\n")
    assert run_build(project)[0] == 0
    found = [error["url"].partition("#")[2] for error in data(project / "site", "errors.json")["errors"]]
    assert sorted(found) == sorted(anchors)


def test_without_a_symptom_there_is_no_error_finder(tmp_path: Path) -> None:
    project = copy_site("tiny", tmp_path / "tiny")
    assert run_build(project)[0] == 0
    assert not (project / "site/errors.json").exists()
    assert not (project / "site/errors").exists()


# brand-facts.json


def test_the_facts_of_the_brand(all_kinds: Path) -> None:
    facts = data(all_kinds, "brand-facts.json")
    assert facts["organisation"]["logo"] == "logo.png"
    assert facts["facts"] == [
        {"id": "api_base", "label": "接口根地址", "value": "https://api.example.com/v1"},
        {"id": "work_days", "label": "工作日", "value": "周一至周五"},
    ]
    assert [channel["url"] for channel in facts["support"]] == ["https://help.example.com/pages/contact/", "https://status.example.com/"]
    assert facts["support"][0]["text"] == "账号与扣费走工单，先读工单页。"
    assert facts["trust"][0] == "只写可以核对的事实，接口地址以 https://api.example.com/v1 为准。"
    assert facts["updated"] == "2025-03-01"


def test_what_the_facts_name_is_there(site: Path) -> None:
    facts = data(site, "brand-facts.json")
    for address in [*facts["machine_readable"].values(), *facts["trust_pages"]]:
        path = address.removeprefix(facts["url"])
        assert (site / path / "index.html" if path.endswith("/") else site / path).is_file(), address


# redirects


def test_every_old_address_leads_to_its_page(all_kinds: Path) -> None:
    found = {
        path.parent.relative_to(all_kinds).as_posix(): html.parse(path).xpath("string(//meta[@http-equiv='refresh']/@content)")
        for path in all_kinds.rglob("index.html")
        if b'http-equiv="refresh"' in path.read_bytes()
    }
    assert len(found) == 16
    assert found["old/model"] == "0; url=../../answers/model-missing/"
    assert found["answers/old-address"] == "0; url=../where-is-key/"  # a retired page
    assert found["old/address"] == "0; url=../../answers/where-is-key/"  # what led to it
    assert "old/draft" not in found
    for place, content in found.items():
        assert (all_kinds / place / content.removeprefix("0; url=") / "index.html").is_file(), place


def test_a_redirect_is_not_indexed_and_names_its_target(all_kinds: Path) -> None:
    page = html.parse(all_kinds / "old/model/index.html")
    assert page.xpath("string(//link[@rel='canonical']/@href)") == "https://help.example.com/answers/model-missing/"
    assert page.xpath("string(//meta[@name='robots']/@content)") == "noindex"
    assert page.xpath("string(//body//a/@href)") == "../../answers/model-missing/"
    assert page.getroot().get("lang") == "zh-CN"


# robots.txt


def test_robots_txt_names_the_sitemap_by_its_absolute_address(site: Path) -> None:
    lines = (site / "robots.txt").read_text("utf-8").splitlines()
    sitemaps = [line for line in lines if line.startswith("Sitemap:")]
    assert len(sitemaps) == 1
    assert re.fullmatch(r"Sitemap: https://[a-z.]+/sitemap\.xml", sitemaps[0])
    assert [line for line in lines if line and not line.startswith("#") and not re.fullmatch(r"[A-Z][A-Za-z-]+: ?\S.*", line)] == []
