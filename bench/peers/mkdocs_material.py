"""MkDocs with Material for MkDocs, its search with jieba, as a Chinese site wants it; the navigation pruned."""

from __future__ import annotations

from bench.peers import mkdocs_tree
from bench.peers.peer import Command, Peer, Tools


def _serve(tools: Tools, port: int) -> Command:
    # With newer versions of click MkDocs watches nothing unless it is told to.
    return (str(tools.peers / "bin" / "mkdocs"), "serve", "--livereload", "--quiet", "--dev-addr", f"127.0.0.1:{port}")


PEER = Peer(
    name="mkdocs-material",
    requires=("mkdocs==1.6.1", "mkdocs-material==9.8.1", "jieba==0.42.1"),
    write=mkdocs_tree.write,
    build=lambda tools: (str(tools.peers / "bin" / "mkdocs"), "build", "--quiet"),
    serve=_serve,
    edited=mkdocs_tree.edited,
    route=mkdocs_tree.route,
    output="site",
    caches=(".cache",),
    lacks="no check of sources, JSON-LD, llms files, twins, feeds or data; no backlinks, siblings, linked terms; no cache",
    package="mkdocs-material",
)
