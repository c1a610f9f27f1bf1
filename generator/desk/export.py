"""Exports: the replies of a site in the format of a target, with the map beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.desk.fit import Fitted, Words, fit
from generator.desk.records import MARKUPS, Reply
from generator.desk.sidecar import map_text
from generator.desk.target import Target
from generator.model.artifact import Artifact
from generator.model.desks import Desks


def export(target: Target, replies: Sequence[Reply], desks: Desks, words: Words) -> tuple[tuple[Artifact, ...], Fitted]:
    """Return the file of a target (and its map), and how the replies fit."""
    fitted = fit(target, replies, desks, words)
    text = target.write(fitted.filed, desks.desk(target.name))
    made = [Artifact(target.file, text.encode())]
    if target.has_map:
        made.append(Artifact(target.map_file, map_text(fitted).encode()))
    return tuple(made), fitted


def carried(target: Target, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Return the replies with the forms of the text that a target takes, in the order in which it gives them back."""
    others: dict[str, Any] = {markup: "" for markup in MARKUPS if markup not in target.markups}
    kept = [replace(reply, **others) for reply in replies]
    if "active" in target.holds:
        return tuple(kept)
    return tuple([reply for reply in kept if reply.active] + [reply for reply in kept if not reply.active])
