"""What git says has changed in a project. Git is asked for file names only; nothing of its output is executed or shown."""

from __future__ import annotations

import subprocess
from pathlib import Path

from generator import codes
from generator.diagnostics import Diagnostic, Span

SECONDS = 60
"""A question to git that takes longer is given up."""


def changed_since(root: Path, revision: str) -> tuple[frozenset[str] | None, list[Diagnostic]]:
    """Return the files that differ from ``revision``, relative to ``root``: committed, staged, in the work tree or new.

    Compared is with the commit at which this branch left ``revision``, so that what others have changed
    there since does not count. None, with a diagnostic, if there is no git, no repository or no such revision.
    """
    if not revision or revision.startswith("-"):
        return None, [_unknown(revision)]
    status, _ = _git(root, "rev-parse", "--is-inside-work-tree")
    if status != 0:
        message = "git is not installed" if status is None else "the project is in no git repository"
        return None, [codes.REVISION.at(Span("."), message, "check the whole project, without `--changed-since`")]
    status, _ = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if status != 0 and revision == "HEAD":  # before the first commit, everything is new
        _, listed = _git(root, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
        return _names(listed), []
    if status != 0:
        return None, [_unknown(revision)]
    status, base = _git(root, "merge-base", revision, "HEAD")
    start = base.strip() if status == 0 else revision
    status, listed = _git(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", "--relative", start, "--")
    more, new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if status != 0 or more != 0:
        return None, [codes.REVISION.at(Span("."), "git could not list the changed files", "run `git status`, and mend what it says")]
    return _names(listed + new), []


def _names(listed: str) -> frozenset[str]:
    return frozenset(name for name in listed.split("\0") if name)


def _unknown(revision: str) -> Diagnostic:
    message = f"git knows no revision `{revision}`"
    return codes.REVISION.at(Span("."), message, "name a branch, a tag or a commit that has been fetched, such as `origin/main`")


def _git(root: Path, *arguments: str) -> tuple[int | None, str]:
    """Return the exit status and the output of a git command; no status if there is no git, or it takes too long."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=SECONDS)  # noqa: S603 - no shell; a revision cannot be an option
    except (OSError, subprocess.TimeoutExpired):
        return None, ""
    return done.returncode, done.stdout.decode("utf-8", errors="surrogateescape")
