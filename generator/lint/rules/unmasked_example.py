"""The example of a variable, or of a field in evidence.yml, is no masked value.

Examples are copied: into replies, into tickets, into other people's documentation. An example that looks like a whole key teaches
readers to send theirs, and a real telephone number rings at somebody's desk. Told are keys by the shapes of policy.yml and of
well-known providers, the beginning of a key with more behind it than a mask leaves, long random words, personal data and
internal hosts. Write it as `masking.example` of policy.yml shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.kinds.capabilities import HasReplies
from generator.lint.leaks import known
from generator.lint.project import Files
from generator.secrets import Known, secrets
from generator.secrets.keys import beginning
from generator.secrets.masks import is_stand_in
from generator.source.marks import Path
from generator.source.yamldoc import Document

CODE = Code("APL015", "unmasked-example", __doc__ or "")
ALONE = True

_RANDOM = re.compile(
    r"(?<![\w./-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[A-Za-z0-9_-]{20,}(?![\w./-])|(?<![\w./-])(?=[0-9a-f]*[a-f])[0-9a-f]{32,}(?![\w./-])"
)
_LEFT = 8
"""Characters that may stand behind the beginning of a key: more is no mask."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield examples that show too much; the message never holds them."""
    of_project = known(files.around)
    for document, path, example in _examples(files):
        if words := _fault(example, of_project):
            masked = files.policy.masking.example if files.policy else "sk-...9a2f"
            yield CODE.at(document.span(path), f"the example {words}", f"mask it, as `{masked}`, or describe it in words")


def _examples(files: Files) -> Iterator[tuple[Document, Path, str]]:
    for item in files.items:
        if isinstance(item.entry, HasReplies):
            for number, variable in enumerate(item.entry.variables):
                if not isinstance(variable, str):
                    yield item.document, ("variables", number, "example"), variable.example
    document = files.vocabularies.get("evidence")
    if files.evidence is not None and document is not None:
        for number, field in enumerate(files.evidence.fields):
            yield document, ("fields", number, "example"), field.example


def _fault(example: str, of_project: Known) -> str:
    """Return what is wrong with an example, in words, or nothing."""
    if secret := next(secrets(example, of_project), None):
        return f"holds {secret.label}" if secret.kind == "key" else f"holds a real-looking {secret.label}"
    starts = {"sk-", *(beginning(shape.pattern.pattern) for shape in of_project.shapes)} - {""}
    pattern = rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(map(re.escape, starts)))})([A-Za-z0-9_-]{{{_LEFT},}})"
    for match in (*re.finditer(pattern, example), *_RANDOM.finditer(example)):
        if not is_stand_in(match[0]) and not example.startswith(("...", "**", "…"), match.end()):
            return "looks like a whole key"
    return ""
