"""AnswerPress, all its outputs on, from this checkout."""

from __future__ import annotations

from pathlib import Path

from bench.corpus.answerpress import edited_file, edited_route, project
from bench.corpus.entries import DAY
from bench.peers.peer import Command, Peer, Tools

ROOT = Path(__file__).resolve().parents[2]


def _build(tools: Tools) -> Command:
    return (str(tools.python), "-m", "generator", "build", "--today", str(DAY))


def _serve(tools: Tools, port: int) -> Command:
    return (str(tools.python), "-m", "generator", "serve", "--address", f"127.0.0.1:{port}")


PEER = Peer(
    name="answerpress",
    requires=(),
    write=project,
    build=_build,
    serve=_serve,
    edited=edited_file,
    route=edited_route,
    output="site",
    caches=(".answerpress",),
    lacks="nothing: pages, JSON-LD, search index, llms files, twins, feeds, sitemap and data, from checked sources",
    package="answerpress",
    environment={"PYTHONPATH": str(ROOT)},
)
