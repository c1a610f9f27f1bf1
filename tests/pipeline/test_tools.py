"""What the tools of pages are given: shapes of keys that browsers can read, symptoms, an address for votes."""

from __future__ import annotations

import datetime
import re

import pytest

from generator.config import read_config, read_options
from generator.pipeline.prepare import prepare
from generator.pipeline.tools import expression, keys, tools_of
from tests.conftest import SITES


@pytest.mark.parametrize(
    ("pattern", "flags", "written"),
    [
        (r"\bsk-[a-z]{16,}\b", "", r"\bsk-[a-z]{16,}\b"),
        (r"(?i)key_(?P<rest>\w+)", "i", r"key_(?<rest>\w+)"),
        (r"\Aabc\Z", "", "^abc$"),
    ],
)
def test_a_pattern_is_written_for_browsers(pattern: str, flags: str, written: str) -> None:
    assert expression(pattern) == {"pattern": written, "flags": flags}


def test_the_tools_know_the_site() -> None:
    config, _ = read_config(SITES / "all-kinds", datetime.date(2026, 11, 22))
    assert config is not None
    build = prepare(config).build
    assert build is not None
    tools = tools_of(build.site, "/votes")
    assert tools.feedback == "/votes"
    assert any("401" in signals for signals in tools.signals.values())
    assert all(re.compile(shape["pattern"]) for shape in keys(build.site)["shapes"])


@pytest.mark.parametrize("address", ["https://votes.example.com/v1", "http://localhost:8080/", "/votes"])
def test_votes_have_an_address(address: str) -> None:
    options, problems = read_options({"feedback": address})
    assert (options.feedback, problems) == (address, [])


@pytest.mark.parametrize("address", ["votes", "javascript:alert(1)", "//elsewhere.example.com/", 'https://x/"onclick=', "mailto:a@b.c"])
def test_what_is_no_address_is_told(address: str) -> None:
    options, problems = read_options({"feedback": address})
    assert options.feedback == ""
    assert [problem.message for problem in problems] == ["`feedback` is not an address"]
