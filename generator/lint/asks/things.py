"""The forbidden things that a text names, by the words of the policy, their inflections and the ways to say "complete".

A wording such as "完整 API Key" or "full request header" is a *core* that is forbidden when complete; one such as
"余额截图" or "card number" is forbidden as it stands, and so is every alias of a policy. A screenshot of something may be
said in many orders. Keys and passwords are secret whether or not anybody says "complete", unless they are masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.model.vocabulary import Forbidden

_FULL_ZH = (
    "完整|完完整整|全部|所有|整个|整段|整串|整份|整套|全套|全量|未脱敏|没脱敏|没有脱敏|没打码|没有打码|未打码|不打码|未遮挡|未加密|"
    "未经处理|原始|原样|明文|真实|含隐私|隐私|私密"
)
_FULL_EN = (
    "full|complete|entire|whole|raw|unmasked|un-masked|unredacted|uncensored|unedited|unfiltered|original|private|plain|plaintext|actual|real|"
    "all|uncut|untruncated"
)
_MAY_BE_FULL_ZH = re.compile(rf"{_FULL_ZH}|原文|全文|原件|全都")
_MAY_BE_FULL_EN = frozenset(re.findall(r"[a-z0-9]+", f"{_FULL_EN}|entirety|as"))
_LATIN_WORD = re.compile(r"[a-z0-9]+")
_ANY_FULL = re.compile(rf"{_MAY_BE_FULL_ZH.pattern}|(?<![a-z0-9])(?:{_FULL_EN}|in its entirety|as is)(?![a-z0-9])", re.IGNORECASE)
"""Some of it stands in whatever names a thing as complete; 全 and 原 alone stand in every other text (安全, 原因)."""
_BEFORE_ZH = re.compile(rf"^(?:(?:{_FULL_ZH})的?)+")
_AFTER_ZH = re.compile(r"(?:的?(?:原文|全文|原件|明文))$")
_BEFORE_EN = re.compile(rf"^(?:(?:{_FULL_EN}) (?:of )?)+", re.IGNORECASE)
_CAPTURE_ZH = re.compile(r"(?:页面)?(?:的)?(?:截图|截屏)$")
_CAPTURE_EN = re.compile(r"^screenshots? of (?:the |your |my )?| ?screenshots?$", re.IGNORECASE)
_OWNER = re.compile(r"^(?:账号|账户|用户|他人|私人)")
_SECRET = re.compile(
    r"(?:api ?|access ?|secret ?|私有|访问)?(?:keys?|密钥|秘钥|令牌|tokens?|secrets?)|.*(?:密码|口令|验证码|动态码|passwords?|"
    r"passcodes?|one-time codes?)",
    re.IGNORECASE,
)
_HEADS = re.compile(r"(?:密码|验证码|口令|passwords?)$")

_GAP_ZH = "[^，。、；：,;:请\\n和与及或跟]"
_GAP_IN_NAME = "[^，。、；：,;:请\\n和与及或跟在到给]"
"""What may stand between "complete" and the thing: no verb with its place, 完整密钥敲在对话里."""
_UNMASK = re.compile(
    r"(?:不要|不用|无需|不必|无须|别|勿|不需要|不许|没有?|未)(?:再|做|给|把\w{1,4}|用星号)?(?:打码|打了码|脱敏|遮挡|遮住|隐藏|"
    r"省略|遮盖|加星号|代替|涂|截断|缩写|马赛克|掩码)"
    r"(?:中间的?(?:字符|部分|内容)?|任何(?:字符|内容|部分)?)?"
    r"|(?:去掉|去除|取消|解除|拿掉)\w{0,2}(?:打码|打了码|遮挡|星号|马赛克|掩码)(?:的部分)?|打了?码的部分(?:去掉|还原|补上)"
    r"|(?:星号|掩码|打码)\w{0,8}(?:换成|还原|恢复|改回)\w{0,3}(?:真实|原来|完整|明文)\w{0,4}"
    r"|(?:do ?n[o']t|never|not|without|no)(?: \w+ing)? (?:any )?(?:mask(?:ing|ed)?|redact(?:ing|ed|ions?)?|hid(?:e|ing)|"
    r"censor\w*|obscur\w+|asterisks?|shorten\w*|"
    r"truncat\w+|blur\w*|stars)|without the (?:asterisks|stars|mask|dots)|(?:asterisks|stars|mask) removed",
    re.IGNORECASE,
)
"""Saying not to mask: it asks for the complete thing, however negative it sounds."""
_MASKING = re.compile(
    "打|脱敏|遮|隐藏|省略|星号|代替|涂|截断|缩写|马赛克|掩码|mask|redact|hid|censor|obscur|asterisk|shorten|truncat|blur|stars|dots"
)
"""Letters of which some stand in whatever says not to mask: a look at them is cheaper than at the pattern."""

_PRONOUN = re.compile(
    r"(?:完整|全部|整个|未脱敏|没打码|没有打码|原始)的(?![一-鿿])|(?:完整|全部|整个)(?:地)?(?=发|提供|给|贴|上传|告知|写|附|看|补|传|它)"
    r"|看到完整的|\b(?:full|complete|entire|whole|unmasked|raw|unredacted) (?:one|ones|thing|version|string|value|text)\b|"
    r"\b(?:in full|unmasked|in its entirety)\b",
    re.IGNORECASE,
)


_NEAR = 80
"""Characters between a thing and what stands for it: a sentence or two."""


class Thing(NamedTuple):
    """A forbidden thing in a text: the id of the policy, its characters, and whether the words say that it is complete."""

    term: str
    start: int
    end: int
    secret: bool = False
    """Whether it is one without the word "complete"."""


class Vocabulary(NamedTuple):
    """Patterns of one policy."""

    wholes: tuple[tuple[str, re.Pattern[str]], ...]
    """Things that are forbidden as they stand."""
    fulls: tuple[tuple[str, re.Pattern[str]], ...]
    """Things that are forbidden when complete, with the words that say so."""
    secrets: tuple[tuple[str, re.Pattern[str]], ...]
    cores: tuple[tuple[str, re.Pattern[str]], ...]
    triggers: dict[str, tuple[str, ...]]
    """Letters of which some stand in every text that names a thing, with the things: a text without any needs no look."""
    trigger: re.Pattern[str]
    """All of these letters."""

    def may_name(self, text: str) -> bool:
        """Tell whether a text can name anything: a cheap look at most texts."""
        return self.trigger.search(text.lower()) is not None


@lru_cache(maxsize=16)
def vocabulary(never: tuple[Forbidden, ...]) -> Vocabulary:
    """Return the patterns for what a policy forbids."""
    patterns: dict[str, list[tuple[str, re.Pattern[str]]]] = {kind: [] for kind in ("whole", "full", "secret", "core")}
    for forbidden in never:
        found = list(_patterns(forbidden))
        for kind, into in patterns.items():
            words = sorted({pattern for name, pattern in found if name == kind}, key=lambda pattern: (-len(pattern), pattern))
            if words:
                into.append((forbidden.id, re.compile("|".join(words), re.IGNORECASE)))
    triggers: dict[str, tuple[str, ...]] = {}
    for forbidden in never:
        for letters in _triggers(forbidden):
            triggers[letters] = (*triggers.get(letters, ()), forbidden.id)
    trigger = re.compile("|".join(sorted(map(re.escape, triggers))))
    wholes, fulls, secrets, cores = (tuple(found) for found in patterns.values())
    return Vocabulary(wholes, fulls, secrets, cores, triggers, trigger)


def _triggers(forbidden: Forbidden) -> tuple[str, ...]:
    """Return letters of which some stand in every text that names a thing: the last word of each core."""
    lists = (forbidden.wordings, forbidden.aliases) if forbidden.aliases else (forbidden.wordings,)
    found = set()
    for wording in (word for words in lists for word in (*words.zh, *words.en)):
        core = (
            _CAPTURE_EN.sub("", _CAPTURE_ZH.sub("", _AFTER_ZH.sub("", _BEFORE_EN.sub("", _BEFORE_ZH.sub("", wording))))).strip() or wording
        )
        head = _HEADS.search(core)
        core = head[0] if head else _OWNER.sub("", core) or core
        word = re.findall(r"[a-z0-9.'_-]+|[^\sa-z0-9.'_-]+", core.lower())[-1]
        found.add(word.removesuffix("s") if word.isascii() else word)
    return tuple(sorted(found))


def _patterns(forbidden: Forbidden) -> Iterator[tuple[str, str]]:
    for wording in (*forbidden.wordings.zh, *(forbidden.aliases.zh if forbidden.aliases else ())):
        yield from _chinese(wording)
    for wording in (*forbidden.wordings.en, *(forbidden.aliases.en if forbidden.aliases else ())):
        yield from _english(wording)
    for wording in (*forbidden.aliases.zh, *forbidden.aliases.en) if forbidden.aliases else ():
        yield "secret", _flexible(wording)


def _chinese(wording: str) -> Iterator[tuple[str, str]]:
    if capture := _CAPTURE_ZH.search(wording):
        stem = _OWNER.sub("", wording[: capture.start()]) or wording[: capture.start()]
        yield "whole", _captured(_flexible(stem))
        return
    core = _AFTER_ZH.sub("", _BEFORE_ZH.sub("", wording)).strip()
    if core == wording or not core:
        yield "secret" if _SECRET.fullmatch(wording) else "whole", _flexible(wording)
        if head := _HEADS.search(wording):
            yield "secret", _flexible(head[0])
        return
    yield "full", _flexible(wording)
    yield "secret" if _SECRET.fullmatch(core) else "core", _flexible(core)
    yield "full", rf"(?:{_FULL_ZH})的?{_GAP_IN_NAME}{{0,10}}?{_flexible(core)}"
    yield "full", rf"{_flexible(core)}的?(?:原文|全文|原件|明文)"
    yield "full", rf"{_flexible(core)}(?:需要?|要|请|也)?(?:完整|全部|整个|原样|整串|整段|全都)"


def _english(wording: str) -> Iterator[tuple[str, str]]:
    if _CAPTURE_EN.search(wording):
        stem = _flexible(_CAPTURE_EN.sub("", wording).removesuffix(" page"))
        yield "whole", rf"\bscreen ?(?:shots?|captures?|grabs?) (?:of|showing|from|with) (?:[\w']+ ){{0,4}}?{stem}"
        yield "whole", rf"\bscreen ?(?:shot|capture|grab) (?:of )?(?:the |your |my )(?:\w+ ){{0,2}}?{stem}"
        yield "whole", rf"{stem} (?:\w+ ){{0,2}}screen ?(?:shots?|captures?|grabs?)"
        return
    core = _BEFORE_EN.sub("", wording).strip()
    if core == wording or not core:
        yield "secret" if _SECRET.fullmatch(wording) else "whole", _flexible(wording)
        return
    yield "full", _flexible(wording)
    yield "secret" if _SECRET.fullmatch(core) else "core", _flexible(core)
    full = rf"\b(?:{_FULL_EN})\b"
    yield "full", rf"{full}(?:,? (?:and )?(?:{_FULL_EN}))* (?:of )?(?:(?!and\b|or\b)[\w'/-]+ ){{0,3}}?{_flexible(core)}"
    yield "full", rf"{_flexible(core)}(?:,? (?:in full|in its entirety|in plain text|unmasked|unredacted|complete|as is))\b"


def _captured(stem: str) -> str:
    shot = "(?:截图|截屏|截个图|截一?下|屏幕截图|拍照|拍个照)"
    return rf"{stem}{_GAP_ZH}{{0,10}}?{shot}|(?:截图|截屏|截取|截一?张|截一?下|截个|拍一?张|拍下)(?![前时后里中]){_GAP_ZH}{{0,10}}?{stem}"


def _flexible(wording: str) -> str:
    """Return a pattern for a wording, whatever its spaces and number, with 的 between Chinese words."""
    pieces = re.findall(r"[A-Za-z0-9.'_-]+|[^\sA-Za-z0-9]", wording)
    pattern = ""
    for number, piece in enumerate(pieces):
        latin = piece[0].isascii()
        if number:
            before_latin = pieces[number - 1][0].isascii()
            pattern += r"[\s-]?" if latin and before_latin else r"\s*" if latin or before_latin else ""
        last = latin and number == len(pieces) - 1 and piece[-1].isalpha()
        word = piece.removesuffix("s") if last and not piece.endswith("ss") else piece
        pattern += re.escape(word) + ("(?:e?s)?" if last else "")
    start = r"(?<![A-Za-z0-9])" if pieces and pieces[0][0].isascii() else ""
    end = r"(?![A-Za-z0-9]|[_-][A-Za-z0-9])" if pieces and pieces[-1][0].isascii() else ""  # `key_id` is no key
    return start + pattern + end


def things(text: str, known: Vocabulary) -> list[Thing]:
    """Return the forbidden things that a text names, in order, the longest where several begin."""
    lower = text.lower()
    terms = {term for letters, named in known.triggers.items() if letters in lower for term in named}
    if not terms:
        return []
    full = _may_be_full(lower) and _ANY_FULL.search(text) is not None
    wholes = (*known.wholes, *known.fulls) if full else known.wholes
    found = [Thing(term, *match.span()) for term, pattern in wholes if term in terms for match in pattern.finditer(text)]
    found += [
        Thing(term, *match.span(), secret=True) for term, pattern in known.secrets if term in terms for match in pattern.finditer(text)
    ]
    return _apart([*found, *(_pronouns(text, known, terms) if full or unmasks(text) else ())])


def _may_be_full(lower: str) -> bool:
    """Tell cheaply whether a text, in lower case, can name anything as complete."""
    return _MAY_BE_FULL_ZH.search(lower) is not None or not _MAY_BE_FULL_EN.isdisjoint(_LATIN_WORD.findall(lower))


def _pronouns(text: str, known: Vocabulary, terms: set[str]) -> list[Thing]:
    """Return what "the full one" and "不要打码" stand for: the thing that was named last before them."""
    patterns = [(term, pattern) for term, pattern in (*known.cores, *known.secrets) if term in terms]
    named = sorted((match.end(), term) for term, pattern in patterns for match in pattern.finditer(text))
    found = []
    for match in (*_PRONOUN.finditer(text), *_UNMASK.finditer(text)):
        before = [term for end, term in named if match.start() - _NEAR <= end <= match.start()]
        if before:
            found.append(Thing(before[-1], *match.span()))
    return found


def _apart(found: Sequence[Thing]) -> list[Thing]:
    apart: list[Thing] = []
    for thing in sorted(found, key=lambda one: (one.start, one.secret, -one.end, one.term)):
        if not apart or thing.start >= apart[-1].end:
            apart.append(thing)
        elif apart[-1].secret and not thing.secret and thing.end > apart[-1].end:
            apart[-1] = thing
    return apart


def unmasks(words: str) -> bool:
    """Tell whether words say not to mask."""
    return _MASKING.search(words.lower()) is not None and _UNMASK.search(words) is not None


def without_unmasking(words: str) -> str:
    """Return words with what says not to mask taken out: its "not" is no refusal."""
    return words if not unmasks(words) else _UNMASK.sub(lambda match: "〇" * len(match[0]), words)
