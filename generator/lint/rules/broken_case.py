"""A case does not fit its reply: the reply does not exist, a variable has no value, or a value has no variable.

Sent like that, the reply would hold braces that nobody has filled in, or lack what the case was written for. Variables that are not
declared, or that no reply uses, are told by rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic, suggest
from generator.kinds.capabilities import HasCases, HasReplies
from generator.lint.cases import Tried, tried
from generator.lint.project import Files
from generator.model.fields import VARIABLE

CODE = Code("APL091", "broken-case", __doc__ or "")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield cases that leave something unfilled, or fill in what is not there."""
    for case in tried(files):
        if case.reply is None:
            known = [reply.id for reply in case.item.entry.replies] if isinstance(case.item.entry, HasCases) else []
            hint = suggest(case.case.reply, known, f"the replies are {', '.join(known)}")
            yield CODE.at(case.span("reply"), f"there is no reply `{case.case.reply}`", hint)
        else:
            yield from _values(case)


def _values(case: Tried) -> Iterator[Diagnostic]:
    used = dict.fromkeys(VARIABLE.findall(case.reply.text))
    given = [value.name for value in case.case.values]
    entry = case.item.entry
    variables, replies = (entry.variables, entry.replies) if isinstance(entry, HasReplies) else ((), ())
    declared = {variable if isinstance(variable, str) else variable.name for variable in variables}
    anywhere = {name for reply in replies for name in VARIABLE.findall(reply.text)}
    missing = [name for name in used if name in declared and name not in given]
    if missing:
        names = ", ".join(f"`{name}`" for name in missing)
        yield CODE.at(case.span("name"), f"no value for {names} of the reply `{case.reply.id}`", "add it to `values`")
    for number, name in enumerate(given):
        if name not in used and (name in anywhere or name not in declared):
            hint = suggest(name, used, "remove it")
            yield CODE.at(case.span("values", number, "name"), f"the reply `{case.reply.id}` has no variable `{name}`", hint)
