"""Replies without a stopping point for private cases: nothing says which cases are private, or where they go.

Public wording ends where an account, a payment, private content or internal routing begins. `hand_over` and `boundary` of a page
with replies name such a case and the way that it takes from there: a channel of site.yml, a ticket, a person. A reply that touches
payments or the ownership of an account says itself where that is settled, since it is sent alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.kinds.capabilities import HasReplies
from generator.lint.project import Files, Item
from generator.model.vocabulary import Brand

CODE = Code("APL018", "missing-stopping-point", __doc__ or "", "warning")
ALONE = True

_PRIVATE = re.compile(
    r"账号|账户|帐号|帐户|付款|支付|扣费|扣款|退款|开票|发票|充值|余额|金额|费用|账单|隐私|私密|私人|个人信息|身份|提示词|对话|素材|肖像|日志|内部|路由|上游|渠道|归属|权限|密钥|合同|"
    r"\b(?:account|payment|billing|charge|refund|invoice|balance|money|private|personal|identity|prompt|log|routing|upstream|ownership|permission|key|contract)s?\b",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"工单|人工|专人|转交|转给|转到|转入|转为|联系|受控|值班|负责人|后台|渠道|私下|单独|客服|团队|"
    r"\b(?:ticket|support|contact|hand(?:ed)? over|escalat\w+|person|team|agent|channel|human|someone)s?\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"退款|退费|退还|开票|发票|补偿|赔付|账号归属|账户归属|账号所有|注销账号|改绑|实名|付款记录|支付记录|扣费金额|"
    r"\b(?:refund(?:s|ed)?|invoices?|compensation|account ownership|payment records?|chargebacks?)\b",
    re.IGNORECASE,
)


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield pages with replies, and replies, whose private cases end nowhere."""
    for item in files.items:
        if isinstance(item.entry, HasReplies):
            yield from _page(item, item.entry.hand_over, files.brand)
            yield from _replies(item, item.entry, files.brand)


def _page(item: Item, hand_over: str, brand: Brand | None) -> Iterator[Diagnostic]:
    words = f"{hand_over}\n{item.entry.boundary or ''}"
    if not _PRIVATE.search(words):
        hint = "say which cases leave public wording: accounts, payments, private content"
        yield CODE.at(item.span("hand_over"), "`hand_over` names no private case", hint)
    elif not _has_way(words, brand):
        hint = "name the channel or the people who take over"
        yield CODE.at(item.span("hand_over"), "`hand_over` does not say where private cases go", hint)


def _replies(item: Item, entry: HasReplies, brand: Brand | None) -> Iterator[Diagnostic]:
    for number, reply in enumerate(entry.replies):
        match = _SETTLED.search(reply.text)
        if match and not _has_way(reply.text, brand):
            span = item.locate(("replies", number, "text"), *match.span())
            yield CODE.at(
                span, f"the reply speaks of “{match[0]}” and does not say where that is settled", "name the channel that settles it"
            )


def _has_way(words: str, brand: Brand | None) -> bool:
    channels = brand.support if brand else ()
    return bool(_WAY.search(words)) or any(channel.label in words or f"({channel.to})" in words for channel in channels)
