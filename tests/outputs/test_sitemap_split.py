"""A site too large for one sitemap: 50,000 addresses and 50 MB a file (https://www.sitemaps.org/protocol.html), and an index of all."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.outputs.sitemap import MOST_ADDRESSES, MOST_BYTES, Row, plan, sitemap, split
from tests.outputs.made import build_with, page

DAY = datetime.date(2025, 3, 1)
ROWS = st.lists(
    st.tuples(st.text("abc&网", min_size=1, max_size=40).map("https://x.example/{}/".format), st.sampled_from([None, DAY])), max_size=60
)


def size(rows: tuple[Row, ...]) -> int:
    """The bytes of the rows of a file, without its head and its end."""
    return len(sitemap(rows).encode()) - len(sitemap(()).encode())


@given(ROWS, st.integers(1, 9), st.integers(200, 900))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_every_file_keeps_to_both_limits_and_no_row_is_lost(rows: list[Row], most: int, most_bytes: int) -> None:
    parts = split(rows, most, most_bytes)
    assert [row for part in parts for row in part] == rows
    for part in parts:
        assert len(part) <= most
        assert size(part) <= most_bytes or len(part) == 1
    assert all(parts) or parts == [()]


def test_a_file_is_full_before_the_next_begins() -> None:
    rows: list[Row] = [(f"https://x.example/{number}/", DAY) for number in range(10)]
    assert [len(part) for part in split(rows, 4)] == [4, 4, 2]
    length = size(tuple(rows[:1]))
    assert [len(part) for part in split(rows, 100, 3 * length)] == [3, 3, 3, 1]


def test_the_head_of_a_file_has_room_within_the_limit_of_the_protocol() -> None:
    assert MOST_ADDRESSES == 50_000
    assert MOST_BYTES + len(sitemap(()).encode()) <= 50_000_000


def test_120_000_pages_are_three_files_and_an_index_that_names_all() -> None:
    first = page(0)
    pages = (
        replace(first, route=f"/answers/{number}/", updated=DAY + datetime.timedelta(days=number // 1000)) for number in range(120_000)
    )
    jobs = {job.path: job for job in plan(build_with(pages)) if job.path.endswith(".xml")}
    assert list(jobs) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    texts = {path: job.run().data.decode() for path, job in jobs.items()}
    found = {path: re.findall(r"<loc>([^<]*)</loc>", text) for path, text in texts.items()}
    assert found["sitemap.xml"] == [f"https://help.example.com/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [len(found[f"sitemap-{number}.xml"]) for number in (1, 2, 3)] == [50_000, 50_000, 20_000]
    everything = [address for number in (1, 2, 3) for address in found[f"sitemap-{number}.xml"]]
    assert len(set(everything)) == 120_000
    assert everything == sorted(everything)
    for number in (1, 2, 3):
        days = re.findall(r"<lastmod>([^<]*)</lastmod>", texts[f"sitemap-{number}.xml"])
        assert re.findall(r"<lastmod>([^<]*)</lastmod>", texts["sitemap.xml"])[number - 1] == max(days)
    assert all(len(text.encode()) <= 50_000_000 for text in texts.values())


def test_pages_that_ask_not_to_be_indexed_are_left_out() -> None:
    build = build_with([page(1), replace(page(2), listed=False)])
    (text,) = (job.run().data.decode() for job in plan(build) if job.path == "sitemap.xml")
    assert re.findall(r"<loc>([^<]*)</loc>", text) == ["https://help.example.com/answers/page-1/"]
