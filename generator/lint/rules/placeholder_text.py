"""A published text that its writer meant to replace: `待补充`, `TODO`, `TBD`, `lorem ipsum`.

Readers take it for carelessness, and answer engines quote it. Write the text, or keep the page a draft until it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Files
from generator.lint.prose import holding, passages
from generator.text.visible import visible

CODE = Code("APL071", "placeholder-text", __doc__ or "", "warning")
ALONE = True

_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z0-9])(?:TODO|TBD|FIXME|XXX+)(?![A-Za-z0-9])"
    r"|\b(?i:lorem ipsum)\b"
    r"|[（(【\[]?(?:此处|这里|内容|正文|文案|本节)?(?:待补充|待完善|待填写|待续|敬请期待|占位文字|占位文案)[）)】\]]?(?=$|[。，；！…\s）])"
    r"|(?:在此|在这里)(?:输入|填写|插入)(?:文字|内容|正文|标题|文案)",
    re.MULTILINE,
)


_SIGN = re.compile("todo|tbd|fixme|xxx|lorem ipsum|待补充|待完善|待填写|待续|敬请期待|占位文|在此|在这里")
"""Stands in every placeholder, in lower case: a look at it is cheaper than at the pattern."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield what stands for a text that is not there."""
    drafts = {item.document.path for item in files.items if item.entry.status != "published"}
    for number in holding(_SIGN, [passage.text.lower() for passage in passages(files)]):
        passage = passages(files)[number]
        if passage.document.path in drafts or not _PLACEHOLDER.search(passage.text):
            continue
        seen = visible(passage.text, markdown=passage.markdown)
        for match in _PLACEHOLDER.finditer(seen.text):
            span = passage.span(seen.places[match.start()], seen.places[match.end() - 1] + 1)
            yield CODE.at(span, f"`{match[0]}` stands for a text that is not there", "write it, or keep the page a draft")
