"""Running jobs, in this process or in forked workers; results come in the order of the jobs."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence

from generator.model.artifact import Artifact, Job

PAGES_WORTH_A_WORKER = 400
"""Fewer jobs than this are done sooner than a second process is started."""

_jobs: Sequence[Job] = ()


def run(jobs: Sequence[Job], workers: int = 0) -> list[Artifact]:
    """Return the artifacts of ``jobs``; ``workers`` 0 chooses by their number.

    Workers are forked, so that nothing but a job's number travels to them and nothing but
    bytes travels back. Where there is no fork, one process does the work.
    """
    if workers == 0:
        workers = min(multiprocessing.cpu_count(), 1 + len(jobs) // PAGES_WORTH_A_WORKER)
    if workers <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [job.run() for job in jobs]
    global _jobs  # noqa: PLW0603 - what forked workers inherit
    _jobs = jobs
    try:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            data = pool.map(_run, range(len(jobs)), chunksize=16)
    finally:
        _jobs = ()
    return [Artifact(job.path, made) for job, made in zip(jobs, data, strict=True)]


def _run(number: int) -> bytes:
    return _jobs[number].run().data
