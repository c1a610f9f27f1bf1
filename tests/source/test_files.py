"""Source files: which there are, and which bytes are text that can be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.source.files import decode_text, image_size, line_reader, list_files, read_source
from tests.properties import lies_inside, modest

LIMIT = 1000


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"\xff", "APS003", 1, 1),
        ("模型：".encode() + b"\xff\xfe", "APS003", 1, 4),
        ("a\n𠮷𠮷".encode() + b"\x80", "APS003", 2, 3),
        ("模型".encode()[:5], "APS003", 1, 2),
        (b"\xed\xa0\x80", "APS003", 1, 1),
        (b"\xef\xbb\xbftitle: x", "APS004", 1, 1),
        ("中文\r\n".encode(), "APS005", 1, 3),
        (b"a\nb\rc", "APS005", 2, 2),
        ("先\x00".encode(), "APS006", 1, 2),
        ("先\x1b[31m".encode(), "APS006", 1, 2),
        ("a\n中\u2067文".encode(), "APS006", 2, 2),
        ("a\x85".encode(), "APS006", 1, 2),
        ("a\u2029".encode(), "APS006", 1, 2),
        ("a\ufeff".encode(), "APS006", 1, 2),
        (b"", "APS009", 1, 1),
        ("  \n\n\u3000\n".encode(), "APS009", 1, 1),
    ],
)
def test_bytes_that_are_no_text_are_told_at_the_character(data: bytes, code: str, line: int, column: int) -> None:
    source, [problem] = decode_text("content/x.yml", data)
    assert source is None
    assert (str(problem.span), problem.code.id) == (f"content/x.yml:{line}:{column}", code)


@pytest.mark.parametrize("text", ["title: 模型\n", "a\tb\n", "没有换行", "\u200b零宽\n", "𠮷\n", "🙂\u200d\n"])
def test_text_is_returned_as_it_is(text: str) -> None:
    source, problems = decode_text("x.yml", text.encode())
    assert problems == []
    assert source is not None
    assert (source.path, source.text) == ("x.yml", text)


@modest
@given(st.one_of(st.binary(), st.text().map(str.encode), st.tuples(st.text(), st.binary()).map(lambda pair: pair[0].encode() + pair[1])))
@example("\n".encode("utf-16"))
def test_any_bytes_are_text_or_are_told_inside_the_file(data: bytes) -> None:
    source, problems = decode_text("x.yml", data)
    assert (source is None) == bool(problems)
    assert all(lies_inside(problem.span, data.decode("utf-8", "replace")) for problem in problems)
    assert source is None or source.text.encode() == data


def test_the_size_limit_is_the_largest_size(tmp_path: Path) -> None:
    (tmp_path / "fits.yml").write_bytes(b"a" * LIMIT)
    (tmp_path / "large.yml").write_bytes(b"a" * (LIMIT + 1))
    assert read_source(tmp_path, "fits.yml", LIMIT)[1] == []
    [problem] = read_source(tmp_path, "large.yml", LIMIT)[1]
    assert (problem.code.id, problem.message) == ("APS002", "1,001 bytes; the limit is 1,000")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A folder, a pipe (which would be waited for without end) and nothing at all."""
    (tmp_path / "folder.yml").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    for name in ("folder.yml", "pipe.yml", "nothing.yml"):
        source, [problem] = read_source(tmp_path, name, LIMIT)
        assert source is None
        assert (problem.span.path, problem.code.id) == (name, "APS008")


def test_files_are_listed_in_order_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.yml", "a/z.yml", "a/b.yml", "c.md", ".hidden.yml", ".git/x.yml", "a/.x/y.yml", "B.yml", "d.yml/e.yml"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).touch()
    names = ["B.yml", "a/b.yml", "a/z.yml", "b.yml", "d.yml/e.yml"]
    assert list_files(tmp_path, "content", (".yml",)) == ([f"content/{name}" for name in names], [])


def test_a_link_inside_the_folder_is_a_file_and_one_that_leads_out_is_told(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "outside.yml").touch()
    (content / "real.yml").touch()
    (content / "inside.yml").symlink_to("real.yml")
    (content / "out.yml").symlink_to("../outside.yml")
    (content / "nowhere.yml").symlink_to("none.yml")
    (content / "circle.yml").symlink_to("circle.yml")
    (content / "up").symlink_to("..")
    found, problems = list_files(tmp_path, "content", (".yml",))
    assert found == ["content/inside.yml", "content/real.yml"]
    assert sorted((problem.span.path, problem.code.id) for problem in problems) == [
        ("content/circle.yml", "APS007"),
        ("content/nowhere.yml", "APS007"),
        ("content/out.yml", "APS007"),
        ("content/up", "APS007"),
    ]


def test_a_folder_that_is_a_link_itself_is_listed(tmp_path: Path) -> None:
    """The project may lie behind a link; only what leads out of it is foreign."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.yml").touch()
    (tmp_path / "content").symlink_to("real")
    assert list_files(tmp_path, "content", (".yml",)) == (["content/a.yml"], [])


def test_lines_are_shown_for_reports_but_never_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("一\n".encode() + b"\xff")
    (tmp_path / "link.yml").symlink_to("a.yml")
    os.mkfifo(tmp_path / "pipe.yml")
    line_of = line_reader(tmp_path)
    assert [line_of("a.yml", number) for number in range(4)] == [None, "一", "\ufffd", None]
    assert [line_of(name, 1) for name in ("link.yml", "pipe.yml", "nothing.yml", ".")] == [None] * 4


_HEADS = [
    b"\x89PNG\r\n\x1a\n",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    b"\xff\xd8\xff\xe0",
    b"GIF89a",
    b"RIFF\0\0\0\0WEBPVP8 ",
    b"<svg ",
    b"<?xml ",
    b"MM\0*",
]


@modest
@given(head=st.sampled_from([*_HEADS, b""]), tail=st.binary(max_size=40))
def test_any_bytes_have_a_size_as_an_image_or_none(tmp_path_factory: pytest.TempPathFactory, head: bytes, tail: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "image"
    path.write_bytes(head + tail)
    assert min(image_size(path)) >= 0
