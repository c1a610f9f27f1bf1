"""An answer or a definition points to something that is not there when it is quoted.

"如上所述", "见下文", "点击这里", "this page": on a card, in a search result, in a chat or under another page there is no
above, no below and no here. Name the thing, or link to it by its title. Words such as "如下：" are right where the
text itself goes on with what they announce, and "上述" is right after the sentence that it refers to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.claims import opening, quotable, sentences, words_of
from generator.lint.project import Files
from generator.lint.prose import holding

CODE = Code("APL045", "leaning-answer", __doc__ or "", "warning")
ALONE = True

_ANYWHERE = re.compile(
    r"如上(?:所述|文|图|表|方)|如前(?:所述|文|面)|(?<![以网线])上文(?![件档本字])|前文(?!件)|(?<!上)后文(?!件)|(?<!上)下文(?!件)"
    r"|前面(?:提到|说过|讲过|说的|讲的|介绍)"
    r"|(?:参见|详见|请看|参考|见)[上下](?:[面方述文表图节]|(?=[。，,；;）)\s]|$))"
    r"|[上下][表图](?=[中里所的是，。,])|[上下]一节(?!课)|(?:点击|单击|点按|点|戳)(?:这里|此处|链接)|(?<![版文样副课剧脚])本(?:页|文)(?![件本档化字明])"
    r"|这[个一]?(?:页面?|篇文章)(?:里|中|上|的|已|还|也|会|将)"
    r"|\b(?:see|as|described|mentioned|shown|listed|explained|noted) (?:above|below)\b|\bthe above\b|\b(?:above|afore)-?mentioned\b"
    r"|\baforementioned\b"
    r"|\b(?:steps?|sections?|lists?|tables?|examples?|figures?|notes?) (?:above|below)\b|\bclick here\b"
    r"|\b(?:on|in) this (?:page|article)\b|\bthe (?:previous|next|following) (?:section|page|question)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(r"上述|前述|以上(?=所述|几|各|这|内容|步骤|方法|办法|原因|说明|情况|[一两三四五六]种)")
_ANNOUNCING = re.compile(
    r"(?:如下|(?<![可用加予足难得所])以下|下面|下列|下述)[^。！？\n]{0,30}(?=[。！？]?\s*$)"
    r"|\b(?:the following|as follows)\b[^.!?\n]{0,60}(?=[.!?]?\s*$)",
    re.IGNORECASE,
)
"""Words that announce something, as the last of a text: nothing follows."""
_SIGN = re.compile(
    "如上|如前|上文|前文|后文|下文|前面|见上|见下|看上|看下|考上|考下|上表|上图|下表|下图|上一节|下一节|这里|此处|链接|本页|本文"
    "|这页|这个页|这一页|这篇|这个篇|这一篇|上述|前述|以上|如下|以下|下面|下列|下述"
    "|above|below|afore|click|article|page|section|question|the following|as follows"
)
"""Stands in every text, in lower case, with any of these words: a look at it is cheaper than at them."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield words of quotable texts that refer to what stands outside them."""
    hint = "name the thing, or link to it by its title, so that the text can be quoted"
    for number in holding(_SIGN, [text.text.lower() for text in quotable(files)]):
        text = quotable(files)[number]
        words = words_of(text.text, quotations=False)
        found = [*_ANYWHERE.finditer(words), *_ANNOUNCING.finditer(words)]
        start, _ = opening(words)
        first = next((sentence for _, sentence in sentences(words[start:])), "")
        found += _AT_FIRST.finditer(words, start, start + len(first))
        for match in found:
            shown = match[0].strip()
            yield CODE.at(text.item.locate(text.path, *match.span()), f"“{shown}” refers to what is not part of the {text.path[-1]}", hint)
