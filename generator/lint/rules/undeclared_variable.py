"""A reply uses a variable that its template does not declare.

Nobody would know what to fill in, and no safety boundary would stand beside it; some help desks
print an unknown variable as nothing at all. Add the name to `variables`: a name of evidence.yml,
or a variable with a label, an example and a boundary of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic, suggest
from generator.kinds.capabilities import HasReplies
from generator.lint.project import Files
from generator.model.fields import VARIABLE

CODE = Code("APL005", "undeclared-variable", __doc__ or "")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield variables of replies that are not declared."""
    for item in files.items:
        entry = item.entry
        if not isinstance(entry, HasReplies):
            continue
        declared = {variable if isinstance(variable, str) else variable.name for variable in entry.variables}
        for number, reply in enumerate(entry.replies):
            for match in VARIABLE.finditer(reply.text):
                if match[1] not in declared:
                    span = item.locate(("replies", number, "text"), *match.span())
                    hint = suggest(match[1], declared, "add it to `variables`")
                    yield CODE.at(span, f"`{match[1]}` is not declared in `variables`", hint)
