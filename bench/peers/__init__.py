"""Generators that a team might take instead, one file each: how each is installed, fed, built and served.

Add one in two steps: a file here with a :class:`~bench.peers.peer.Peer`, and a line in :data:`PEERS`.
"""

from __future__ import annotations

from bench.peers import answerpress, floor, hugo, mkdocs_material, zensical
from bench.peers.peer import Peer

PEERS: dict[str, Peer] = {peer.name: peer for peer in (answerpress.PEER, hugo.PEER, mkdocs_material.PEER, zensical.PEER, floor.PEER)}
"""The generators, in the order in which they take their turns."""
