"""Rules, one file each: a code whose explanation is the module's docstring, and ``check``.

Add one in three steps: a file here, a line in :data:`RULES`, a spec in ``tests/specs``.
"""

from __future__ import annotations

from types import ModuleType

from generator.lint.rules import (
    description_width,
    duplicate_title,
    future_date,
    title_width,
    undeclared_variable,
    unused_variable,
)

RULES: tuple[ModuleType, ...] = (
    title_width,
    description_width,
    duplicate_title,
    future_date,
    undeclared_variable,
    unused_variable,
)
"""The rules, in the order in which they are documented."""
