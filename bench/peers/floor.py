"""The least that any generator does: parse the YAML, write JSON-LD and one Jinja page. Nothing else."""

from __future__ import annotations

from bench.corpus.answerpress import edited_file, edited_route, project
from bench.peers.answerpress import ROOT
from bench.peers.peer import Peer

PEER = Peer(
    name="floor",
    requires=(),
    write=project,
    build=lambda tools: (str(tools.python), "-m", "bench.floor", "content", "site"),
    serve=None,
    edited=edited_file,
    route=edited_route,
    output="site",
    caches=(),
    lacks="no checks, no theme, no Markdown, search, llms files, twins, feeds, sitemap, listings: what cannot be left out",
    environment={"PYTHONPATH": str(ROOT)},
)
