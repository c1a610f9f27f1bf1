"""What a command costs: wall seconds, CPU seconds of the whole process tree, its peak memory."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLING = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    wall: float
    cpu: float
    """User and system seconds of the command and of all processes that it waited for."""
    peak_mib: float
    """Most memory of the tree at once: proportional set size, shared pages counted once; of the largest process where there is no /proc."""
    status: int
    timed_out: bool = False


def run(command: Sequence[str], folder: Path, *, seconds: float, log: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run ``command`` in ``folder`` for at most ``seconds``; what it says goes to ``log``."""
    started = time.perf_counter()
    with log.open("wb") as said:
        process = start(command, folder, said, environment)
        peak = Peak(process.pid)
        stop = threading.Timer(seconds, _kill, (process,))
        stop.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        timed_out = not stop.is_alive()
        stop.cancel()
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak.stop() or usage.ru_maxrss / 1024, process.returncode, timed_out)


def start(command: Sequence[str], folder: Path, said: object, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start ``command`` in a process group of its own."""
    known = {**os.environ, **(environment or {})}
    return subprocess.Popen(  # the commands are ours
        command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True, env=known
    )  # type: ignore[call-overload,no-any-return]


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the process group that ``process`` began: it is ours."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def end(process: subprocess.Popen[bytes], *, patience: float = 10) -> None:
    """Interrupt a server as Ctrl-C does, and kill its group if it does not go."""
    try:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(patience)
    except (subprocess.TimeoutExpired, ProcessLookupError):
        _kill(process)
        process.wait()


Command = Sequence[str]


class Peak:
    """Watches the memory of a process and all below it."""

    def __init__(self, pid: int, memory: Callable[[int], float] | None = None) -> None:
        self.pid = pid
        self.most = 0.0
        self._memory = memory or memory_of_tree
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._done.wait(SAMPLING):
            self.most = max(self.most, self._memory(self.pid))

    def stop(self) -> float:
        self._done.set()
        self._thread.join()
        return self.most


def memory_of_tree(pid: int) -> float:
    """Return the MiB of a process and all below it, 0 where that cannot be told."""
    return sum(_pss(member) for member in tree(pid)) / 1024


def tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from tree(child)


def _pss(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except (OSError, ValueError):
        return 0
    return 0
