"""A page does not say its language, says it in a form that is none, or is written in another.

Browsers choose fonts, hyphens and voices by `lang`; for Chinese, Japanese and Korean even the shape of characters. Write
`<html lang="zh-CN">`, and `lang` on parts in another language. The script of the main text is compared with it, code and
parts with their own `lang` aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.page import Page
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA032", "missing-language", __doc__ or "")

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_WITH_CJK = {"zh", "ja", "ko", "yue", "wuu", "lzh", "cmn", "ii", "vi"}
_ENOUGH = 400
"""Letters of the main text by which its script is told."""


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield pages without a language, or with a wrong one."""
    hint = 'write the language, such as `<html lang="en">`'
    missing = [(page, "<html", 0) for page in site.documents if not (page.language or "").strip()]
    yield from site.gathered(CODE, missing, ("the page does not say its language", "{count} pages do not say their language"), hint)
    for page in site.documents:
        language = (page.language or "").strip()
        if language and not _TAG.fullmatch(language):
            yield CODE.at(site.span(page.path, language), f"`{language[:40]}` is no language tag (BCP 47)", hint)
        elif language and (found := _other_script(page, language)):
            yield CODE.at(site.span(page.path, f'"{language}"'), f"the page says `{language}` and is written in {found}", hint)
        for noted in page.languages:
            if noted.text and not _TAG.fullmatch(noted.text):
                span = site.span(page.path, noted.text, line=noted.line)
                yield CODE.at(span, f"`{noted.text[:40]}` is no language tag (BCP 47)", "write one such as `en` or `zh-CN`")


def _other_script(page: Page, language: str) -> str:
    latin, cjk = page.letters
    if latin + 3 * cjk < _ENOUGH:
        return ""
    expected = language.casefold().split("-")[0] in _WITH_CJK
    if not expected and 3 * cjk > latin:
        return "Chinese, Japanese or Korean characters"
    if expected and not language.casefold().startswith("vi") and cjk * 40 < latin:
        return "Latin letters"
    return ""
