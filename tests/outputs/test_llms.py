"""llms.txt has the structure of https://llmstxt.org: a title, a summary, text without headings, lists of links under H2."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import copy_site, run_build

ITEM = re.compile(r"- \[(?P<title>(?:[^\[\]\\]|\\.)+)\]\((?P<address>https://[^()\s]+)\)(?:: (?P<note>.+))?")


def indexes(site: Path) -> list[Path]:
    """llms.txt and the indexes of kinds that a large site has."""
    return [site / "llms.txt", *sorted(path for path in site.rglob("llms*.txt") if "full" not in path.name and path.parent != site)]


def test_the_file_has_the_parts_in_the_order_of_the_proposal(site: Path) -> None:
    for path in indexes(site):
        lines = path.read_text("utf-8").splitlines()
        first = next(number for number, line in enumerate(lines) if line.startswith("## "))
        head, rest = lines[:first], lines[first:]
        assert re.match(r"# \S", head[0])
        assert re.match(r"> \S", head[2])
        assert not [line for line in head[1:] if line.startswith(("#", "- "))]
        assert [line for line in rest if line and not line.startswith("## ") and not ITEM.fullmatch(line)] == []


def test_the_title_is_the_site_and_the_summary_its_description(all_kinds: Path) -> None:
    lines = (all_kinds / "llms.txt").read_text("utf-8").splitlines()
    assert lines[0] == "# 示例云帮助中心 (Example Cloud Help Centre)"
    assert lines[2] == "> 示例云的公开帮助中心：每个种类各有一页，用来检验生成器写出的每一个字节，内容短而完整，字段一个不少。"


def test_no_heading_stands_empty_and_none_twice(site: Path) -> None:
    text = (site / "llms.txt").read_text("utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    names = [section.partition("\n")[0] for section in sections]
    assert len(names) == len(set(names))
    assert all("\n- [" in section for section in sections)


def test_every_link_leads_to_a_file_of_the_site(site: Path) -> None:
    for path in indexes(site):
        found = [ITEM.fullmatch(line) for line in path.read_text("utf-8").splitlines() if line.startswith("- ")]
        for item in found:
            assert item
            assert (site / re.sub(r"^https://[a-z.]+/", "", item["address"])).is_file(), item["address"]


def test_every_page_is_listed_once(all_kinds: Path) -> None:
    text = (all_kinds / "llms.txt").read_text("utf-8")
    for twin in all_kinds.rglob("*.md"):
        if twin.name != "index.html.md":
            assert text.count(f"(https://help.example.com/{twin.relative_to(all_kinds).as_posix()})") == 1, twin


def test_stale_pages_are_optional(tmp_path: Path) -> None:
    project = copy_site("stale", tmp_path / "stale")
    assert run_build(project)[0] == 0
    before, _, optional = (project / "site/llms.txt").read_text("utf-8").partition("## Optional\n")
    assert "answers/http-403.md" in before
    assert re.findall(r"\((https://[^)]*)\)", optional) == [
        "https://stale.example.com/answers/http-401.md",
        "https://stale.example.com/templates/first-reply.md",
    ]


def test_the_whole_text_holds_every_page_under_its_address(all_kinds: Path) -> None:
    text = (all_kinds / "llms-full.txt").read_text("utf-8")
    for page in all_kinds.rglob("index.html"):
        if b'http-equiv="refresh"' not in page.read_bytes():
            address = f"https://help.example.com/{page.parent.relative_to(all_kinds).as_posix()}/".replace("/./", "/")
            assert text.count(f"\nSource: {address}\n") == 1, address
