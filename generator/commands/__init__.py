"""Commands, one file each: its name, what it is about, its arguments, and ``run``.

Add one in three steps: a file here, a line in :data:`COMMANDS`, a line in the README. No logic
stands here: a command parses, calls, reports and returns an exit status.
"""

from __future__ import annotations

from types import ModuleType

from generator.commands import (
    audit,
    build,
    check,
    deploy_rules,
    desk,
    diff,
    due,
    explain,
    export,
    gaps,
    impact,
    indexnow,
    init,
    mcp,
    new,
    schema,
    search,
    serve,
    stamp,
)

COMMANDS: tuple[ModuleType, ...] = (
    build,
    check,
    audit,
    serve,
    new,
    stamp,
    due,
    explain,
    schema,
    search,
    deploy_rules,
    export,
    desk,
    gaps,
    mcp,
    indexnow,
    diff,
    impact,
    init,
)
"""The commands, in the order in which ``answerpress --help`` lists them."""
