"""Commands, one file each: its name, what it is about, its arguments, and ``run``.

Add one in three steps: a file here, a line in :data:`COMMANDS`, a line in the README. No logic
stands here: a command parses, calls, reports and returns an exit status.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

COMMANDS: tuple[str, ...] = (
    "build",
    "check",
    "audit",
    "serve",
    "new",
    "stamp",
    "due",
    "explain",
    "schema",
    "search",
    "deploy-rules",
    "export",
    "desk",
    "gaps",
    "mcp",
    "indexnow",
    "diff",
    "impact",
    "init",
)
"""Names of the commands, in the order in which ``answerpress --help`` lists them; each is loaded when it is asked for."""


def command(name: str) -> ModuleType:
    """Return the module of the command called ``name``."""
    return import_module(f"{__name__}.{name.replace('-', '_')}")
