"""llms.txt with the reference parser (https://llmstxt.org), on every index of the site."""

from __future__ import annotations

import re

import pytest
from llms_txt import parse_llms_file

from generator.audit.formats.markdown import llms_links
from generator.outputs.llms import indexes as indexes_of
from tests.outputs.made import build_with, page
from tests.validators.conftest import Judged


def indexes(site: Judged) -> list[str]:
    return [path for path in site.paths("**/llms*.txt") if "llms-full" not in path]


def test_the_reference_parser_reads_every_index(judged: Judged) -> None:
    assert "llms.txt" in indexes(judged)
    for path in indexes(judged):
        found = parse_llms_file(judged.text(path))
        assert found.title
        assert found.summary
        links = [link for section in found.sections.values() for link in section]
        assert len(links) == len(llms_links(judged.text(path)))
        for link in links:
            assert judged.has(judged.file_of(link.url)), link.url
            assert link.title
        assert all(section for section in found.sections.values())


def test_links_lead_to_markdown(judged: Judged) -> None:
    for path in indexes(judged):
        for section in parse_llms_file(judged.text(path)).sections.values():
            assert all(link.url.endswith((".md", ".txt")) for link in section)


def test_the_summary_is_the_description_of_the_site(judged: Judged) -> None:
    description = judged.json("brand-facts.json")["description"]
    assert parse_llms_file(judged.text("llms.txt")).summary == description


TITLES = ["[DONE] 没有收到", "a [b](c) d", "]( x", "a \\] b", "(x)", "*a* `b` _c_ <d> &amp; #"]


def test_brackets_in_titles_do_not_end_a_link() -> None:
    """The reference parser ends a title at the first closing bracket, escaped or not."""
    many = [page(number, "guide", title="[x] y") for number in range(10, 300)]
    for file in indexes_of(build_with([*(page(number, title=title) for number, title in enumerate(TITLES)), *many])):
        links = [link for section in parse_llms_file(file.text).sections.values() for link in section]
        assert [link.url for link in links] == re.findall(r"\]\((https://[^)]+)\)", file.text)
    root = indexes_of(build_with(page(number, title=title) for number, title in enumerate(TITLES)))[0].text
    assert [title for _, title, _ in llms_links(root)] == TITLES


@pytest.mark.parametrize("text", ["", "Title\n\n> Summary\n", "# T\n\n> S\n\nInfo\n\n## Links\n\nno link\n"])
def test_the_reference_parser_refuses_other_texts(text: str) -> None:
    with pytest.raises((AttributeError, TypeError)):
        parse_llms_file(text)
