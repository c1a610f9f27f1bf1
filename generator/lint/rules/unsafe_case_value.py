"""A value of a case is what no agent may write there: a complete key, personal data, or not of the form of the variable.

Cases are read, copied and learnt from. A key is masked as policy.yml says; where the example of a variable is a number, so is
its value; where the example is masked, the value is masked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.diagnostics import Code, Diagnostic
from generator.lint.cases import tried
from generator.lint.leaks import known
from generator.lint.project import Files, Item
from generator.secrets import secrets

CODE = Code("APL092", "unsafe-case-value", __doc__ or "")
ALONE = True
_MASKED = "..."
_LONG = re.compile(r"[A-Za-z0-9_-]{16,}")


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield values that are secrets, personal data, or of another form than their variable's example."""
    own = known(files.around)
    for case in tried(files):
        examples = _examples(case.item, files)
        for number, given in enumerate(case.case.values):
            wrong, hint = "", ""
            if found := next(secrets(given.value, own), None):
                wrong, hint = f"holds {found.label}", "invent a value, masked where it must be"
            elif form := _of_another_form(given.value, examples.get(given.name, "")):
                wrong, hint = f"is {form}", f"write it like its example, `{examples[given.name]}`"
            if wrong:
                yield CODE.at(case.span("values", number, "value"), f"the value of `{given.name}` {wrong}", hint)


def _examples(item: Item, files: Files) -> Mapping[str, str]:
    entry: Any = item.entry
    fields = {field.id: field.example for field in files.evidence.fields} if files.evidence else {}
    return fields | {variable.name: variable.example for variable in entry.variables if not isinstance(variable, str)}


def _of_another_form(value: str, example: str) -> str:
    if example.isdigit() and not value.isdigit():
        return "no number"
    if _MASKED in example and _MASKED not in value and _LONG.search(value):
        return "not masked"
    return ""
