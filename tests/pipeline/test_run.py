"""Calling functions: the values come in the order of the calls, whoever did the work."""

from __future__ import annotations

import os

import pytest

from generator.pipeline.run import run

# Workers are forked; Python 3.12 warns of that beside the threads of pytest-xdist.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def _square(number: int) -> str:
    return f"数 {number * number}"


@pytest.mark.parametrize("workers", [0, 1, 2, 3])
def test_values_come_in_the_order_of_the_calls(workers: int) -> None:
    assert run([(_square, (number,)) for number in range(100)], workers) == [f"数 {number * number}" for number in range(100)]


def test_few_calls_are_not_worth_a_second_process() -> None:
    assert run([(os.getpid, ())], 0) == [os.getpid()]


def test_workers_are_other_processes_and_need_no_pickle() -> None:
    """A lambda cannot be sent to a process; its number can, to one that was forked."""
    assert str(os.getpid()) not in run([(lambda: str(os.getpid()), ())] * 100, 2)[1:]


def test_workers_inherit_what_the_first_call_loads() -> None:
    loaded: list[int] = []
    assert run([(lambda: loaded.append(1) or len(loaded), ())] * 2, 2) == [1, 2]
    assert loaded == [1]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_a_call_reaches_the_caller(workers: int) -> None:
    with pytest.raises(ZeroDivisionError):
        run([(lambda: 1 / 0, ())] * 3, workers)


def test_no_calls_no_values() -> None:
    assert run([], 2) == []
