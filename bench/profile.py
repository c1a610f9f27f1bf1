"""Where the milliseconds of a page go: a cold build in one process, looked at every two milliseconds of its CPU time.

python -m bench.profile [1000] [--write docs/performance.md]
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from bench.corpus.answerpress import CONFIG, project
from bench.corpus.entries import DAY
from bench.corpus.plan import Plan
from bench.table import markdown, put
from generator import cli

STEP = 0.002
STAGES = (
    ("reading YAML, with positions", ("source/yamldoc", "source/files", "source/syntax", "yaml/")),
    ("fields and their checks", ("source/decode", "model/fields", "pydantic/")),
    ("references, routes, the site", ("pipeline/assemble", "pipeline/references", "pipeline/load", "model/walk", "model/site")),
    ("rules", ("lint/", "secrets/", "lock", "pipeline/lockfile")),
    ("search index", ("search/", "outputs/search")),
    ("JSON-LD, heads", ("outputs/jsonld", "outputs/head")),
    ("llms files", ("outputs/llms", "outputs/budget", "text/tokens", "bpe_openai")),
    ("twins, feeds, sitemap, data", ("outputs/", "desk/")),
    ("Markdown", ("text/",)),
    ("pages from fields", ("kinds/", "listings/", "model/page")),
    ("templates of pages", ("render", "templates/voices", "pipeline/tools")),
    ("theme and MkDocs", ("hosts/", "pipeline/shell", "mkdocs/", "material/")),
    ("cache", ("pipeline/cache", "pipeline/past", "model/artifact", "pipeline/run", "pipeline/make")),
    ("writing", ("pipeline/write", "pipeline/publish")),
)
"""Stages, and what the modules that belong to them have in their path; the innermost module that is named decides."""


def stage_of(frame: FrameType | None) -> str:
    """Return the stage that a stack is in."""
    while frame is not None:
        path = frame.f_code.co_filename.rpartition("/generator/")[2] if "/generator/" in frame.f_code.co_filename else ""
        path = path or frame.f_code.co_filename.rpartition("site-packages/")[2]
        for name, parts in STAGES:
            if any(path.startswith(part) or f"/{part}" in f"/{path}" for part in parts):
                return name
        frame = frame.f_back
    return "start, imports, the rest"


def profile(folder: Path) -> tuple[Counter[str], float]:
    """Build a project; return how often each stage was seen, and the CPU seconds."""
    seen: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, lambda _, frame: seen.update([stage_of(frame)]))
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, STEP, STEP)
    status = cli.main(["-C", str(folder), "build", "--today", str(DAY), "--format", "json"])
    signal.setitimer(signal.ITIMER_PROF, 0)
    assert status == 0
    return seen, time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description="Where the milliseconds of a page go.")
    parser.add_argument("count", type=int, nargs="?", default=1_000)
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into FILE, between its marks `<!-- profile -->`")
    options = parser.parse_args()
    count = options.count
    with tempfile.TemporaryDirectory() as folder:
        project(Plan(count), Path(folder))
        (Path(folder) / "mkdocs.yml").write_text(CONFIG.replace("  - answerpress\n", "  - answerpress:\n      workers: 1\n"))
        seen, seconds = profile(Path(folder))
    total = seen.total()
    each = seconds * 1000 / count
    rows = [[name, f"{each * times / total:.2f}", f"{100 * times / total:.0f} %"] for name, times in seen.most_common()]
    found = markdown(["stage", "ms a page", "share"], [*rows, ["all", f"{each:.2f}", "100 %"]])
    print(found, file=sys.stderr)
    if options.write:
        options.write.write_text(put(options.write.read_text(), "profile", f"{count:,} pages, one process.\n\n{found}"))


if __name__ == "__main__":
    main()
