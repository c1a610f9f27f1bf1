"""Measure generators against each other on one corpus, in turn, in one run.

python -m bench.run [--sizes 100,1000,10000] [--peers answerpress,hugo] [--do cold,same,edit,served] [--rounds 3]

Results are kept in .answerpress/bench/results.json after every command; ``--resume`` goes on where a run was stopped,
``--table`` only prints the table of what is there.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from bench import served, table
from bench.corpus.plan import Plan
from bench.measure import run
from bench.peers import PEERS
from bench.peers.peer import ASIDE, Peer, Tools
from bench.results import Key, Results

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".answerpress" / "bench"
WHAT = ("cold", "same", "edit", "served")
SIZES = (100, 1_000, 10_000)
EDITS = 5


def main() -> None:
    options = _options()
    results = Results(HOME / "results.json", fresh=not (options.resume or options.table))
    if not options.table:
        kept = {"PYTHONPATH": str(snapshot())}
        peers = [replace(PEERS[name], environment=kept) if name == "answerpress" else PEERS[name] for name in options.peers]
        tools = install(peers)
        results.about = about(peers, tools)
        measure(peers, tools, results, options)
        shutil.rmtree(HOME / "projects" / ASIDE, ignore_errors=True)
    show(table.text(results), options.write)


def snapshot() -> Path:
    """Copy our sources, so that nobody's work on them while this runs makes other programs of them, and caches worthless."""
    tree = HOME / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tree


def show(tables: str, page: Path | None) -> None:
    """Print the tables, and put them into a page."""
    print(tables)
    if page is not None:
        page.write_text(table.put(page.read_text(), "bench", tables.replace("### ", "#### ")))


def measure(peers: list[Peer], tools: Tools, results: Results, options: argparse.Namespace) -> None:
    """Let the peers take turns at every size."""
    for size in options.sizes:
        plan = Plan(size)
        for number in range(options.rounds):
            _round(peers, tools, plan, results, number, options)


def parser(about: str) -> argparse.ArgumentParser:
    """Return the options that every comparison has."""
    found = argparse.ArgumentParser(description=about)
    found.add_argument("--sizes", type=lambda text: [int(size) for size in names(text)], default=list(SIZES))
    found.add_argument("--do", type=names, default=list(WHAT), help=", ".join(WHAT))
    found.add_argument("--rounds", type=int, default=3)
    found.add_argument("--seconds", type=float, default=900, help="most seconds that a command may take")
    found.add_argument("--resume", action="store_true", help="keep what is measured already")
    found.add_argument("--table", action="store_true", help="only print the table")
    found.add_argument("--write", type=Path, metavar="FILE", help="put the tables into FILE as well, between its marks `<!-- bench -->`")
    return found


def names(text: str) -> list[str]:
    return text.split(",")


def _options() -> argparse.Namespace:
    found = parser("Measure generators against each other on one corpus, in turn.")
    found.add_argument("--peers", type=names, default=list(PEERS), help=", ".join(PEERS))
    options = found.parse_args()
    if unknown := [name for name in options.peers if name not in PEERS] + [name for name in options.do if name not in WHAT]:
        found.error(f"{', '.join(unknown)}: there are the peers {', '.join(PEERS)}, and {', '.join(WHAT)} to do")
    return options


