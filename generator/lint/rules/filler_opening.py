"""An answer or a definition begins with words that say nothing.

"一般来说，", "首先，", "This page explains…": the first words are what search results show and what answer engines
weigh most. Begin with the thing that was asked for, or with what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.claims import opening, quotable, words_of
from generator.lint.project import Files

CODE = Code("APL044", "filler-opening", __doc__ or "", "warning")
ALONE = True

_CHINESE = (
    r"首先[，,、]|第一[，,、]|其实|事实上|实际上[，,]|一般来说|一般而言|通常来说|通常来讲|总的来说|总体来说|总而言之|简单来说"
    r"|简单地说|简而言之|简言之"
    r"|众所周知|大家都知道|我们都知道|值得注意的是|需要注意的是|请注意[，,：:]|需要说明的是|值得一提的是|不得不说|毫无疑问|毋庸置疑"
    r"|相信大家|很多(?:人|用户|同学|朋友)(?:都|会|在)?(?:问|遇到|想知道)"
    r"|(?:关于|对于|针对)(?:这个|该|此|您的|你的)问题|这是一个(?:很)?(?:好|常见)(?:的)?问题|好问题"
    r"|随着.{0,24}?的(?:不断)?(?:发展|普及|进步|流行)|在当今|如今[，,]|您好|你好"
    r"|(?:感谢|谢谢)(?:您|你|大家|关注|反馈|提问|支持|[，,！!])"
    r"|本(?:页|文|回答|条|节|答案)(?:将|会|主要|介绍|说明|讲|解释|回答|为)"
)
_ENGLISH = (
    r"this (?:page|article|answer|section|guide|document) (?:is|will|explains?|describes?|covers?|shows?|tells?|gives?|provides?)"
    r"|in this (?:page|article|answer|section|guide)"
    r"|first of all|firstly,|first,|to begin with|generally(?: speaking)?,|in general,|in short,|simply put|basically,|actually,"
    r"|essentially,|well,|as (?:we|you) (?:all )?know"
    r"|it (?:is|should be) (?:important|worth|noted)|please note|note that|needless to say|great question|good question"
    r"|that(?:'|’)s a (?:good|great) question|hello|hi,|hi there|thank you|thanks|in today(?:'|’)s"
)
_FILLER = re.compile(rf"(?:{_CHINESE}|(?:{_ENGLISH})(?![a-z]))", re.IGNORECASE)


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield the filler at the beginning of quotable texts."""
    for text in quotable(files):
        start, words = opening(words_of(text.text))
        if match := _FILLER.match(words):
            found = match[0].rstrip("，,：: ")
            span = text.item.locate(text.path, start, start + len(found))
            yield CODE.at(span, f"the {text.path[-1]} begins with “{found}”", "begin with what was asked for, or with what to do")
