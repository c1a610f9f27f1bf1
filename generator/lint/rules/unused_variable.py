"""A template declares a variable that none of its replies uses.

Agents would fill in something that is never sent. Use it in a reply, or remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.kinds.capabilities import HasReplies
from generator.lint.project import Files
from generator.model.fields import VARIABLE

CODE = Code("APL006", "unused-variable", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield declared variables that no reply uses."""
    for item in files.items:
        entry = item.entry
        if not isinstance(entry, HasReplies):
            continue
        used = {name for reply in entry.replies for name in VARIABLE.findall(reply.text)}
        for number, variable in enumerate(entry.variables):
            name = variable if isinstance(variable, str) else variable.name
            if name not in used:
                yield CODE.at(item.span("variables", number), f"no reply uses `{name}`", "use it in a reply, or remove it")
