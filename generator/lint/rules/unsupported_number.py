"""A sentence claims a figure, and neither it nor its page says where that comes from or when it was so.

Prices, percentages, limits, speeds and counts of customers change, and an answer engine quotes them for years. Give
the page a source with the day on which it was checked, link to where the figure stands, or say in the sentence
from when it is ("截至 2026 年 11 月", "as of 2026-11"). Numbers that claim nothing are left alone: status codes, ports,
versions, numbers of steps, waiting times in an advice, figures in examples, in code and in quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.claims import clause_before, proses, sentences, words_of
from generator.lint.project import Files

CODE = Code("APL048", "unsupported-number", __doc__ or "", "warning")
ALONE = True

_NUMBER = r"(?<![\d.,])\d[\d,]{0,14}(?:\.\d{1,6})?"
_MANY = rf"(?:{_NUMBER}|[一二两三四五六七八九十百千]{{1,8}})"
_UNIT = r"(?:[KMGT]B|[KM]\b|tokens?|requests?|concurrent|images?|minutes?|hours?|days?)"
_AFTER_NUMBER = (
    # prices
    r"\s?(?:万|亿)?\s?(?:元|美元|美金|块钱|人民币|美分|分钱|USD|CNY|RMB|EUR|dollars?|cents?|euros?)(?![A-Za-z])",
    # shares
    r"\s?[%％‰]|\s?(?:percent|个百分点)",
    # rates
    r"\s?(?:RPM|TPM|QPS|RPS|RPD|TPD|tokens?/s)\b",
    r"\s?(?:次|个请求|个?\s?tokens?|requests?|calls?)\s?(?:/|每|per |a |an )\s?(?:秒|分钟?|小时|天|日|second|minute|hour|day)",
    # speed
    r"\s?(?:毫秒|ms\b|milliseconds?)",
    r"\s?(?:x|times)\s(?:faster|cheaper|slower|more)",
)
_WITH_WORDS = (
    # prices
    rf"(?:[$¥￥€£]|(?:US|HK)\$)\s?{_NUMBER}",
    # shares
    r"百分之[一二三四五六七八九十百\d]{1,8}|[一二三四五六七八九]成(?=[的以，。])",
    # rates
    rf"每(?:秒|分钟|小时|天|日|月)(?:最多|至多|不超过|可以?|限|只能|允许)\s?{_MANY}\s?(?:次|个|条|万|tokens?)",
    # speed
    rf"(?:平均|延迟|时延|响应时间|首字(?:时间)?|首包|latency|average|averages|p50|p9\d)[^，。；,;.]{{0,12}}?{_NUMBER}\s?(?:秒|分钟|s\b|seconds?|minutes?)",
    rf"(?:快|慢|便宜|节省|省下?|降低|提升|提高|减少|缩短|增长|提速)了?\s?(?:到|近|约|至少|超过)?\s?{_MANY}\s?(?:多)?(?:倍|成)(?!功)",
    # limits of the product
    rf"(?:上限|限额|配额|窗口|最大(?:支持)?|最长(?:支持)?|最高(?:支持)?|支持)(?:约|大约|到|达到?|为|是|可达|有)?\s?{_NUMBER}\s?(?:[KMGT]B|[KM]\b|兆|万|亿|tokens?|个字|张|个并发|路并发|分钟|小时|天)",
    rf"(?:不(?:能|得|可)?(?:超过|大于)|小于|限制在|最大|最长支持|最高支持|up to|at most|under|less than)\s?{_NUMBER}\s?(?:[KMGT]B\b|兆)",
    rf"最长支持\s?{_NUMBER}\s?秒",
    rf"\b(?:limit|maximum|quota|context window)\b[^.,;]{{0,16}}?{_NUMBER}\s?{_UNIT}",
    # reach
    rf"(?:超过|逾|近|约|已有|服务了?|覆盖|接入)\s?{_NUMBER}\s?\+?\s?(?:多)?(?:万|亿|千|百)?\s?\+?(?:多)?(?:家|位|名|个)?\s?(?:用户|客户|团队|企业|公司|开发者|模型)",
    r"(?<![\d.,])(?:\d[\d,]{2,14}|\d{1,6}\s?(?:million|thousand|k))\s?\+?\s(?:customers|users|companies|developers)\b",
)
_WORDED = re.compile("|".join(f"(?:{claim})" for claim in _WITH_WORDS), re.IGNORECASE)
_CLAIM = re.compile(rf"{_NUMBER}(?:{'|'.join(_AFTER_NUMBER)})|{_WORDED.pattern}", re.IGNORECASE)
_FIGURE = re.compile(
    rf"\d(?<![\d.,]\d)[\d,]{{0,14}}(?:\.\d{{1,6}})?(?:{'|'.join(_AFTER_NUMBER)}|[\s+a-z]{{1,12}}(?:customers|users|companies|developers)\b)",
    re.IGNORECASE,
)
"""A figure that begins with its number. No look behind comes first: a search goes from digit to digit."""
_WORD = re.compile(
    r"\$|¥|￥|€|£|百分之|一成|二成|三成|四成|五成|六成|七成|八成|九成|每秒|每分钟|每小时|每天|每日|每月|平均|延迟|时延|响应时间|首字|首包"
    r"|快|慢|便宜|省|降低|提升|提高|减少|缩短|增长|提速|上限|限额|配额|窗口|最大|最长|最高|支持|不超过|不大于|不能超|不得超|不可超|不能大"
    r"|不得大|不可大|小于|限制在|超过|逾|近(?=\s?\d)|约(?=\s?\d)|已有|服务|覆盖|接入"
    r"|latency|average|p50|p9|up to|at most|under|less than|limit|maximum|quota|context window"
)
"""What every other figure begins with, in lower case."""
_DATED = re.compile(
    r"(?:19|20)\d{2}(?:\s?年|[-/.]\d{1,2})|截至|\bas of\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d{2}\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"例如|比如|譬如|假设|假如|假定|设想|举例|以.{1,20}为例|\b(?:for example|for instance|e\.g\.|suppose|assume|assuming|say,|imagine)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"如果|若|要是|一旦|倘若|\b(?:if|when|once)\b", re.IGNORECASE)
_LINKED = re.compile(r"\]\(|<[a-z-]+:[^<>\s]+>|https?://")
EXAMPLES = frozenset({"replies", "variables", "symptoms", "avoid", "example", "snippets"})
"""Fields that hold examples, words for a case at hand, and what is not said."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield figures without a source and without a date."""
    hint = "add a source with `checked`, link to where it stands, or say in the sentence from when it is"
    for item, said in proses(files):
        if not item.entry.sources:
            for path, text in said if _may_claim("\n".join(text for _, text in said)) else ():
                for start, end in _claims(text) if EXAMPLES.isdisjoint(path) else ():
                    yield CODE.at(item.locate(path, start, end), f"“{text[start:end].strip()}” has neither a source nor a date", hint)


def _may_claim(text: str) -> bool:
    """Tell whether a figure is claimed anywhere in a text, whatever stands round it."""
    if _FIGURE.search(text):
        return True
    lower, place = text.lower(), 0
    while found := _WORD.search(lower, place):
        if _WORDED.match(lower, found.start()):
            return True
        place = found.start() + 1
    return False


def _claims(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text claims a figure."""
    if not _may_claim(text):
        return
    words = words_of(text, quotations=False)
    for offset, sentence in sentences(words):
        whole = text[offset : offset + len(sentence)]
        if not (_DATED.search(whole) or _SUPPOSED.search(sentence) or _LINKED.search(whole)):
            for match in _CLAIM.finditer(sentence):
                if not _CONDITION.search(clause_before(sentence, match.start())):
                    yield offset + match.start(), offset + match.end()
