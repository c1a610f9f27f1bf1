"""A pattern of `key_shapes` in policy.yml cannot be read by Python or by browsers, takes for ever, or matches what is no complete key.

The pattern looks for keys when sources are checked, when an assistant is given a value, and in the browser while a reader types.
A shape that one of them cannot read is passed over there, and the key with it. Write it in the part that Python and JavaScript
share: no inline flags but at the beginning (`(?i)`), no possessive quantifiers, no atomic groups. A search must end: no repetition
within a repetition (`(a+)+`), no two of the same characters side by side, and letters at the beginning that every such key has.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.key_shapes import fault_of
from generator.lint.project import Files

CODE = Code("APL014", "broken-key-shape", __doc__ or "")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield shapes that somebody could not use."""
    document = files.vocabularies.get("policy")
    if files.policy is None or document is None:
        return
    for number, shape in enumerate(files.policy.key_shapes):
        if fault := fault_of(shape, files.policy.masking.example):
            span = document.locate(("key_shapes", number, "pattern"), fault.start, fault.end)
            yield CODE.at(span, f"the pattern of `{shape.id}` {fault.words}", fault.hint)
