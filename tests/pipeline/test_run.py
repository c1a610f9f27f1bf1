"""Running jobs: the results come in the order of the jobs, whoever did the work."""

from __future__ import annotations

import os

import pytest

from generator.model.artifact import Artifact, Job
from generator.pipeline.run import run

# Workers are forked; Python 3.12 warns of that beside the threads of pytest-xdist.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def _square(number: int) -> str:
    return f"数 {number * number}"


@pytest.mark.parametrize("workers", [0, 1, 2, 3])
def test_results_come_in_the_order_of_the_jobs(workers: int) -> None:
    jobs = [Job(f"{number}.txt", _square, (number,)) for number in range(100)]
    assert run(jobs, workers) == [Artifact(f"{number}.txt", f"数 {number * number}".encode()) for number in range(100)]


def test_text_is_written_as_utf_8_and_bytes_as_they_are() -> None:
    jobs = [Job("a", str, ("é",)), Job("b", bytes, (b"\xff",))]
    assert [artifact.data for artifact in run(jobs, 1)] == [b"\xc3\xa9", b"\xff"]


def test_few_jobs_are_not_worth_a_second_process() -> None:
    assert run([Job("pid", lambda: str(os.getpid()), ())], 0) == [Artifact("pid", str(os.getpid()).encode())]


def test_workers_are_other_processes_and_need_no_pickle() -> None:
    """A lambda cannot be sent to a process; its number can, to one that was forked."""
    pids = {artifact.data for artifact in run([Job("pid", lambda: str(os.getpid()), ())] * 100, 2)}
    assert str(os.getpid()).encode() not in pids


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_a_job_reaches_the_caller(workers: int) -> None:
    with pytest.raises(ZeroDivisionError):
        run([Job("a", lambda: str(1 / 0), ())] * 3, workers)


def test_no_jobs_no_artifacts() -> None:
    assert run([], 2) == []
