"""A page promises more than anybody can keep.

"保证恢复", "100% 可用", "never fails": support is held to such words, answer engines repeat them, and they are the first
that turns out untrue. Say what is done, under which condition, and how a reader can check it. The words
stand in `over_promise` of policy.yml; they are told where the text affirms them, not where it denies them
("不保证", "无法保证", "cannot guarantee"), asks, quotes, or tells the reader what to see to ("请保证…").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.diagnostics import Code, Diagnostic
from generator.lint.claims import clause_before, proses, sentences, words_of
from generator.lint.project import Files, Item
from generator.lint.prose import holding
from generator.model.walk import Path

CODE = Code("APL049", "over-promise", __doc__ or "", "warning")
ALONE = True

NOT_SAID = frozenset({"avoid", "not_for", "never_ask"})
"""Fields that name what is not done."""
_NOT_ONLY = re.compile(r"不仅|不但|不只是?|不光|不单|不论|不管|无论|不断|\bnot (?:only|just|merely)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"不|无法|没有|没法|未|并非|非|勿|别|难以|避免|禁止|杜绝|拒绝|谁也|而是|还是"
    r"|\b(?:not|never|no|none|nothing|cannot|without|nobody|neither|nor|avoid|refuse|instead of|rather than)\b|n[’']t\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:为了?|以便?|以求|用来|用于|来|需要?|要|应当?|应该|须|必须|务必|请|先|想|如何|怎样|怎么|能否|是否|自行|才能|更能)$")
"""Before the word: the reader is to see to it, or it is what something is for."""
_OTHER_SENSE = {
    "保证": re.compile(r"金|书|人|不了"),
    "绝对": re.compile(
        r"路径|地址|时间|值|坐标|链接|定位|数值|数量|大小|位置|不要|不能|不可|不得|不应|不允许|禁止|URL|path", re.IGNORECASE
    ),
    "永久": re.compile(r"链接|地址|删除|失效|封禁|封停|重定向|移动|停用|性?错误|丢失"),
}
_LOOKAHEAD = 40
"""Characters after a word that tell its sense."""
_PERCENTAGE = re.compile(r"100 ?[%％]|百分之百")
_QUALITY = re.compile(
    r"\s*的?\s*(?:可用|成功|稳定|正常|安全|准确|到账|解决|恢复|有效|兼容|一致|可靠|保密|满意|通过|不|无|没有|uptime|availab|success|accura|secur|safe|reliab|compatib|guarantee|free)",
    re.IGNORECASE,
)


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield promises in what published entries say."""
    wordings = files.policy.over_promise if files.policy else None
    words = (*wordings.zh, *wordings.en) if wordings else ()
    if not words:
        return
    promise, may = _any_of(words), _letters_of(words)
    for item, said in proses(files):
        texts = [*((path, text) for path, text in said if NOT_SAID.isdisjoint(path)), *_english(item)]
        for number in holding(may, [text.lower() for _, text in texts]):
            path, text = texts[number]
            if not promise.search(text):
                continue
            for start, end in _promises(words_of(text, quotations=False), promise):
                hint = "say what is done, under which condition, and how a reader can check it"
                yield CODE.at(item.locate(path, start, end), f"“{text[start:end]}” promises what nobody can keep", hint)


def promises(text: str, words: Iterable[str]) -> Iterator[str]:
    """Yield the words with which a text promises too much; ``words`` are those of the policy."""
    listed = tuple(words)
    if listed:
        yield from (text[start:end] for start, end in _promises(words_of(text, quotations=False), _any_of(listed)))


@lru_cache(maxsize=8)  # asked for with every file
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)


@lru_cache(maxsize=8)
def _letters_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds one of the words in every lower-case text that promises: a look at it is cheaper."""
    return re.compile("|".join(re.escape(word.lower()) for word in words))


def _english(item: Item) -> Iterator[tuple[Path, str]]:
    yield from ((("summary_en", number), text) for number, text in enumerate(item.entry.summary_en))


def _pattern(word: str) -> str:
    """Return a pattern for a word: a Latin one begins at the beginning of a word."""
    return (r"(?<![A-Za-z0-9.])" if word[0].isascii() else "") + re.escape(word)


def _promises(text: str, promise: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for offset, sentence in sentences(text):
        if sentence.rstrip('”」』）)" \n').endswith(("？", "?")):
            continue
        for match in promise.finditer(sentence):
            if _affirms(clause_before(sentence, match.start()), match[0], sentence[match.end() : match.end() + _LOOKAHEAD]):
                yield offset + match.start(), offset + match.end()


def _affirms(before: str, word: str, after: str) -> bool:
    """Tell whether a clause says the word of us: not denied, not asked of the reader, not in another sense."""
    if _DENIED.search(_NOT_ONLY.sub("", before)) or _ASKED.search(before.rstrip()):
        return False
    if any(word.startswith(known) and sense.match(after) for known, sense in _OTHER_SENSE.items()):
        return False
    return not _PERCENTAGE.fullmatch(word) or bool(_QUALITY.match(after))
