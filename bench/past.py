"""Measure this checkout against an older revision of itself: the last tag, or the one that is named.

python -m bench.past [REVISION] [--sizes 100,1000] [--do cold,same,edit,served] [--rounds 3]
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bench import table
from bench.peers import answerpress
from bench.peers.peer import Peer, Tools
from bench.results import Results
from bench.run import HOME, ROOT, measure, parser, show, snapshot

HERE = "here"


def main() -> None:
    found = parser("Measure this checkout against an older revision of itself, in turn.")
    found.add_argument("revision", nargs="?", default="", help="the last tag, if none is named")
    options = found.parse_args()
    revision = options.revision or _git("describe", "--tags", "--abbrev=0")
    if not revision:
        found.error("there is no tag yet: name a revision, as in `make bench-self REV=HEAD~20`")
    results = Results(HOME / "self.json", fresh=not (options.resume or options.table))
    if not options.table:
        tree = _checkout(revision)
        results.about = {"machine": f"this checkout against {revision} ({_git('rev-parse', '--short', revision)})"}
        peers = [_peer(HERE, snapshot()), _peer(revision.replace("/", "-"), tree)]
        measure(peers, Tools(Path(sys.executable), HOME / "venv"), results, options)
    show(table.text(results, HERE), options.write)


def _peer(name: str, tree: Path) -> Peer:
    """Return AnswerPress as it is in ``tree``; its modules go before those that are installed."""
    return replace(answerpress.PEER, name=name, environment={"PYTHONPATH": str(tree)}, lacks="")


def _checkout(revision: str) -> Path:
    """Return a folder with the sources of ``revision``, made beside this checkout."""
    commit = _git("rev-parse", "--verify", f"{revision}^{{commit}}")
    if not commit:
        sys.exit(f"there is no revision {revision}")
    tree = HOME / "revisions" / commit
    if not tree.exists():
        _git("worktree", "prune")
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", tree, commit], check=True)
    return tree


def _git(*arguments: str) -> str:
    return subprocess.run(["git", "-C", ROOT, *arguments], capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    main()
