"""References in Markdown: they become routes, facts their values, first mentions of terms links; all else stays text."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.config import read_config
from generator.model.blocks import Text
from generator.model.site import Site
from generator.pipeline.prepare import prepare
from generator.text.markdown import scan, to_html, to_plain
from generator.text.refs import _inert, resolve, route_of, shown_title, split_ref
from tests.properties import markdown, modest

HERE = "/answers/base/"
SITE = Path(__file__).resolve().parent.parent / "broken" / "site"


@cache
def site() -> Site:
    """The good site of tests/broken: a term ``网关甲`` (also ``gateway``), a fact ``api_base``, pages called ``base`` of several kinds."""
    config, _ = read_config(SITE, datetime.date(2026, 11, 22))
    assert config is not None
    build = prepare(config).build
    assert build is not None
    return build.site


def resolved(source: str, linked: set[str] | None = None) -> Text:
    return resolve(source, site(), route=HERE, linked=linked)


@pytest.mark.parametrize(
    ("ref", "route"),
    [
        ("answer:base", "/answers/base/"),
        ("term:base", "/glossary/base/"),
        ("guide:base#address", "/guides/base/#address"),
        ("answer:gone", None),
        ("answer:draft", None),
        ("answer:retired", None),
        ("nothing", None),
    ],
)
def test_a_reference_leads_to_a_published_page(ref: str, route: str | None) -> None:
    assert route_of(ref, site()) == route


def test_a_term_is_shown_by_its_word_and_any_other_page_by_its_title() -> None:
    assert shown_title("term:base", site()) == "网关甲"
    assert shown_title("faq:base", site()) == "费用和账户的常见问题（甲）"


def test_an_anchor_is_split_off() -> None:
    assert split_ref("answer:x#a") == ("answer:x", "a")
    assert split_ref("answer:x") == ("answer:x", "")


@pytest.mark.parametrize(
    ("source", "written", "routes"),
    [
        ("看[这里](guide:base)。", "看[这里](/guides/base/)。", ["/guides/base/"]),
        ("看[**这**里](guide:base#request)。", "看[**这**里](/guides/base/#request)。", ["/guides/base/#request"]),
        ("看<term:base>。", "看[网关甲](/glossary/base/)。", ["/glossary/base/"]),
        ("在[下面](#steps)", "在[下面](/answers/base/#steps)", ["/answers/base/#steps"]),
        ("地址是 <fact:api_base>。", "地址是 `https://api.example.com/v1`。", []),
        ("![图](assets/pixel.png)", "![图](/assets/pixel.png)", ["/assets/pixel.png"]),
        ("![图](./assets/pixel.png)", "![图](/assets/pixel.png)", ["/assets/pixel.png"]),
        ("[站外](https://example.com/)", "[站外](https://example.com/)", []),
        ("<https://example.com/>", "<https://example.com/>", []),
        ("[信](mailto:a@example.com)", "[信](mailto:a@example.com)", []),
        ("[没有](answer:gone)了", "没有了", []),
        ("[脚本](javascript:alert)", "脚本", []),
        ("`[x](guide:base)`", "`[x](guide:base)`", []),
        ("这里<b>不</b>行", r"这里\<b\>不\</b\>行", []),
        ("# 不是标题", r"\# 不是标题", []),
        ("{{user_name}}，您好", "{{user_name}}，您好", []),
        ("[一](faq:base)和[二](guide:base)", "[一](/faqs/base/)和[二](/guides/base/)", ["/faqs/base/", "/guides/base/"]),
    ],
)
def test_what_becomes_of_a_text(source: str, written: str, routes: list[str]) -> None:
    text = resolved(source)
    assert text.markdown == written
    assert [target.route for target in text.targets] == routes


def test_every_link_is_written_as_a_voice_wants_it() -> None:
    text = resolved("看[这里](guide:base)和<term:base>。")
    assert text.linked(lambda target: f"X{target.route}") == "看[这里](X/guides/base/)和[网关甲](X/glossary/base/)。"


def test_the_first_mention_of_a_term_is_linked() -> None:
    linked: set[str] = set()
    assert resolved("先看网关甲，再看网关甲。", linked).markdown == "先看[网关甲](/glossary/base/)，再看网关甲。"
    assert linked == {"term:base"}
    assert resolved("又见网关甲。", linked).markdown == "又见网关甲。"


def test_a_link_to_a_term_counts_as_its_first_mention() -> None:
    assert resolved("看[这个词](term:base)，网关甲。", set()).markdown == "看[这个词](/glossary/base/)，网关甲。"


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("The Gateway answers.", "The [Gateway](/glossary/base/) answers."),
        ("gateways and my-gateway and gateway_x", "gateways and my-gateway and gateway_x"),
        ("见gateway的说明", "见[gateway](/glossary/base/)的说明"),
        ("`gateway`", "`gateway`"),
        ("[gateway](guide:base)", "[gateway](/guides/base/)"),
        ("![gateway](assets/pixel.png)", "![gateway](/assets/pixel.png)"),
        ("**gateway**", "**[gateway](/glossary/base/)**"),
        ("没有人提到", "没有人提到"),
    ],
)
def test_a_word_is_a_mention_when_it_stands_for_itself(source: str, written: str) -> None:
    assert resolved(source, set()).markdown == written


def test_a_page_does_not_link_its_own_term() -> None:
    assert resolve("网关甲", site(), route="/glossary/base/", linked=set()).markdown == "网关甲"


@modest
@given(source=markdown, mentions=st.booleans())
@example("![<term:base>](assets/a.png)", True)
@example("[<term:base>](guide:base)", True)
@example("<b[x](guide:base)>", True)
@example("!<term:base>网关甲", True)
def test_any_text_is_resolved_and_every_target_is_its_route(source: str, mentions: bool) -> None:
    """At every target's place stands its route, so that a voice can write its own; there is no HTML and no heading left."""
    text = resolved(source, set() if mentions else None)
    assert all(text.markdown[target.start : target.end] == target.route for target in text.targets)
    assert all(first.end <= second.start for first, second in zip(text.targets, text.targets[1:], strict=False))
    assert text.linked(lambda target: target.route) == text.markdown
    assert [fault.what for fault in scan(text.markdown).faults if fault.what == "html"] == []
    assert isinstance(to_html(text.markdown) + to_plain(text.markdown), str)


@modest
@given(
    source=st.lists(
        st.one_of(st.sampled_from(["[a](guide:base)", "[b](answer:base#x)", "[", "](", "`", "*", "<", "\n", "|"]), markdown)
    ).map("".join)
)
@example("[a](guide:base)](answer:base)")
@example("`[a](guide:base)` [b`](guide:base)")
@example("[![a](guide:base)](guide:base)")
@example("|a|\n|-|\n|[a](guide:base)|")
def test_what_is_told_to_be_safe_without_a_look_is_so(source: str) -> None:
    """Links whose addresses alone are exchanged leave nothing that a second look would change."""
    text = resolved(source)
    assert _inert(text) == text


@modest
@given(markdown)
def test_a_resolved_text_resolves_to_itself(source: str) -> None:
    """What cannot be resolved has become text; nothing is left that another pass would take for a reference."""
    once = resolved(source).markdown
    links = [link for link in scan(once).links if link.form != "image"]
    assert [link.destination for link in links if link.destination.startswith(("answer:", "term:", "fact:", "guide:"))] == []
