"""Previews that are killed: the site stays untouched, the next build is right, and nothing that they started outlives them."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable

import pytest

from generator import cli
from generator.diagnostics import Diagnostic
from generator.live.outputs import WholeBuilds
from generator.pipeline.write import staged
from tests.conftest import Command, copy_site, files_of
from tests.killing import NAMES, Tried, at_work, in_child, kill, kill_alone, kill_when, moments

STARTS, EDITS, WHOLE = 8, 8, 6
"""Kills while it starts, right after an edit, and during the whole build behind an edit."""
QUIET = 1.5
"""Seconds after which that build starts."""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory, build: Command) -> Tried:
    return Tried(copy_site("tiny", tmp_path_factory.mktemp("killed") / "tiny"), build)


def serve(tried: Tried) -> Callable[[], int]:
    return lambda: cli.main(["-C", str(tried.project), "serve", "--address", "127.0.0.1:0"])


def started(tried: Tried) -> int:
    """Start a preview, wait until it answers, and return its process."""
    read, write = os.pipe()
    child = in_child(serve(tried), write)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as said:
        assert re.match(r"serving on http://127\.0\.0\.1:\d+/", said.readline())
    return child


def preview_is_whole(tried: Tried) -> None:
    """The folder of whole builds is not there yet, or holds all that a site does."""
    made = files_of(tried.project / ".answerpress" / "preview")
    assert not made or sorted(made) == sorted(tried.wanted[NAMES[0]])


def test_killed_while_it_starts(tried: Tried) -> None:
    before = files_of(tried.site)
    began = time.perf_counter()
    kill(started(tried))
    for moment in moments(8, STARTS, 1.1 * (time.perf_counter() - began)):
        assert kill_when(serve(tried), moment)
        assert files_of(tried.site) == before
        tried.goes_on(before)


@pytest.mark.parametrize(("number", "first", "last"), [(EDITS, 0.0, 0.4), (WHOLE, QUIET, QUIET + 1.5)], ids=["edit", "whole build"])
def test_killed_after_an_edit(tried: Tried, number: int, first: float, last: float) -> None:
    for place, moment in enumerate(moments(20, number, last - first)):
        before = files_of(tried.site)
        name = NAMES[(place + 1) % 2]
        child = started(tried)
        tried.call_it(name)
        time.sleep(first + moment)
        assert kill(child)
        assert files_of(tried.site) == before
        preview_is_whole(tried)
        tried.goes_on(tried.wanted[name])


def test_the_whole_build_behind_it_ends_with_it(tried: Tried) -> None:
    preview = tried.project / ".answerpress" / "preview"
    shutil.rmtree(preview, ignore_errors=True)
    child = started(tried)
    until = time.monotonic() + 30
    while len(at_work(child)) < 2:
        assert time.monotonic() < until, "no whole build was started"
        time.sleep(0.01)
    kill_alone(child)
    while at_work(child):
        assert time.monotonic() < until, "a whole build outlives the preview that asked for it"
        time.sleep(0.01)
    assert not preview.exists()
    tried.goes_on(files_of(tried.site))


def test_a_whole_build_that_meets_another_is_made_once_more(tried: Tried) -> None:
    found: list[tuple[Diagnostic, ...]] = []
    shutil.rmtree(tried.project / ".answerpress" / "preview", ignore_errors=True)  # a build that has nothing to do meets nobody
    builds = WholeBuilds(tried.project, found.append, quiet=0.01)
    until = time.monotonic() + 60
    with staged(builds.folder):
        builds.ask()
        while builds.asked < 2:
            assert time.monotonic() < until, "it was not tried again"
            time.sleep(0.01)
        assert found == []
    while not found:
        assert time.monotonic() < until, "it was never made"
        time.sleep(0.01)
    builds.end()
    assert found == [()]
    preview_is_whole(tried)
    assert builds.file("llms.txt", 0) is not None
