"""``answerpress serve``, from start to end."""

from __future__ import annotations

import gc
import secrets
import signal
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator import codes
from generator.config import CONFIG_FILE
from generator.diagnostics import Diagnostic, Span
from generator.live.outputs import WholeBuilds
from generator.live.server import Preview
from generator.live.state import Configure, State
from generator.live.watch import Watch
from generator.report import text
from generator.source.files import line_reader
from generator.source.places import LOCK_FILE

Say = Callable[[str], None]


def serve(root: Path, configure: Configure, host: str, port: int, say: Say) -> list[Diagnostic]:
    """Serve the project until interrupted; return what kept it from being served."""
    state = State(configure)
    state.read_all()
    if state.config is None:
        return list(state.news.problems)
    gc.collect()
    gc.freeze()  # what was read stays: it is not looked through again after every edit
    builds = WholeBuilds(root, lambda problems: _heard(state, problems, root, say))
    try:
        server = Preview((host, port), state, builds.file, secrets.token_hex(4))
    except OSError as error:
        builds.end()
        hint = "end what listens there, or choose another with `--address HOST:PORT`"
        return [codes.ADDRESS.at(Span(CONFIG_FILE), f"cannot listen on {host}:{port}: {error.strerror or error}", hint)]
    watch = Watch(root, _beside(state), state.folders)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    say(f"serving on http://{_shown(host)}:{server.server_address[1]}{server.base} (Ctrl-C ends it)")
    _report(state.news.problems, root, say)
    builds.ask()
    take = _taker(state, builds, root, say)
    threading.Thread(target=_each, args=(watch.beside(), take), daemon=True).start()
    _until_interrupted(watch, take)
    server.closing = True
    builds.end()
    server.shutdown()
    server.server_close()
    return []


def _until_interrupted(watch: Watch, take: Callable[[set[str]], None]) -> None:
    """Take changes until Ctrl-C, or until the process is asked to end."""
    previous = signal.signal(signal.SIGTERM, lambda *_: watch.stop())
    interrupt = signal.signal(signal.SIGINT, lambda *_: watch.stop())
    try:
        _each(watch.changes(), take)
    finally:
        signal.signal(signal.SIGTERM, previous)
        signal.signal(signal.SIGINT, interrupt)


def _each(found: object, take: Callable[[set[str]], None]) -> None:
    for paths in found:  # type: ignore[attr-defined]
        take(paths)


def _beside(state: State) -> list[str]:
    baseline = state.config.options.baseline if state.config else ""
    return [CONFIG_FILE, LOCK_FILE, *([baseline] if baseline else [])]


def _taker(state: State, builds: WholeBuilds, root: Path, say: Say) -> Callable[[set[str]], None]:
    """Return what takes changes in, and tells of them."""

    def take(paths: set[str]) -> None:
        started = time.perf_counter()
        had = [problem for problem in state.news.problems if problem.severity == "error"]
        if not paths <= {LOCK_FILE}:  # its findings are those of whole builds
            state.change(paths)
        builds.ask()
        say(f"{_names(sorted(paths))}: {time.perf_counter() - started:.2f} s")
        errors = [problem for problem in state.news.problems if problem.severity == "error"]
        _report(errors, root, say)
        if had and not errors:
            say("mended: no errors")

    return take


def _heard(state: State, problems: tuple[Diagnostic, ...], root: Path, say: Say) -> None:
    """Tell what a whole build found and nobody knew yet."""
    before = state.news.problems
    state.find(problems)
    known = {(problem.span, problem.code.id) for problem in before}
    _report([problem for problem in state.news.problems if (problem.span, problem.code.id) not in known], root, say)


def _report(problems: Sequence[Diagnostic], root: Path, say: Say) -> None:
    if problems:
        say(text.render(problems, line_reader(root)).rstrip("\n"))


def _names(paths: list[str]) -> str:
    return paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more" if paths else "nothing"


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
