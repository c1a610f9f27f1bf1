"""Every code that there is, and what ``answerpress explain`` prints of it."""

from __future__ import annotations

from generator.codes import CODES
from generator.desk.codes import CODES as DESKS
from generator.diagnostics import Code, suggest
from generator.lint.rules import RULES
from generator.lint.settle import CODES as SETTLING
from generator.lock import CODES as LOCKING


def all_codes() -> tuple[Code, ...]:
    """Return all codes in order of id."""
    return tuple(sorted((*CODES, *SETTLING, *LOCKING, *DESKS, *(rule.CODE for rule in RULES)), key=lambda code: code.id))


def find(name: str) -> Code | None:
    """Return the code with this id or name, in any case."""
    return next((code for code in all_codes() if name.casefold() in {code.id.casefold(), code.name}), None)


def explain(code: Code) -> str:
    """Return the documentation page of a code, as Markdown."""
    return f"# {code.id} {code.name}\n\nSeverity: {code.severity}\n\n{code.explanation.strip()}\n"


def unknown(name: str) -> str:
    """Return what to say of a code that does not exist."""
    names = [word for code in all_codes() for word in (code.id, code.name)]
    return f"there is no code `{name}`: {suggest(name, names, '`answerpress explain` lists them all')}"
