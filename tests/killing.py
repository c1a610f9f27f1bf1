"""Children that work, and are killed in the middle of it: forked, in a process group of their own."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator import cli
from tests.conftest import TODAY, Command, files_of

NAMES = ("Tiny help centre", "Another help centre")


def moments(seed: int, number: int, seconds: float) -> list[float]:
    """Return so many random moments, one in each stretch of the time."""
    chance = random.Random(seed)
    return [(place + chance.random()) * seconds / number for place in range(number)]


def in_child(run: Callable[[], object], told: int | None = None) -> int:
    """Run something in a forked child, which writes to ``told`` or says nothing; return its process id, which is its group's, too."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside the threads of pytest-xdist
        child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(told if told is not None else nowhere, 1)
        os.dup2(nowhere, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)  # pytest's own writes elsewhere
        try:
            run()
        finally:
            os._exit(0)
    with contextlib.suppress(OSError):
        os.setpgid(child, child)  # whichever of the two is first
    return child


def kill(child: int) -> bool:
    """Kill a child, its workers, and what it started; tell whether it was still at work."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def kill_alone(child: int) -> None:
    """Kill a child, and nothing that it started."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def at_work(group: int) -> list[int]:
    """Return the processes of a group that have not ended."""
    return [process for process, state, its in _processes() if its == group and state != "Z"]


def _processes() -> Iterator[tuple[int, str, int]]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, group, *_ = path.read_text().rpartition(")")[2].split()
            yield int(path.parent.name), state, int(group)


def killed_before(number: int, run: Callable[[Callable[[], None]], object], folder: Path) -> bool:
    """Run something in a child that kills itself before its ``number``-th change in a folder; tell whether it did.

    ``run`` is given what begins the count.
    """
    steps = iter(range(1, 1000))
    counting: list[bool] = []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if not counting:
            return
        change = event in {"os.mkdir", "os.rename", "os.remove", "os.rmdir"} and (str(folder) in str(arguments[0]) or arguments[-1] >= 0)
        writing = event == "open" and str(folder) in str(arguments[0]) and str(arguments[1] or "r")[0] in "wxa"
        swap = event == "ctypes.dlsym" and arguments[-1] == "renameat2"
        if (change or writing or swap) and next(steps) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched() -> None:
        sys.addaudithook(watch)
        run(lambda: counting.append(True))

    return os.WIFSIGNALED(os.waitpid(in_child(watched), 0)[1])


def kill_when(run: Callable[[], object], seconds: float | None) -> bool:
    """Run something in a child and kill it after a while, or never; tell whether it was at work."""
    child = in_child(run)
    if seconds is None:
        while at_work(child):
            time.sleep(0.005)
    else:
        time.sleep(seconds)
    return kill(child)


class Tried:
    """A small project, and what its two states look like when they are built from nothing."""

    def __init__(self, project: Path, build: Command) -> None:
        self.project, self._build = project, build
        self.names = sorted([*(path.name for path in project.iterdir()), "site", ".answerpress"])
        self.wanted = {name: self._from_nothing(name) for name in reversed(NAMES)}
        self.employ(1)
        self.build()

    @property
    def site(self) -> Path:
        return self.project / "site"

    def _from_nothing(self, name: str) -> dict[str, bytes]:
        self.call_it(name)
        assert self._build(self.project, "--no-cache")[0] == 0
        found = files_of(self.site)
        self.forget()
        return found

    def call_it(self, name: str) -> None:
        """Change what every page shows."""
        path = self.project / "content" / "site.yml"
        text = path.read_text("utf-8")
        for other in NAMES:
            text = text.replace(f"name: {other}", f"name: {name}")
        path.write_text(text, "utf-8")

    def employ(self, workers: int) -> None:
        config = self.project / "mkdocs.yml"
        before, plugin, _ = config.read_text("utf-8").partition("  - answerpress")
        config.write_text(f"{before}{plugin}:\n      workers: {workers}\n", "utf-8")

    def forget(self) -> None:
        for folder in (self.site, self.project / ".answerpress"):
            shutil.rmtree(folder, ignore_errors=True)

    def build(self) -> None:
        """Build; whoever is killed does this."""
        cli.main(["-C", str(self.project), "build", "--today", TODAY])

    def seconds(self) -> float:
        """Return how long a build takes."""
        started = time.perf_counter()
        assert not kill_when(self.build, None)
        return time.perf_counter() - started

    def goes_on(self, wanted: dict[str, bytes]) -> None:
        """Build once more: it must be right, leave nothing beside the site, and keep what it made."""
        assert self._build(self.project)[0] == 0
        assert files_of(self.site) == wanted
        assert sorted(path.name for path in self.project.iterdir()) == self.names
        with sqlite3.connect(self.project / ".answerpress/cache/values.sqlite") as store:
            assert store.execute("PRAGMA quick_check").fetchone() == ("ok",)
        store.close()
        folder = self.site.stat().st_ino
        assert self._build(self.project)[0] == 0
        assert self.site.stat().st_ino == folder, "nothing was to be done, and the site was swapped"
