"""Calling pure functions, in this process or in forked workers; values come in the order of the calls."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from typing import Any

_calls: Sequence[tuple[Callable[..., Any], tuple[Any, ...]]] = ()


def run(calls: Sequence[tuple[Callable[..., Any], tuple[Any, ...]]], workers: int = 1) -> list[Any]:
    """Return the values of ``calls`` (function, arguments), made by so many ``workers``.

    Workers are forked, so that nothing but a call's number travels to them and nothing but values
    travels back. The first call is made before: what it loads or compiles, the workers inherit.
    Where there is no fork, one process does the work.
    """
    if workers <= 1 or len(calls) <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [function(*arguments) for function, arguments in calls]
    function, arguments = calls[0]
    first = function(*arguments)
    global _calls  # noqa: PLW0603 - what forked workers inherit
    _calls = calls
    try:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            return [first, *pool.map(_call, range(1, len(calls)), chunksize=16)]
    finally:
        _calls = ()


def _call(number: int) -> Any:
    function, arguments = _calls[number]
    return function(*arguments)
