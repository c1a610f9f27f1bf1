"""How plainly a Chinese clause asks, and for what it names, what stood before it, or what follows."""

from __future__ import annotations

import re

from generator.lint.asks.chinese.conditions import ALL_WANTED, DEMANDED, ONLY_WITH
from generator.lint.asks.chinese.requests import ASK_WHAT, FIRM, LEAD, NEED, STILL_OPEN, TOLD_YOU, YOURS, is_thanks
from generator.lint.asks.chinese.sending import DIRECT, FOR_US, HANDS_OVER, OBJECTLESS, SEND, TOPIC_SEND, WRITES_TO_US

_ASKS_AT_ALL = re.compile(
    r"(?:请|麻烦|需要|缺|补)[^\n]*[：:]|填|写[在入到清明]|多少|需要?您|需要?你|索|麻烦|劳烦|烦劳|烦请|帮忙|拜托|劳驾|给[下个]|"
    r"借|一[用阅观]|是\s*[？?]|[都全]要|不可|请给"
)


def may_ask(text: str) -> bool:
    """Tell whether a text holds any word of a plain request: a cheap look at texts that only name keys."""
    return HANDS_OVER.search(text) is not None or DIRECT.search(text) is not None or _ASKS_AT_ALL.search(text) is not None


def is_firm(words: str, before: str) -> bool:
    """Tell whether a clause is so plainly a request that what it names need not be called complete: 请把密钥发给我们."""
    plainly = (
        (FIRM.search(words) and (HANDS_OVER.search(words) or FOR_US.search(words) or WRITES_TO_US.search(words)))
        or DIRECT.search(words)
        or TOLD_YOU.search(words)
        or (ONLY_WITH.search(before) and before != words)
        or (WRITES_TO_US.search(words) and YOURS.search(words))
        or (ASK_WHAT.search(words) and (YOURS.search(words) or "多少" in words))
    )
    return bool(plainly)


def is_answering(words: str) -> bool:
    """Tell whether a clause asks for what was named before it, and names nothing itself: 请补发."""
    return (
        is_thanks(words)
        or ALL_WANTED.search(words) is not None
        or OBJECTLESS.search(words) is not None
        or DEMANDED.search(words) is not None
    )


def is_handing_over(words: str) -> bool:
    """Tell whether a sentence begins with plainly handing over what was named before it: 发来看看."""
    return TOPIC_SEND.search(words) is not None


def is_request(words: str) -> bool:
    """Tell whether a clause that names nothing asks for what follows: 请提供以下内容."""
    if STILL_OPEN.fullmatch(words) or ALL_WANTED.search(words):
        return True
    return bool(FIRM.search(words) and (SEND.search(words) or NEED.search(words) or LEAD.search(words))) or bool(
        (NEED.search(words) and LEAD.search(words)) or DIRECT.search(words) or WRITES_TO_US.search(words) or is_thanks(words)
    )


def is_bare(words: str) -> bool:
    """Tell whether a clause is little more than the names of things."""
    return len(re.sub(r"[〓\s*`_，、|]|以及|还有|您的|你的|一[是份张个串]|二是|三是|包括|和|与|及|或", "", words)) <= 6  # noqa: PLR2004
