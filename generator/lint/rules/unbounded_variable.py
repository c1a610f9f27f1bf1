"""The boundary of a variable, or of a field in evidence.yml, sets no limit.

A boundary stands beside the field that an agent or a customer fills in, and says what must never be written there. "None", a dash
or a repetition of the label leave them alone with the question. Say what belongs into the field and nothing else: "the time only",
"only the first and last characters, never the whole key".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.kinds.capabilities import HasReplies
from generator.lint.project import Files
from generator.source.marks import Path
from generator.source.yamldoc import Document

CODE = Code("APL016", "unbounded-variable", __doc__ or "")
ALONE = True

_NOTHING = re.compile(
    r"[\W_]*(?:无|没有|暂无|无限制|不限|没有限制|无边界|随意|任意|都可以|同上|略|待定|待补|"
    r"none|no|nil|null|n/?a|nothing|any|anything|tbd|todo|tba|same|see above)?[\W_]*",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"只|仅|不|勿|别|禁|非|绝|避免|先|除|脱敏|打码|遮|删|去掉|以内|之内|限|按|用.{1,20}代替|写.{1,30}(?:名称|称呼|数字|编号|原值|字样|参数)|"
    r"\b(?:only|no|not|never|without|avoid|except|at most|just|nothing|none of|limit(?:ed)?|mask(?:ed)?|redact(?:ed)?|remove)\b|n't\b|"
    r"\b(?:take|leave) .* out\b",
    re.IGNORECASE,
)


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield boundaries that limit nothing."""
    for document, path, name, label, boundary in _boundaries(files):
        if _NOTHING.fullmatch(boundary) or boundary.strip().casefold() == label.strip().casefold():
            yield CODE.at(document.span(path), f"the boundary of `{name}` says nothing", "say what must never be written there")
        elif not _LIMIT.search(boundary):
            hint = "say what belongs there and nothing else, or what does not"
            yield CODE.at(document.span(path), f"the boundary of `{name}` sets no limit", hint)


def _boundaries(files: Files) -> Iterator[tuple[Document, Path, str, str, str]]:
    for item in files.items:
        if isinstance(item.entry, HasReplies):
            for number, variable in enumerate(item.entry.variables):
                if not isinstance(variable, str):
                    yield item.document, ("variables", number, "boundary"), variable.name, variable.label, variable.boundary
    document = files.vocabularies.get("evidence")
    if files.evidence is not None and document is not None:
        for number, field in enumerate(files.evidence.fields):
            yield document, ("fields", number, "boundary"), field.id, field.label, field.boundary
