"""Fuzz one target with coverage guidance: ``python -m tests.fuzz.run TARGET --seconds 600`` (needs atheris).

What breaks a law is written to ``--finds``, and the rest of the run goes on in a new process, so that one find does not end it.
A line with executions and finds is added to the log. A find becomes a case in ``tests/fuzz/finds.py``.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_A_CASE = 20
MEGABYTES = 2_000


def main() -> int:
    """Run, or with ``--inner`` be the process that is run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--finds", type=Path, default=Path("/tmp/answerpress-finds"))
    parser.add_argument("--log", type=Path, default=Path("/tmp/answerpress-fuzz.jsonl"))
    parser.add_argument("--max-len", type=int, default=2_048)
    options = parser.parse_args()
    folder = options.finds / options.target
    corpus = options.finds / f"{options.target}-corpus"
    for made in (folder, corpus):
        made.mkdir(parents=True, exist_ok=True)
    before = set(folder.iterdir())
    started, executions = time.monotonic(), 0
    while (left := options.seconds - (time.monotonic() - started)) > 1 and len(set(folder.iterdir()) - before) < 20:
        executions += _once(options, folder, corpus, int(left))
    finds = sorted(path.name for path in set(folder.iterdir()) - before)
    seconds = round(time.monotonic() - started)
    with options.log.open("a") as log:
        log.write(json.dumps({"target": options.target, "seconds": seconds, "executions": executions, "finds": finds}) + "\n")
    sys.stdout.write(f"{options.target}: {executions} executions in {seconds} s, {len(finds)} finds\n")
    return int(bool(finds))


def _once(options: argparse.Namespace, folder: Path, corpus: Path, seconds: int) -> int:
    command = [sys.executable, "-m", "tests.fuzz.inner", options.target, str(corpus), f"-max_total_time={seconds}"]
    command += [f"-timeout={SECONDS_A_CASE}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={options.max_len}", f"-artifact_prefix={folder}/"]
    done = subprocess.run([*command, "-print_final_stats=1"], cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    (folder.parent / f"{options.target}.out").write_text(done.stdout[-20_000:] + done.stderr[-40_000:])
    counted = re.findall(r"number_of_executed_units: (\d+)", done.stderr) or re.findall(r"^#(\d+)", done.stderr, re.MULTILINE)
    if done.returncode and not counted:
        sys.stderr.write(done.stderr[-3000:])
        raise SystemExit(2)
    return int(counted[-1]) if counted else 0


if __name__ == "__main__":
    raise SystemExit(main())
