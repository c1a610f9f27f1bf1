"""Builds that are killed: the site is the old one or the new one, the next build is right, and nothing is left lying about."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import publish
from tests.conftest import Command, copy_site, files_of
from tests.killing import NAMES, Tried, at_work, in_child, kill_alone, kill_when, killed_before, moments

KILLS = 20


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory, build: Command) -> Tried:
    """One project for all, for it comes back to order after every kill."""
    return Tried(copy_site("tiny", tmp_path_factory.mktemp("killed") / "tiny"), build)


def test_a_first_build_that_is_killed_shows_nothing_or_the_whole_site(tried: Tried) -> None:
    tried.employ(1)
    tried.call_it(NAMES[0])
    whole = tried.wanted[NAMES[0]]
    tried.forget()
    killed = 0
    for moment in moments(20261122, KILLS, 1.1 * tried.seconds()):
        tried.forget()
        killed += kill_when(tried.build, moment)
        assert files_of(tried.site) in ({}, whole), moment
        tried.goes_on(whole)
    assert killed


def test_a_build_after_an_edit_that_is_killed_leaves_the_old_site_or_the_new(tried: Tried) -> None:
    tried.employ(2)
    tried.call_it(NAMES[1])
    seconds, killed = tried.seconds(), 0
    for number, moment in enumerate(moments(6, KILLS, 1.1 * seconds)):
        tried.call_it(NAMES[number % 2])
        killed += kill_when(tried.build, moment)
        assert files_of(tried.site) in tried.wanted.values(), moment
        tried.goes_on(tried.wanted[NAMES[number % 2]])
    assert killed


def test_a_build_that_is_killed_before_any_step_of_publishing_leaves_the_old_site_or_the_new(tried: Tried) -> None:
    """The child dies before its first change to the disk once the site is made, before its second, and so on until it survives."""

    def build_counting(begin: Callable[[], None]) -> None:
        original = publish.publish

        def counted(stage: Path, site: Path) -> None:
            begin()
            original(stage, site)

        publish.publish = counted
        tried.build()

    tried.employ(1)
    tried.call_it(NAMES[0])
    tried.build()
    found = []
    for number in range(1, 50):
        new, old = NAMES[number % 2], NAMES[(number + 1) % 2]
        tried.call_it(new)
        killed = killed_before(number, build_counting, tried.project)
        seen = files_of(tried.site)
        assert seen in (tried.wanted[old], tried.wanted[new]), number
        found.append(seen == tried.wanted[new])
        tried.goes_on(tried.wanted[new])
        if not killed:
            break
    assert found == sorted(found)
    assert found.count(False) >= 1
    assert found.count(True) > 4


def test_workers_end_when_their_build_is_killed_alone(tried: Tried) -> None:
    tried.employ(2)
    for number, moment in enumerate(moments(3, 5, tried.seconds())):
        tried.call_it(NAMES[number % 2])
        child = in_child(tried.build)
        time.sleep(moment)
        kill_alone(child)
        until = time.monotonic() + 30
        while at_work(child):
            assert time.monotonic() < until, "a worker outlives its build"
            time.sleep(0.01)
        tried.goes_on(tried.wanted[NAMES[number % 2]])
