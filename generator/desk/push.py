"""Pushing: what a help desk needs to have the wording of the site, and carrying it out one reply at a time.

A plan is made from the desk's own list, every time. So a push that was broken off is resumed by pushing again: what the desk has
taken is the same on both sides by then, and is found by its stable id even if nobody noted it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.desk.apis import Api
from generator.desk.compare import digests
from generator.desk.drift import compare, match
from generator.desk.fit import Fitted, Words
from generator.desk.http import DeskError
from generator.desk.state import Given, State
from generator.desk.target import Filed

Verb = Literal["create", "update", "retire", "keep"]


@dataclass(frozen=True, slots=True)
class Step:
    """One reply to be made, changed or taken away; ``keep`` leaves one that somebody changed in the desk."""

    verb: Verb
    id: str
    name: str
    filed: Filed | None = None
    remote: str = ""
    fields: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What became of a push."""

    done: list[Step] = field(default_factory=list)
    failed: list[tuple[Step, str]] = field(default_factory=list)
    stopped: str = ""


def plan(fitted: Fitted, dump: Sequence[Filed], state: State, words: Words, *, overwrite: bool, prune: bool) -> tuple[Step, ...]:
    """Return the steps, in order of the replies of the site; those that take something away last."""
    there = match(fitted, dump, state, words)
    steps = []
    for filed, reply in zip(fitted.filed, fitted.originals, strict=True):
        theirs = there.get(reply.id)
        if theirs is None:
            if reply.active:
                steps.append(Step("create", reply.id, filed.name, filed))
            continue
        mine, other = digests(fitted.target, filed), digests(fitted.target, theirs)
        changed = tuple(name for name in mine if mine[name] != other[name])
        if changed:
            verb: Verb = "update" if overwrite or _ours_to_change(changed, other, state.get(reply.id)) else "keep"
            steps.append(Step(verb, reply.id, filed.name, filed, theirs.remote, changed))
    if prune:
        steps += _retired(fitted, dump, state, words)
    return tuple(steps)


def _ours_to_change(changed: Iterable[str], other: dict[str, str], given: Given | None) -> bool:
    """Tell whether the desk still has what it was last given, so that nobody's work is overwritten."""
    return given is not None and all(given.digests.get(name) == other[name] for name in changed)


def _retired(fitted: Fitted, dump: Sequence[Filed], state: State, words: Words) -> Iterable[Step]:
    for one in compare(fitted, dump, state, words, lambda _: ()):
        withheld = one.kind == "stale" and "active" not in fitted.target.holds
        if one.remote and (one.kind == "orphaned" or withheld):
            yield Step("retire", one.id, one.name, None, one.remote)


def run(steps: Iterable[Step], api: Api, fitted: Fitted, note: Callable[[str, Given | None], None]) -> Outcome:
    """Carry out the steps. ``note`` is told of each that the desk has taken, before the next is sent.

    What is wrong with one reply does not stop the others; what no other reply would survive does.
    """
    outcome = Outcome()
    for step in steps:
        if step.verb == "keep":
            continue
        try:
            given = _carried_out(step, api, fitted)
        except DeskError as error:
            if error.fatal:
                outcome.stopped = str(error)
                return outcome
            outcome.failed.append((step, str(error)))
            continue
        note(step.id, given)
        outcome.done.append(step)
    return outcome


def _carried_out(step: Step, api: Api, fitted: Fitted) -> Given | None:
    if step.filed is None:
        api.retire(step.remote)
        return None
    remote = step.remote
    if step.verb == "create":
        remote = api.create(step.filed)
    else:
        api.update(remote, step.filed)
    return Given(remote, step.filed.name, digests(fitted.target, step.filed))


def in_step(fitted: Fitted, dump: Sequence[Filed], words: Words, state: State) -> State:
    """Return what the desk has of ours without any push, as it stands: it counts as given."""
    found: State = {}
    for id_, theirs in match(fitted, dump, state, words).items():
        ours = next((filed for filed, reply in zip(fitted.filed, fitted.originals, strict=True) if reply.id == id_), None)
        if ours is not None and digests(fitted.target, ours) == digests(fitted.target, theirs):
            found[id_] = Given(theirs.remote, ours.name, digests(fitted.target, ours))
    return found
