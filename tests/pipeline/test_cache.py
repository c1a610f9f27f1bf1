"""The cache: what it gives is what the function gives, whatever has happened to its file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.artifact import Job, identity
from generator.pipeline.cache import Cache, Store, decode, encode


def described(number: int, words: str) -> str:
    return f"{words} {number}"


def listed(number: int) -> list[Any]:
    return [number, "字", {"a": [None, True, 1.5]}]


def values(folder: Path, numbers: list[int] | range, words: str = "w") -> tuple[list[str], int]:
    """What the cache in a folder gives, and how many calls it made for it."""
    memo = Cache(Store(folder))
    found = list(memo.each(described, [(number, words) for number in numbers]))
    memo.close()
    return found, sum(memo.work.values())


@pytest.fixture(name="folder")
def filled(tmp_path: Path) -> Path:
    assert values(tmp_path / "cache", range(50)) == ([f"w {number}" for number in range(50)], 50)
    return tmp_path / "cache"


def test_what_was_made_once_is_read_the_next_time(folder: Path) -> None:
    assert values(folder, range(50)) == ([f"w {number}" for number in range(50)], 0)
    assert values(folder, [7, 99, 7]) == (["w 7", "w 99", "w 7"], 1)
    assert values(folder, [7], "other") == (["other 7"], 1)


def test_a_call_that_is_made_twice_is_made_once(tmp_path: Path) -> None:
    assert values(tmp_path, [3] * 9) == (["w 3"] * 9, 1)


def test_values_are_read_as_they_were_made(tmp_path: Path) -> None:
    first, second = Cache(Store(tmp_path)), Cache(Store(tmp_path))
    assert list(first.each(listed, [(1,)])) == list(first.each(listed, [(1,)])) == [listed(1)]
    first.close()
    assert list(second.each(listed, [(1,)])) == [listed(1)]
    assert (sum(first.work.values()), sum(second.work.values())) == (1, 0)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(), lambda held: st.lists(held) | st.dictionaries(st.text(), held)
    )
)
def test_bytes_give_the_value_back(value: Any) -> None:
    assert decode(encode(value)) == value


def test_arguments_that_differ_have_other_identities() -> None:
    different = [1, "1", (1,), [1], None, "", (), ("a", "b"), ("a, b",), Job("a", str, ()), Job("b", str, ())]
    assert len({identity(value) for value in different}) == len(different)


def test_another_version_of_the_generator_finds_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pipeline.cache.generator_identity", lambda: "another")
    assert values(folder, range(50))[1] == 50


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=40), st.booleans())
def test_a_file_that_was_damaged_gives_no_wrong_value(folder: Path, places: list[tuple[float, int]], cut: bool) -> None:
    values(folder, range(50))
    path = folder / "values.sqlite"
    data = bytearray(path.read_bytes())
    for place, change in places:
        data[int(place * len(data))] ^= change
    path.write_bytes(data[: int(places[0][0] * len(data))] if cut else data)
    assert values(folder, range(50))[0] == [f"w {number}" for number in range(50)]
    assert values(folder, range(50))[0] == [f"w {number}" for number in range(50)]


def test_a_file_that_is_no_store_is_begun_anew(folder: Path) -> None:
    (folder / "values.sqlite").write_bytes(b"no database " * 999)
    assert values(folder, range(50))[1] == 50
    assert values(folder, range(50))[1] == 0


def test_without_a_place_to_write_everything_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert values(tmp_path / "file", range(3)) == (["w 0", "w 1", "w 2"], 3)


def test_a_store_keeps_to_its_size_and_to_what_was_used(tmp_path: Path) -> None:
    def fill(numbers: range, most: int) -> None:
        memo = Cache(Store(tmp_path, most))
        list(memo.each(described, [(number, "w" * 1_000) for number in numbers]))
        memo.close()

    fill(range(2_000), 10**9)
    fill(range(1_900, 2_000), 1_000_000)
    assert (tmp_path / "values.sqlite").stat().st_size < 1_500_000
    assert values(tmp_path, range(1_900, 2_000), "w" * 1_000)[1] == 0
    assert values(tmp_path, range(100), "w" * 1_000)[1] == 100


def test_builds_beside_each_other_share_a_store(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.pipeline.test_cache import values;"
        "found = [values(Path(sys.argv[1]), range(n, n + 300))[0] for n in range(0, 600, 60)];"
        "assert found == [[f'w {i}' for i in range(n, n + 300)] for n in range(0, 600, 60)]"
    )
    builds = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert values(tmp_path, range(600))[1] == 0


def test_a_build_that_is_killed_leaves_a_store_that_can_be_used(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.pipeline.test_cache import Cache, Store, endless;"
        "memo = Cache(Store(Path(sys.argv[1])));\n"
        "for value in memo.each(str, endless()): print(value, flush=True)"
    )
    for lines in (1, 700, 3_000):
        with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE) as build:
            assert build.stdout is not None
            for _ in range(lines):
                build.stdout.readline()
            os.kill(build.pid, signal.SIGKILL)
        found, made = values(tmp_path, range(40))
        assert (found, made <= 40) == ([f"w {number}" for number in range(40)], True)


def endless() -> Iterator[tuple[int]]:
    number = 0
    while True:
        yield (number,)
        number += 1
