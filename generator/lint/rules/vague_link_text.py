"""A link whose text does not say where it leads: `点击这里`, `这里`, `here`, `链接`, or an address.

People who listen to a page hear its links one after the other, and crawlers learn from the text what the target is about. Make the words
that name the target the link: `[脱敏方法](answer:mask-api-key)`, or write `<answer:mask-api-key>` for its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Files
from generator.lint.prose import passages
from generator.text.markdown import scan, to_plain

CODE = Code("APL068", "vague-link-text", __doc__ or "", "warning")
ALONE = True

_CHINESE = (
    r"(?:请)?(?:点击|点|戳|查看|看|见|参见|参考|访问)?"
    r"(?:这里|此处|这儿|这个|这个链接|此链接|该链接|链接|此页|本页|该页|这一页|这篇|原文|详情|更多|了解更多|更多信息)(?:查看|了解)?"
)
_ENGLISH = (
    r"(?:please )?(?:click |see |read |tap )?"
    r"(?:here|this|this (?:link|page|article)|link|more|details|read more|learn more|more info(?:rmation)?)"
)
_VAGUE = re.compile(rf"{_CHINESE}|(?:点击|点我|戳我|查看)|{_ENGLISH}", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield links whose text names nothing."""
    for passage in passages(files):
        if not passage.markdown or "](" not in passage.text:
            continue
        for link in scan(passage.text).links:
            label = to_plain(passage.text[link.inner_start : link.inner_end]).strip(" 。，！!.→»>")
            if link.form != "link" or not (_VAGUE.fullmatch(label) or _ADDRESS.fullmatch(label) or not label):
                continue
            message = f"the link text `{label}` does not say where it leads" if label else "the link has no text"
            span = passage.span(link.inner_start, max(link.inner_end, link.inner_start + 1))
            yield CODE.at(span, message, "make the words that name the target the link")
