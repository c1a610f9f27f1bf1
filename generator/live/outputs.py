"""Whole builds behind a preview, each in a process of its own, into a folder of its own.

What is not a page (search index, feeds, llms files, data, redirects) is served from the last one that went well. It is
swapped in whole, so that nothing is ever half there, and its findings are those of ``answerpress build``: rules that look
at the whole site are heard a little later than what is wrong with the file that was saved.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from generator import codes
from generator.diagnostics import Code, Diagnostic, Span
from generator.source.files import read_bytes

QUIET = 1.5
"""Seconds after the last change, so that nobody's typing is slowed down."""
NICE = 10

Found = Callable[[tuple[Diagnostic, ...]], None]


class WholeBuilds:
    """Builds the whole site again and again, the newest state alone."""

    def __init__(self, root: Path, found: Found, *, quiet: float = QUIET) -> None:
        self.root = root
        self.folder = root / ".answerpress" / "preview"
        self._found, self._quiet = found, quiet
        self._wanted = threading.Condition()
        self.asked = self._done = 0
        """Builds that were asked for, and the last of them that was begun."""
        self._ended = False
        self._process: subprocess.Popen[str] | None = None
        self._first = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def ask(self) -> None:
        """Ask for a build of what there is now; one that is under way is given up."""
        with self._wanted:
            self.asked += 1
            self._kill()
            self._wanted.notify()

    def file(self, path: str, seconds: float) -> bytes | None:
        """Return a file of the last good build; the first build is waited for."""
        self._first.wait(seconds)
        full = (self.folder / path).resolve()
        if not full.is_relative_to(self.folder.resolve()) or not full.is_file():
            return None
        try:
            return read_bytes(full)
        except OSError:
            return None

    def end(self) -> None:
        """End the build that is under way, and all to come."""
        with self._wanted:
            self._ended = True
            self._kill()
            self._wanted.notify()

    def _run(self) -> None:
        while (number := self._next()) is not None:
            command = [sys.executable, "-m", "generator.live.whole", str(os.getpid()), str(self.root), str(self.folder)]
            with self._wanted:
                self._process = process = subprocess.Popen(  # noqa: S603 - our own command
                    command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
                )
            _yield_to_others(process.pid)
            self._read(process, number)

    def _next(self) -> int | None:
        """Wait until a build is wanted and nothing has changed for a while; return its number, or None at the end."""
        with self._wanted:
            while not self._ended and self.asked == self._done:
                self._wanted.wait()
            while not self._ended and self._wanted.wait(self._quiet):
                continue
            self._done = self.asked
            return None if self._ended else self._done

    def _read(self, process: subprocess.Popen[str], number: int) -> None:
        report, _ = process.communicate()
        if self.asked != number or self._ended:
            return
        try:
            records = json.loads(report)["diagnostics"]
        except (ValueError, KeyError):
            records = None
        if any(record["code"] == codes.LOCKED.id for record in records or ()):
            self.ask()  # another preview of the project writes there just now
            return
        self._first.set()
        if records is not None:
            self._found(tuple(_diagnostic(record) for record in records))

    def _kill(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()


def _yield_to_others(pid: int) -> None:
    """Let everything else on the machine go first."""
    try:
        os.setpriority(os.PRIO_PROCESS, pid, NICE)
    except (OSError, AttributeError):
        return


def _diagnostic(record: dict[str, str | int]) -> Diagnostic:
    place = (str(record["path"]), int(record["line"]), int(record["column"]), int(record["end_line"]), int(record["end_column"]))
    code = Code(str(record["code"]), str(record["name"]), "", "error" if record["severity"] == "error" else "warning")
    return Diagnostic(Span(*place), code, str(record["message"]), str(record["hint"]))
