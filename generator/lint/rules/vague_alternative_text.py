"""An image whose alternative text says nothing: `图片`, `截图`, `image`, or the name of a file.

Who cannot see the image gets this text instead, and machines take it for what the image shows. Say what a reader learns from
it, in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Files
from generator.lint.prose import passages
from generator.text.markdown import scan, to_plain

CODE = Code("APL069", "vague-alternative-text", __doc__ or "", "warning")
ALONE = True

_VAGUE = re.compile(
    r"(?:一张|这张|示意|配)?(?:图|图片|图像|截图|屏幕截图|示意图|照片|插图|配图)(?:\s*[0-9一二三四五六七八九十]+)?"
    r"|(?:an? |the )?(?:image|picture|photo|screenshot|figure|img|alt|untitled)(?:\s*[0-9]+)?",
    re.IGNORECASE,
)
_FILE = re.compile(r"[^\s/]+\.(?:png|jpe?g|gif|webp|svg)|(?:IMG|DSC|Screenshot)[-_ ]?[0-9][-_ 0-9]*", re.IGNORECASE)


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield alternative texts that say nothing."""
    for passage in passages(files):
        if not passage.markdown or "![" not in passage.text:
            continue
        for link in scan(passage.text).links:
            label = to_plain(passage.text[link.inner_start : link.inner_end]).strip(" 。.：:")
            if link.form == "image" and label and (_VAGUE.fullmatch(label) or _FILE.fullmatch(label)):
                span = passage.span(link.inner_start, link.inner_end)
                yield CODE.at(span, f"`{label}` does not say what the image shows", "say what a reader learns from it")
