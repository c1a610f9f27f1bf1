"""Every code that there is, and what ``answerpress explain`` prints of it."""

from __future__ import annotations

from generator.audit import CODES as AUDITING
from generator.codes import CODES
from generator.desk.codes import CODES as DESKS
from generator.diagnostics import Code, suggest
from generator.lint.limits import limits_of
from generator.lint.rules import RULES
from generator.lint.settle import CODES as SETTLING
from generator.lock import CODES as LOCKING
from generator.model.described import descriptions


def all_codes() -> tuple[Code, ...]:
    """Return all codes in order of id."""
    return tuple(sorted((*CODES, *SETTLING, *LOCKING, *DESKS, *AUDITING, *(rule.CODE for rule in RULES)), key=lambda code: code.id))


def find(name: str) -> Code | None:
    """Return the code with this id or name, in any case."""
    return next((code for code in all_codes() if name.casefold() in {code.id.casefold(), code.name}), None)


def explain(code: Code) -> str:
    """Return the documentation page of a code, as Markdown."""
    return f"# {code.id} {code.name}\n\nSeverity: {code.severity}\n\n{code.explanation.strip()}\n{thresholds(code)}"


def thresholds(code: Code) -> str:
    """Return the table of a rule's thresholds, as Markdown; empty if it has none."""
    rule = next((rule for rule in RULES if rule.CODE.id == code.id), None)
    model = limits_of(rule) if rule else None
    if model is None:
        return ""
    rows = [f"| `{name}` | {info.default} | {descriptions(model)[name]} |" for name, info in model.model_fields.items()]
    return "\n".join(["\n| threshold | default | for |", "|---|---|---|", *rows]) + "\n"


def unknown(name: str) -> str:
    """Return what to say of a code that does not exist."""
    names = [word for code in all_codes() for word in (code.id, code.name)]
    return f"there is no code `{name}`: {suggest(name, names, '`answerpress explain` lists them all')}"
