"""Program text as HTML, highlighted where Pygments knows the language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import escape, unescape
from typing import Any

_CODE_BLOCK = re.compile(r'<pre><code class="language-([^"]*)">(.*?)</code></pre>', re.DOTALL)


@lru_cache(maxsize=4096)
def highlight(text: str, language: str) -> str:
    """Return program text as HTML."""
    paint = _painter(language or "text")
    return paint(text).strip() if paint else f'<div class="highlight"><pre><code>{escape(text, quote=False)}</code></pre></div>'


@cache
def _painter(language: str) -> Callable[[str], str] | None:
    """Return what highlights a language, or None if nothing does."""
    from pygments import highlight as paint  # loading lexers is slow; `check` never needs them
    from pygments.lexers import find_lexer_class_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = find_lexer_class_by_name(language)
    except ClassNotFound:
        return None
    return lambda text: str(paint(text, lexer(stripnl=False), _formatter()))  # a lexer may remember the text before


@cache
def _formatter() -> Any:
    from pygments.formatters import HtmlFormatter

    return HtmlFormatter(wrapcode=True)


def with_highlight(html: str) -> str:
    """Highlight the fenced code blocks of a field."""
    if "<pre>" not in html:
        return html
    return _CODE_BLOCK.sub(lambda match: highlight(unescape(match[2]), match[1]), html)