def install(peers: list[Peer]) -> Tools:
    """Bring the peers with pip, into an environment of their own."""
    folder = HOME / "venv"
    wanted = sorted({name for peer in peers for name in peer.requires})
    python = folder / "bin" / "python"
    if wanted and not python.exists():
        venv.create(folder, with_pip=True)
    if wanted:
        subprocess.run(
            [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", *wanted], check=True, stderr=subprocess.DEVNULL
        )
    return Tools(Path(sys.executable), folder)


def about(peers: list[Peer], tools: Tools) -> dict[str, object]:
    """Return what a reader of the figures must know of the machine and the versions."""
    ask = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"

    def version(peer: Peer) -> str:
        python = tools.peers / "bin" / "python" if peer.requires else tools.python
        return subprocess.run([python, "-c", ask, peer.package], capture_output=True, text=True, check=True).stdout.strip()

    return {
        "day": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        "versions": {peer.name: version(peer) for peer in peers if peer.package},
    }


def _round(peers: list[Peer], tools: Tools, plan: Plan, results: Results, number: int, options: argparse.Namespace) -> None:
    """Let every peer take its turn once; the edits of a preview are measured in the first round alone."""
    for what in options.do:
        for peer in peers:
            key = Key(peer.name, plan.count, what, 0 if what == "served" else number)
            if key in results or results.gave_up(peer.name, plan.count, what):
                continue
            project = HOME / "projects" / f"{peer.name}-{plan.count}"
            if what == "served":
                if number == 0 and peer.serve is not None:
                    results.add(key, _served(peer, tools, plan, project, options.seconds))
            else:
                results.add(key, _built(peer, tools, plan, project, what, options.seconds))


def _built(peer: Peer, tools: Tools, plan: Plan, project: Path, what: str, seconds: float) -> dict[str, object]:
    _written(peer, plan, project)
    if what == "cold":
        peer.clean(project)
    elif not (project / peer.output).is_dir():
        run(peer.build(tools), project, seconds=seconds, log=HOME / "first.log", environment=peer.environment)
    if what == "edit":
        served.edit(project / peer.edited(plan), int.from_bytes(os.urandom(3)))
    log = HOME / f"{peer.name}-{plan.count}-{what}.log"
    cost = run(peer.build(tools), project, seconds=seconds, log=log, environment=peer.environment)
    found = {**asdict(cost), "load": os.getloadavg()[0]}
    if cost.status:
        print(f"{peer.name} {plan.count} {what}: status {cost.status}, see {log}", file=sys.stderr)
    return found | (sizes(project / peer.output) if what == "cold" else {})


def _served(peer: Peer, tools: Tools, plan: Plan, project: Path, seconds: float) -> dict[str, object]:
    _written(peer, plan, project)
    serve = peer.serve
    assert serve is not None
    log = HOME / f"{peer.name}-{plan.count}-served.log"
    walls = served.served_edits(
        lambda port: serve(tools, port),
        project,
        peer.edited(plan),
        peer.route(plan),
        edits=EDITS,
        seconds=seconds,
        log=log,
        environment=peer.environment,
    )
    return {"walls": walls, "status": 0 if walls else 1, "timed_out": not walls, "load": os.getloadavg()[0]}


def _written(peer: Peer, plan: Plan, project: Path) -> None:
    """Write the project once; a half-written one, or one that other sources of ours wrote, is written anew."""
    done, mark = project / ".written", _mark(plan)
    if not done.exists() or done.read_text() != mark:
        shutil.rmtree(project, ignore_errors=True)
        project.mkdir(parents=True)
        peer.write(plan, project)
        done.write_text(mark)


def _mark(plan: Plan) -> str:
    """Return what stands for a corpus: its seed, and all that writes it."""
    here = Path(__file__).parent
    sources = [path.read_bytes() for folder in ("corpus", "peers") for path in sorted((here / folder).glob("*.py"))]
    return f"{plan.seed} {plan.count} {hashlib.sha256(b''.join(sources)).hexdigest()}"


def sizes(output: Path) -> dict[str, object]:
    """Return how much was written: pages of HTML, their bytes, and all bytes."""
    pages = sorted(_bytes(output, ".html"))
    return {
        "pages": len(pages),
        "page_bytes": pages[len(pages) // 2] if pages else 0,
        "html_bytes": sum(pages),
        "files": sum(1 for _ in _bytes(output, "")),
        "bytes": sum(_bytes(output, "")),
    }


def _bytes(folder: Path, suffix: str) -> Iterator[int]:
    for inside, _, names in os.walk(folder):
        yield from ((Path(inside) / name).stat().st_size for name in names if name.endswith(suffix))


if __name__ == "__main__":
    main()
