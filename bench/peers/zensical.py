"""Zensical, on the project of MkDocs. Later versions need a package that is not on every index."""

from __future__ import annotations

from bench.peers import mkdocs_tree
from bench.peers.peer import Command, Peer, Tools


def _serve(tools: Tools, port: int) -> Command:
    return (str(tools.peers / "bin" / "zensical"), "serve", "--dev-addr", f"127.0.0.1:{port}")


PEER = Peer(
    name="zensical",
    requires=("zensical==0.0.73",),
    write=mkdocs_tree.write,
    build=lambda tools: (str(tools.peers / "bin" / "zensical"), "build"),
    serve=_serve,
    edited=mkdocs_tree.edited,
    route=mkdocs_tree.route,
    output="site",
    caches=(".cache",),
    lacks="no check of sources, JSON-LD, llms files, twins, feeds or data; no words cut in Chinese for its search; no backlinks, "
    "siblings, linked terms",
    package="zensical",
)
