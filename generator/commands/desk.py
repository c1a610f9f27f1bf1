"""``answerpress desk``: what differs between the site and a help desk, and giving the help desk the site's wording."""

from __future__ import annotations

import argparse
import os
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, add_reporting, configuration, report
from generator.desk.targets import BY_NAME
from generator.diagnostics import Diagnostic, has_errors

ABOUT = "compare the replies with a help desk, or push them to it"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    diff = actions.add_parser("diff", help="show what differs from what a help desk exports")
    diff.add_argument("target", choices=tuple(BY_NAME), metavar="TARGET", help=", ".join(BY_NAME))
    diff.add_argument("dump", nargs="+", metavar="DUMP", help="what the help desk exports (JSON of its API, CSV or YAML), a page a file")
    diff.add_argument("--show", action="store_true", help="show the lines that differ")
    add_reporting(diff)
    diff.set_defaults(action=_diff)
    push = actions.add_parser("push", help="give a help desk the wording of the site; without --yes only say what would be sent")
    push.add_argument("target", choices=("zendesk", "chatwoot"), metavar="TARGET", help="zendesk, chatwoot")
    push.add_argument("--yes", action="store_true", help="send it")
    push.add_argument("--overwrite", action="store_true", help="also replace what somebody changed in the help desk")
    push.add_argument("--prune", action="store_true", help="also take away what the site no longer has, or has not reviewed in time")
    push.add_argument("--url", metavar="URL", help="address of the help desk, if it is not in desks.yml")
    add_reporting(push)
    push.set_defaults(action=_push)


def run(options: Any) -> int:
    """Do what was asked for."""
    status: int = options.action(options)
    return status


def _opened(options: Any) -> tuple[Any, Any, list[Diagnostic]]:
    """Return the configuration and the project, if they are sound, and what is wrong."""
    from generator.pipeline.desks import desk_project

    config, problems = configuration(options)
    project, more = desk_project(config, BY_NAME[options.target]) if config else (None, ())
    found = [*problems, *more]
    return config, None if has_errors(found) else project, found


def _diff(options: Any) -> int:
    from generator.desk.drift import compare, report_json
    from generator.desk.drift import report as told
    from generator.desk.fit import fit
    from generator.lint.wording import faults_of
    from generator.pipeline.desks import read_dumps, read_states

    config, project, found = _opened(options)
    if project is None:
        report(options, found)
        return FINDINGS
    target = BY_NAME[options.target]
    dump, problems = read_dumps(target, options.dump)
    states, more = read_states(config.root)
    if problems or more:
        report(options, [*problems, *more])
        return FINDINGS
    fitted = fit(target, project.replies, project.desks, project.words)
    differences = compare(fitted, dump, states.get(target.name, {}), project.words, faults_of(project.site.policy))
    print(report_json(differences) if options.format == "json" else told(differences, show=options.show), end="")
    return FINDINGS if differences else CLEAN


def _push(options: Any) -> int:
    from generator.desk.apis import api_of
    from generator.desk.http import Login
    from generator.pipeline.desk_push import Wishes, push, unready, variable

    config, project, found = _opened(options)
    if project is None:
        report(options, found)
        return FINDINGS
    target = BY_NAME[options.target]
    desk = project.desks.desk(target.name)
    desk = desk.model_copy(update={"url": options.url}) if options.url else desk
    login = Login(os.environ.get(variable(target, "TOKEN"), ""), os.environ.get(variable(target, "USER"), ""))
    if problem := unready(config, target, desk, login):
        report(options, [problem])
        return FINDINGS
    wishes = Wishes(send=options.yes, overwrite=options.overwrite, prune=options.prune)
    pushed = push(config.root, project, target, api_of(target.name, desk, login), wishes)
    _tell(pushed)
    report(options, pushed.diagnostics)
    return FINDINGS if pushed.diagnostics else CLEAN


def _tell(pushed: Any) -> None:
    """Say what was or would be sent."""
    done = {step.id for step in pushed.outcome.done} if pushed.outcome else set()
    for step in pushed.steps:
        fields = f"  ({', '.join(step.fields)})" if step.fields else ""
        mark = "done  " if step.id in done else ""
        print(f"{mark}{step.verb:8}{step.id}  {step.name}{fields}")
    kept = sum(step.verb == "keep" for step in pushed.steps)
    if kept:
        print(f"{kept} kept as somebody changed them in the help desk; `desk diff` shows how, --overwrite replaces them")
    if pushed.outcome is None and not pushed.diagnostics:
        print("nothing was sent; --yes sends it" if len(pushed.steps) > kept else "nothing to send")
