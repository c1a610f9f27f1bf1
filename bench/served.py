"""How long an edit takes from saved to served: a preview is started, a file is changed, the page is asked for until it shows it."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.corpus.entries import MARK
from bench.measure import Command, end, start

POLL = 0.004


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def edit(file: Path, number: int) -> str:
    """Change the mark of the edited page to ``number``, as an editor saves, and return it."""
    before, mark, after = file.read_text().partition(MARK[:-1])
    made = f"{mark}{number}"
    rest = after.lstrip("0123456789")
    new = file.with_name(f".{file.name}.tmp")
    new.write_text(before + made + rest)
    new.replace(file)
    return made


def served_edits(
    command: Callable[[int], Command],
    project: Path,
    source: str,
    route: str,
    *,
    edits: int,
    seconds: float,
    log: Path,
    environment: Mapping[str, str] | None = None,
) -> list[float]:
    """Return the wall seconds of every edit; fewer than asked for when the preview was too slow."""
    port = free_port()
    found: list[float] = []
    first = edit(project / source, 0)
    with log.open("wb") as said:
        process = start(command(port), project, said, environment)
        try:
            if _until(port, route, first, process, seconds) is None:
                return []
            for number in range(1, edits + 1):
                time.sleep(1.2)  # servers that watch by polling, or gather events, are at rest again
                began = time.perf_counter()
                taken = _until(port, route, edit(project / source, number), process, seconds, began)
                if taken is None:
                    break
                found.append(taken)
        finally:
            end(process)
    return found


def _until(port: int, route: str, text: str, process: subprocess.Popen[bytes], seconds: float, began: float | None = None) -> float | None:
    """Ask for ``route`` until it shows ``text``."""
    began = time.perf_counter() if began is None else began
    while process.poll() is None and time.perf_counter() - began < seconds:
        if text in _page(port, route):
            return time.perf_counter() - began
        time.sleep(POLL)
    return None


def _page(port: int, route: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", route)
        return connection.getresponse().read().decode("utf-8", "replace")
    except OSError:
        return ""
    except http.client.HTTPException:
        return ""
    finally:
        connection.close()
