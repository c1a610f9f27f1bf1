"""What a Chinese clause says is needed, without asking anybody to hand it over: 退款离不开〓, 财务需要核对您的〓.

Such a statement, made to a customer, is a request. What is needed for the reader's own work (logging in, running a program) is none.
"""

from __future__ import annotations

import re

_SOME = r"(?:一?[份张个段条些])?(?:清晰|有效|相关|对应)?的?(?:您的?|你的?|用户的?|客户的?)?(?:那|这)?[份张个段]?"
_STAFF = r"(?:我们?|咱们?|这边|客服|财务|会计|风控|审核员?|技术|工程师|研发|专员|人工|值班|团队|同事|后台|支持)"
_MUST = r"(?:必须|必定|一定|需要?|须|得|应当?|[还也就]?要|最好|起码|至少)"
_HELP = r"(?:退款?|受理|处理|核[实验对查]|排查|定位|审[核批]|申诉|解[封绑冻]|办理?|查[询证账]?|赔付?|补偿|开票|恢复|复现|分析|判断|通过)"
_USE = r"(?:核对|核验|核实|核查|查看|查阅|查验|审核|审阅|检查|比对|验证|复核|过目|分析|调阅|留存|存档|参考|看)"

_TO_HAVE = re.compile(
    rf"{_MUST}(?:能|要|得|有了?)?(?:先|再)?(?:有|拿到|看到|见到|得到|收到|拿着|凭着?|依据|参考|用到){_SOME}〓(?!的|备份)|"
    rf"{_MUST}(?:能|要)?(?:先|再)?备(?:有|好|齐){_SOME}〓(?!的|备份)|"
    rf"(?:离不开|离不了|少不[了得]|缺不[了得]|不能(?:没有|缺少?|少)|不可(?:没有|缺少?|或缺)|短不了|有赖于?|取决于){_SOME}〓(?!的|备份)"
)
"""得有〓, 少不了〓."""
_LONGED_FOR = re.compile(
    r"^(?:(?!您|你|用户|客户|自己|如|若|要是|假如|骗子|对方|有人|谁|别人|攻击)[^，。]){0,8}?"
    r"(?:希望|想要?|盼望?|期待|期盼|期望|打算|急需|要求|申请|争取)(?:能够?|可以|尽快|早日|尽早)?(?:先|再)?(?:拿到|得到|获得|收到|取得|看到|见到|要到|调取|获取|"
    rf"获悉|得知){_SOME}〓"
)
"""我们希望拿到〓."""
_STAFF_WORK = re.compile(
    rf"{_STAFF}(?:这边|部门|同事|人员|老师|团队|那边)?(?:还|先|也|这边)?(?:需要?|要|须|得|必须|想)(?:先|再|人工|进一步)?{_USE}(?:一?下)?"
    r"(?:一?[份张个])?(?:您|你|客户|用户)的?〓"
)
"""What staff must do with a thing of the customer's, who alone has it: 财务需要核对您的〓."""
_COUNTS = re.compile(
    rf"〓(?:才|方)(?:有效|算数|作数|行(?![动为])|可(?!以)|予|受理|好{_HELP}|能(?:够|被)?(?:给您|帮您|为您)?{_HELP}|会(?:被)?{_HELP})|"
    rf"〓(?:就)?是[^，。]{{0,4}}{_HELP}[^，。]{{0,4}}的?(?:前提|必要条件|条件|依据|凭据|关键|基础|材料)|"
    r"有(?:了|着)?(?:一?[份张个])?(?:您的?|你的?)?〓(?:的话|了)?[^，。]{0,4}(?:最好|更好|更佳|更快|更准|更容易|最快|就更)|"
    rf"〓(?:有助于|便于|可以?帮助?|能帮助?|有利于)(?:我们?|客服|技术|工程师)?(?:更快|尽快|快速|及时|准确)?地?{_HELP}"
)
"""What help hangs on: 〓才有效, 〓是受理的前提, 有〓更快."""
_IN_TURN = re.compile(
    r"〓\s*(?:也|都|全都|还|同样|一样|均)?(?:要|得|须|需要?|必须|应当?)(?:一起|一并|一同|同时|先|尽快|及时|另外|单独|再)*"
    r"(?:给|交|发|传|附|提供|提交|补|贴|上传)(?:来|上|过来|给我们?|我们?|给客服|齐|全|一下)?\s*$"
)
"""〓也得一起给."""
_OUTSTANDING = re.compile(
    r"(?:您|你|贵方|对方)(?:还|尚|仍|一直|迟迟)(?:没有?|未)(?:给|上传|提供|提交|附上?|补[交齐传上]?|发|交|出示)(?:过|来|我们?|客服|齐|全)?"
    rf"{_SOME}〓(?:呢|哦|啊|呀)?\s*$"
)
"""您还未上传〓."""
_BETTER_WITHOUT = re.compile(r"也(?:能|可|行|没关系|没问题|不影响)|不过|没关系|不要紧|不影响|不用|无需|不必|不需要")
_AT_HAND = re.compile(
    r"\s*(?:请问|那)?(?:您|你)?(?:手[头边上里]|那边|那里|这边|现在|目前|身边)?(?:还|是否|可)?(?:有没有|有无|有|留有|留着|存着|保留着?)"
    rf"{_SOME}〓(?:吗|么|呢|没有?)?(?:可供\S*|可以?提供的?|能提供的?|方便\S*)?(?:吗|么|呢)?\s*|"
    r".*〓\s*(?:您|你)?方便[^，。]{0,2}(?:给|发|传|提供|说|贴|拍|截).*"
)
"""手头有〓吗？"""
_OWN_WORK = re.compile(
    r"上游|模型|银行|网关|平台|登[录入]|注册|修改|重[置设]|找回|绑定|客户端|程序|脚本|插件|服务器|接口|调用|请求(?!编号|时间)|安装|运行|启动|部署|接入|"
    r"创建|开通|充值时|自己|本机|本地"
)
"""What the reader does for himself, and what programs do."""


def says_needed(words: str, rest: str, *, question: bool) -> bool:
    """Tell whether a clause, its things marked, says that one of them is needed of the customer.

    ``rest`` is what follows in the sentence: it may take the need back.
    """
    if "〓" not in words or _BETTER_WITHOUT.search(words + rest):
        return False
    if question:
        return _AT_HAND.fullmatch(words) is not None
    if _STAFF_WORK.search(words) or _OUTSTANDING.search(words):
        return True
    if _OWN_WORK.search(words):
        return False
    return any(sign.search(words) for sign in (_TO_HAVE, _LONGED_FOR, _COUNTS, _IN_TURN))
