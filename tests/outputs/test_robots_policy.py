"""robots.txt says what the policy of site.yml says, for each purpose by itself; a parser of RFC 9309 reads it."""

from __future__ import annotations

import datetime
import itertools
import re
from dataclasses import replace
from typing import Any

import pytest
from protego import Protego

from generator.model.site import Site
from generator.model.vocabulary import Crawler, CrawlerPolicy
from generator.outputs.robots import content_signal, robots
from tests.outputs.made import build_of

PURPOSES = ("training", "search", "user")
ADDRESS = "https://tiny.example.com/answers/http-401/"
POLICIES = list(itertools.product(["allow", "disallow"], repeat=3))


def site(choices: tuple[str, ...], crawlers: tuple[Crawler, ...] | None = None) -> Site:
    found = build_of("tiny").site
    values: dict[str, Any] = dict(zip(PURPOSES, choices, strict=True))
    brand = found.brand.model_copy(update={"crawlers": CrawlerPolicy(**values)})
    return replace(found, brand=brand, crawlers=found.crawlers if crawlers is None else crawlers)


@pytest.mark.parametrize("choices", POLICIES, ids="-".join)
def test_every_crawler_may_do_what_its_purpose_may(choices: tuple[str, ...]) -> None:
    text = robots(site(choices))
    rules = Protego.parse(text)
    for crawler in build_of("tiny").site.crawlers:
        allowed = choices[PURPOSES.index(crawler.purpose)] == "allow"
        assert rules.can_fetch(ADDRESS, crawler.token) is allowed, crawler.token


@pytest.mark.parametrize("choices", POLICIES, ids="-".join)
def test_whoever_is_not_named_may_fetch(choices: tuple[str, ...]) -> None:
    assert Protego.parse(robots(site(choices))).can_fetch(ADDRESS, "SomebodyElse/1.0")


@pytest.mark.parametrize(
    ("choices", "signal"),
    [
        (("allow", "allow", "allow"), "search=yes, ai-input=yes, ai-train=yes"),
        (("disallow", "allow", "allow"), "search=yes, ai-input=yes, ai-train=no"),
        (("allow", "disallow", "allow"), "search=no, ai-input=yes, ai-train=yes"),
        (("allow", "allow", "disallow"), "search=yes, ai-input=no, ai-train=yes"),
        (("disallow", "disallow", "disallow"), "search=no, ai-input=no, ai-train=no"),
    ],
)
def test_the_content_signal_says_the_same_in_every_group(choices: tuple[str, ...], signal: str) -> None:
    assert content_signal(site(choices)) == signal
    text = robots(site(choices))
    assert re.findall(r"^Content-Signal: (.*)$", text, re.MULTILINE) == [signal] * 4


def test_every_crawler_stands_in_one_group() -> None:
    tokens = re.findall(r"^User-agent: (.*)$", robots(site(("allow",) * 3)), re.MULTILINE)
    assert tokens[0] == "*"
    assert sorted(tokens[1:]) == sorted(crawler.token for crawler in build_of("tiny").site.crawlers)


def test_a_purpose_without_crawlers_has_no_group() -> None:
    crawler = Crawler(
        token="OnlyBot",
        operator="Only",
        purpose="search",
        obeys="yes",
        checked=datetime.date(2025, 1, 1),
        source="https://only.example.com/",
    )
    lines = robots(site(("disallow",) * 3, (crawler,))).split("\n")
    assert [line for line in lines if line.startswith(("User-agent", "Allow", "Disallow"))] == [
        "User-agent: *",
        "Allow: /",
        "User-agent: OnlyBot",
        "Disallow: /",
    ]


def test_our_list_of_crawlers_names_each_once_with_a_source() -> None:
    crawlers = build_of("tiny").site.crawlers
    assert len({crawler.token.casefold() for crawler in crawlers}) == len(crawlers)
    assert {crawler.purpose for crawler in crawlers} == set(PURPOSES)
    assert all(re.match(r"https://", crawler.source) for crawler in crawlers)
