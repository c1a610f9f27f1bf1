"""However many pages there are, every index for language models can be fetched in one piece, and no page is lost or told twice."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise, zip_longest

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from generator.model.page import Page
from generator.outputs.budget import INDEX, PART, WHOLE, Budget, measure, split
from generator.outputs.build import Build
from generator.outputs.llms import File, full_texts, indexes, parts_of, plan
from generator.text.tokens import Lines, count_tokens
from tests.outputs.made import build_of, build_with, page

modest = settings(
    derandomize=True,
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # examples are large: shrinking one takes minutes, and it is read without
    suppress_health_check=list(HealthCheck),
)
LINK = re.compile(r"^- \[.*\]\(https://help\.example\.com/([^()\s]+)\)", re.MULTILINE)
LONG = "网关返回了一个没有见过的状态码而且正文是空的".ljust(500, "长")

groups = st.tuples(
    st.sampled_from(["answer", "guide", "term", ""]),
    st.sampled_from(["auth", "auth-1", "full", "1", "other"]),
    st.sampled_from([0, 1, 7, 60, 300]),
    st.sampled_from(["", "短标题", "Title with [brackets] (and more)", LONG]),
    st.booleans(),
)


Spec = list[tuple[str, str, int, str, bool]]
SAME_PATHS: Spec = [("answer", topic, 250, "", False) for topic in ("auth", "auth-1", "full", "1", "other")]
ONE_TOPIC: Spec = [("guide", "auth", 1500, "", False)]
MANY_TOPICS: Spec = [("answer", f"a-topic-with-a-rather-long-name-{number}", 1, "", False) for number in range(700)]
NO_TOPIC: Spec = [("", "", 600, "", False), ("answer", "auth", 300, "", True)]
LONG_TITLES: Spec = [("answer", "auth", 300, LONG, False), ("term", "1", 40, LONG, False)]


def made(spec: Spec) -> Build:
    pages: list[Page] = []
    for kind, topic, count, title, stale in spec:
        first = len(pages)
        pages += [page(first + number, kind, title=title, topic=topic, stale=stale and bool(kind)) for number in range(count)]
    return build_with(pages)


def links_of(file: File) -> list[str]:
    return LINK.findall(file.text.partition("\n## ")[2])


@given(st.lists(groups, min_size=1, max_size=4))
@example(SAME_PATHS)
@example(ONE_TOPIC)
@example(MANY_TOPICS)
@example(NO_TOPIC)
@example(LONG_TITLES)
@modest
def test_every_index_keeps_to_the_budget_and_every_page_stands_in_one(spec: Spec) -> None:
    build = made(spec)
    files = indexes(build)
    paths = [file.path for file in files]
    assert len(set(paths)) == len(paths)
    assert not {path for path in paths if "llms-full" in path}
    for file in files:
        assert INDEX.holds([measure(file.text)]), f"{file.path}: {len(file.text)} characters"
    told = Counter(link for file in files for link in links_of(file))
    assert {link: count for link, count in told.items() if count > 1} == {}
    assert set(told) == {f"{page.route.strip('/')}.md" for page in build.pages} | (set(paths) - {"llms.txt"})


@given(st.lists(groups, min_size=1, max_size=3))
@example(SAME_PATHS)
@example(MANY_TOPICS)
@modest
def test_every_index_is_reached_from_the_root(spec: Spec) -> None:
    files = {file.path: file for file in indexes(made(spec))}
    reached, ahead = set[str](), ["llms.txt"]
    while ahead:
        path = ahead.pop()
        reached.add(path)
        ahead += [link for link in links_of(files[path]) if link.endswith(".txt")]
    assert reached == set(files)


def test_the_budget_holds_to_the_last_page_that_fits() -> None:
    """The head of a file and the ends of its lines count too: numbers of pages around the limits of a file are tried one by one."""
    pages = [page(number, "guide", title="x" * 200) for number in range(240)]
    files = {count: indexes(build_with([*pages[:count], page(999)])) for count in (*range(108, 124), *range(214, 230))}
    assert all(INDEX.holds([measure(file.text)]) for found in files.values() for file in found)
    assert {len(found) for found in files.values()} == {1, 2, 4}


def test_a_site_that_fits_has_one_index() -> None:
    assert [file.path for file in indexes(build_with(page(number) for number in range(20)))] == ["llms.txt"]


def test_the_largest_kind_gets_an_index_of_its_own_first() -> None:
    build = build_with([*(page(number) for number in range(120)), *(page(number, "guide") for number in range(120, 220))])
    files = {file.path: file for file in indexes(build)}
    assert list(files) == ["llms.txt", "answers/llms.txt"]
    assert "- [短答案](https://help.example.com/answers/llms.txt): 共 120 页" in files["llms.txt"].text
    assert len(links_of(files["llms.txt"])) == 101
    assert len(links_of(files["answers/llms.txt"])) == 120


def test_stale_pages_stand_under_optional_wherever_they_are_listed() -> None:
    build = build_with([page(0), *(page(number, stale=True) for number in range(1, 900))])
    files = {file.path: file for file in indexes(build)}
    assert "## Optional" in files["llms.txt"].text
    assert "page-1.md" not in files["llms.txt"].text
    assert all(path.startswith(("llms.txt", "llms-optional")) for path in files)


# whole pages


@pytest.mark.parametrize(
    ("count", "length", "kind"), [(1, 10, "answer"), (300, 10, "term"), (7, 20_000, "answer"), (60, 20_000, "term"), (160, 900, "answer")]
)
def test_parts_hold_whole_pages_and_together_all_of_them(count: int, length: int, kind: str) -> None:
    build = build_with(page(number, kind, text="字" * length) for number in range(count))
    files = {file.path: file for file in full_texts(build, parts_of(build))}
    texts = [_text(build, page) for page in build.pages]
    for stem, budget in (("llms-full", WHOLE), (f"{'answers' if kind == 'answer' else 'glossary'}/llms-full", PART)):
        names = [f"{stem}-{number}.txt" for number in range(1, len(files)) if f"{stem}-{number}.txt" in files]
        parts = [files[name] for name in names] or [files[f"{stem}.txt"]]
        assert "".join(_pages(file.text) for file in parts) == "".join(texts)
        for file in parts:
            assert budget.holds([measure(file.text)]) or file.text.count("\nSource: ") == 1, file.path
        if names:
            assert LINK.findall(files[f"{stem}.txt"].text) == names
            assert "---\n\nSource: " not in files[f"{stem}.txt"].text


def _text(build: Build, page: Page) -> str:
    return f"---\n\nSource: {build.site.permalink(page.route)}\n\n{build.voices.markdown(page)}\n"


def _pages(text: str) -> str:
    return text[text.index("---\n\nSource: ") :]


def test_a_page_larger_than_a_part_has_a_file_of_its_own() -> None:
    build = build_with([page(0), page(1, text="字" * 100_000), page(2)])
    sizes = [file.text.count("Source: ") for file in full_texts(build, parts_of(build)) if re.search(r"answers/llms-full-\d", file.path)]
    assert sizes == [1, 1, 1]


def test_the_index_of_parts_tells_what_each_costs() -> None:
    build = build_with(page(number, text="字" * 30_000) for number in range(4))
    index = next(file.text for file in full_texts(build, parts_of(build)) if file.path == "answers/llms-full.txt")
    rows = re.findall(r"^- \[answers/llms-full-\d\.txt\]\(\S+\): (\d+) pages, ([\d,]+) characters, ([\d,]+) tokens$", index, re.MULTILINE)
    assert sum(int(row[0]) for row in rows) == 4
    assert all(30_000 <= int(row[1].replace(",", "")) <= PART.characters for row in rows)


# splitting and counting


sizes = st.lists(st.integers(1, 60), max_size=80)


@given(sizes)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_splitting_keeps_order_and_budget_and_wastes_no_file(lengths: list[int]) -> None:
    parts = [measure("字" * length) for length in lengths]
    budget = Budget(50, 1_000)
    files = split(parts, budget)
    assert [part for file in files for part in file] == parts
    assert all(budget.holds(file) or len(file) == 1 for file in files)
    assert all(not budget.holds([*first, second[0]]) for first, second in pairwise(files))


def test_tokens_are_a_budget_of_their_own() -> None:
    word = measure("antidisestablishmentarianism ")
    assert [len(file) for file in split([word] * 10, Budget(1_000_000, word.tokens * 3))] == [3, 3, 3, 1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "网关",
        "a\n" * 60_000,
        "字" * 50_007,
        "行一\n" * 40_000,
        "x" * 9_000 + "\n" + "字\n" * 9,
        "a.\n\n  b\n/c\n//\n\n\n d\r\n\te\n'll\n1234567",
    ],
)
def test_tokens_of_pieces_add_up_to_those_of_the_whole(text: str) -> None:
    import bpe_openai

    assert count_tokens(text) == len(bpe_openai.get_encoding("o200k_base").encode_ordinary(text))


@given(st.text(alphabet="ab字。1'/-# \t\n\r\u00a0\u3000*", max_size=60))
def test_tokens_add_up_wherever_lines_end(text: str) -> None:
    lines = Lines()
    assert [lines.tokens(text), lines.tokens(text)] == [count_tokens(text)] * 2


@given(
    st.text(max_size=80), st.lists(st.sampled_from(["\n", "\r\n", "\u2028", "\x0b", "\x85", "'LL", "/", "//", " ", "é", "e\u0301", "Ⅷ"]))
)
def test_tokens_add_up_in_any_text(text: str, among: list[str]) -> None:
    mixed = "".join(one + other for one, other in zip_longest(text, among, fillvalue="\n"))
    assert Lines().tokens(mixed) == count_tokens(mixed)


def test_llms_json_tells_the_size_of_every_file() -> None:
    import hashlib
    import json

    build = replace(build_of("all-kinds"))
    jobs = {job.path: job.run().data.decode() for job in plan(build)}
    told = json.loads(jobs.pop("llms.json"))
    assert {record["path"]: record for record in told["files"]} == {
        f"/{path}": {
            "path": f"/{path}",
            "characters": len(text),
            "tokens": count_tokens(text),
            "digest": hashlib.sha256(text.encode()).hexdigest()[:16],
        }
        for path, text in jobs.items()
    }
    assert told["budgets"]["index"] == {"characters": 45_000, "tokens": 15_000}
