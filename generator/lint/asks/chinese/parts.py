"""What of a thing a Chinese clause speaks of: a masked form, something taken out, a part, or its place alone."""

from __future__ import annotations

import re

_MASKED = re.compile(
    r"脱敏|打码|马赛克|打了码|遮[住挡盖]|后[四4三3六6几]位|[前首头][三3四4几]位|前后[各]?(?:少量|几|四|4|三|3|"
    r"\d)?[个]?(?:字符|位)|前后少量|"
    r"末[四4尾]位?|尾号|部分字符|掩码|key ?id|摘要|标识|(?<!un)masked|[A-Za-z0-9-](?:\.\.\.|…|\*{3,})[A-Za-z0-9]",
    re.IGNORECASE,
)
"""A masked form, named beside the thing."""
_ONLY_PART = re.compile(r"\s*(?:请|麻烦|也|都|就|可以?|您|你){0,3}(?:只|仅|单|最多)")
_MASKS = re.compile(
    r"(?:脱敏|打码|马赛克|遮[住挡盖]|隐去|抹去|涂掉)(?:以?后|再|了再|好|处理|掉|完)|先(?:打码|脱敏|遮)|星号代替|用星号|"
    r"只(?:留|保留)|只(?:写|发)(?![^，。]{0,6}(?:完整|全部))"
)
"""Masking, of all that a clause names."""
_AND = re.compile(r"[和与及、跟]|还有|\band\b|\bplus\b")
REMOVE = re.compile(
    r"删除|删掉|删去|先删|去掉|去除|移除|抹掉|涂掉|隐藏|清理|替换|代替|替代|换成|停用|更换|轮换|作废|撤回|撤销|吊销|裁掉|屏蔽|"
    r"过滤|剔除|排除|打上|遮住|遮挡|脱敏(?!的|后的|密钥|标识|编号|key)|打码(?!的)|覆盖|修改|改成|重设|重置|找回|泄"
)
_WITHIN = re.compile(
    r"\s*(?:文件)?(?:之?中|里面?|内)(?:的(?!全部|所有|完整|一切|内容|东西|信息)|报|出[错现]|找|搜|摘|截|挑|选|抄|记录的|那|第|最后)"
)
_PART = re.compile(
    r"^\s*(?:的?(?:管理|限额|额度|扫描|权限|背后|所属|所在|列表|安全|泄露|片段|标识|名称|痕迹|分组|页面|状态|前缀|用途|用量|类型|"
    r"格式|长度|位置|数量|来源|负责人|创建|有效|后(?=[四4几面])|前(?=[三3几缀])|首尾|两端|末|尾|编号|一栏|字段|输入框|是否|"
    r"有没有|能否|能不能|是不是|是什么时候|是哪(?!一?串)|是谁|是怎么|何时|什么时候|为什么|在哪|还能|可以|属于|来自|相关|的?步骤|"
    r"的?方法|的?办法|的?做法|与)|"
    r""
    r"id\b|对应)"
)
_ONE_OF_MANY = re.compile(r"(?:每|同一|单|一|哪|哪一|几|两|三)(?:把|个|枚|串)\s*$|(?:用|使用|换|含|带着?|经|包括)\s*$")


def is_part(before: str, after: str) -> bool:
    """Tell whether the words name something of a thing, or one of many: 密钥的分组, 每把密钥."""
    return bool(_PART.search(after) or _ONE_OF_MANY.search(before))


def is_within(before: str, after: str) -> bool:  # noqa: ARG001 - both languages are asked alike
    """Tell whether the thing is but the place of what is spoken of: 完整日志中报错的那一行."""
    return _WITHIN.match(after) is not None


def removes(words: str) -> bool:
    """Tell whether a clause takes out, hides or replaces something."""
    return REMOVE.search(words) is not None


def removed(before: str, after: str) -> bool:
    """Tell whether the thing is taken out, hidden or replaced: 删除…, 把…打码."""
    governing = re.split(r"并|然后|再|[和与及、]", before)[-1]
    return bool(REMOVE.search(governing) or REMOVE.search(after))


def is_masked(words: str, place: int) -> bool:
    """Tell whether a clause speaks of a masked form of what it names at ``place``: 脱敏标识和完整请求头 masks the first alone."""
    if _MASKS.search(words):
        return True
    start = max((match.end() for match in _AND.finditer(words, 0, place)), default=0)
    after = _AND.search(words, place)
    return _MASKED.search(words, start, after.start() if after else len(words)) is not None


def masks_topic(words: str) -> bool:
    """Tell whether a clause asks for a part alone of what was named before it: 密钥请只写后四位."""
    return _ONLY_PART.match(words) is not None and _MASKED.search(words) is not None
