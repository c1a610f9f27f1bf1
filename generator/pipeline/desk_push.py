"""A push from beginning to end: the desk's list, the plan, the steps with their journal, the lock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.config import Config
from generator.desk import codes
from generator.desk.apis import Api
from generator.desk.fit import Fitted, fit
from generator.desk.http import DeskError, Login, is_safe
from generator.desk.push import Outcome, Step, in_step, plan, run
from generator.desk.state import JOURNAL, Given, State, journal_line
from generator.desk.target import Target
from generator.diagnostics import Diagnostic, Span
from generator.model.desks import Desk
from generator.pipeline.desks import DeskProject, read_states, write_states
from generator.pipeline.journal import append


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever pushes has asked for."""

    send: bool = False
    overwrite: bool = False
    prune: bool = False


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push would do, or has done, and what was wrong."""

    steps: tuple[Step, ...] = ()
    outcome: Outcome | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def unready(config: Config, target: Target, desk: Desk, login: Login) -> Diagnostic | None:
    """Return what keeps a desk from being spoken to: no address, no token, an address that would give the token away."""
    path = f"{config.content}/desks.yml"
    if not desk.url:
        return codes.SETTINGS.at(Span(path), f"{target.name} has no `url`", "write it in `desks`, or give `--url https://…`")
    if not is_safe(desk.url):
        return codes.SETTINGS.at(Span(path), f"the address of {target.name} is not encrypted", "begin it with https://: a token goes there")
    if target.name == "chatwoot" and desk.account is None:
        return codes.SETTINGS.at(Span(path), "chatwoot has no `account`", "write its number, as it stands in the address of the desk")
    if not login.token:
        name = variable(target, "TOKEN")
        return codes.SETTINGS.at(Span(path), f"there is no token for {target.name}", f"set {name} in the environment; it is never stored")
    return None


def variable(target: Target, what: str) -> str:
    """Return the name of the environment variable that holds the token or the user of a desk."""
    return f"ANSWERPRESS_{target.name.upper()}_{what}"


def push(root: Path, project: DeskProject, target: Target, api: Api, wishes: Wishes) -> Pushed:
    """Bring a help desk up to date, or say what that would take. The lock is written whatever happens in between."""
    states, problems = read_states(root)
    if problems:
        return Pushed(diagnostics=problems)
    fitted = fit(target, project.replies, project.desks, project.words)
    state = states.get(target.name, {})
    try:
        dump = api.list()
    except DeskError as error:
        return Pushed(diagnostics=(_refused(target, str(error)),))
    steps = plan(fitted, dump, state, project.words, overwrite=wishes.overwrite, prune=wishes.prune)
    if not wishes.send:
        return Pushed(steps)
    state = {**state, **in_step(fitted, dump, project.words, state)}
    outcome, state = _sent(root, steps, api, fitted, state)
    write_states(root, {**states, target.name: state})
    found = [_refused(target, f"{step.name}: {message}") for step, message in outcome.failed]
    found += [_refused(target, outcome.stopped)] if outcome.stopped else []
    return Pushed(steps, outcome, tuple(found))


def _sent(root: Path, steps: tuple[Step, ...], api: Api, fitted: Fitted, state: State) -> tuple[Outcome, State]:
    noted = dict(state)
    journal = root / JOURNAL.format(target=fitted.target.name)

    def note(id_: str, given: Given | None) -> None:
        append(journal, journal_line(id_, given))
        if given is None:
            noted.pop(id_, None)
        else:
            noted[id_] = given

    return run(steps, api, fitted, note), noted


def _refused(target: Target, message: str) -> Diagnostic:
    hint = "what was taken is noted; push again to send the rest"
    return codes.REFUSED.at(Span(target.name), message, hint)
