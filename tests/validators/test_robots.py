"""robots.txt with protego, the parser of Scrapy, which follows RFC 9309 and what Google adds."""

from __future__ import annotations

import re

import pytest
import yaml
from protego import Protego

from generator.audit.formats.lists import sitemap
from tests.conftest import ROOT
from tests.validators.conftest import Judged

CRAWLERS = yaml.safe_load((ROOT / "templates" / "crawlers.yml").read_text("utf-8"))["crawlers"]
SIGNAL = {"training": "ai-train", "search": "search", "user": "ai-input"}
PAGES = ("", "llms.txt", "llms-full.txt", "sitemap.xml", "api/index.json", "assets/x.png")


def test_the_sitemap_is_named(judged: Judged) -> None:
    assert list(Protego.parse(judged.text("robots.txt")).sitemaps) == [f"{judged.url}sitemap.xml"]


def test_the_rules_say_to_every_crawler_what_the_content_signal_says(judged: Judged) -> None:
    """All pages or none; tests/outputs has every policy."""
    rules = Protego.parse(judged.text("robots.txt"))
    addresses = [*sitemap(judged.text("sitemap.xml")), *(judged.url + path for path in PAGES)]
    signals = dict(re.findall(r"(search|ai-input|ai-train)=(yes|no)", judged.text("robots.txt")))
    for crawler in CRAWLERS:
        answers = {rules.can_fetch(address, crawler["token"]) for address in addresses}
        assert answers == {signals[SIGNAL[crawler["purpose"]]] == "yes"}, crawler["token"]
    assert all(rules.can_fetch(address, "SomebodyElse") for address in addresses)


def test_every_crawler_of_the_list_is_spoken_to_by_name(judged: Judged) -> None:
    told = judged.text("robots.txt").split("\n")
    assert [crawler["token"] for crawler in CRAWLERS if f"User-agent: {crawler['token']}" not in told] == []


@pytest.mark.parametrize("line", ["Disallow: /", "Disallow: /answers/"])
def test_the_parser_sees_what_is_shut(line: str, judged: Judged) -> None:
    text = judged.text("robots.txt").replace("Allow: /", line, 1)
    assert not Protego.parse(text).can_fetch(f"{judged.url}answers/", "SomebodyElse")
