"""Signs of asking, refusing, telling and taking in Chinese."""

from __future__ import annotations

import re

from generator.lint.asks.chinese_needs import says_needed
from generator.lint.asks.stance import Stance

_STILL_ASKS = re.compile(
    r"(?:不要|不用|别|勿|请勿|切勿|不必|无需)(?:忘|遗漏|漏掉?|省略|落下|缺少|缺|只|仅|光|单|害怕|担心|怕|犹豫|客气|顾虑|"
    r"有顾虑|嫌麻烦|着急|吝)\w{0,2}|(?:千万|切)?(?:别|不要)忘了?|不只|不仅|不光|不止|不但|"
    r"不妨|不好意思|不客气|不够|不足|不行|不了解|不清楚|不明白|查不到|找不到|对不上|看不到|无法(?:复现|定位|判断|确认|核对|"
    r"继续)|不能(?:复现|定位|判断|确认|继续)|没法\w{2}|不介意|不太|不然|"
    r"能不能|可不可以|会不会|方不方便|行不行|好不好|成不成|愿不愿意|介不介意|"
    r"(?:怎么|何|为何|干嘛|咋|为什么|为啥)不(?=[^，。收看要]*(?:发|传|贴|交|附|给|拿|带|截|拍)[^，。]{0,3}(?:来|给我|上|出|看))"
)
"""Words that hold a "not" and refuse nothing: 别忘了, the question A-not-A, 何不…发来."""
_OURS = "客服|技术|工程|支持|平台|管理|专员|人工|小编|值班|运维"
_TOWARD = (
    r"(?:[发传寄甩丢扔拖拽递转抄贴塞报捎交]|粘贴|复制|截图|上报|回传)(?:完|好)?(?:一?[份张个段条])?(?:来(?![源自说的])|上来)|"
    r"[发传寄甩丢扔拖拽递转抄贴塞报捎交念读说写打敲拍截录导拿送](?:完|好|出)?(?:一?[份张个段条])?(?:过来|给(?:我|咱|这边|到我|"
    r"到这边|OURS))|"
    r"[发传寄甩丢扔拖拽递转抄贴塞报捎交抛拿拷](?:一?[份张个段])?(?:您的?|你的?)?〓(?:给(?:我|咱|这边|OURS)|过来|上来|出来(?!的))|"
    r"(?:回复|回传|回发|反馈|汇报|发送|传送|递交|抄送|转达|转述)(?:一?[份张个])?(?:给|予|至)(?:我|咱|这边|OURS)|"
    r"借(?:我|给我|一?下)(?!们自己)|〓(?:借我|一[用阅观看])|[念报抄]一?下(?=〓|您|你|手机|短信|收到)|"
    r"[念读报说抄打](?:一?遍|出来)|(?:出来|下来|好)(?:之?后)?再?[给交发](?:我|OURS)|"
    r"(?:[发传寄甩丢扔拖拽转抄贴塞敲打念]|粘贴|上传|分享|同步|共享|提交|输入)(?:到|进|在|至|入|往|去)[^，。]{0,8}(?:工单|对话|"
    r"会话|群|邮箱|邮件|聊天|窗口|评论|留言|私信|频道|论坛|"
    r"帖|这里|这儿|下面|下方|附件|表单|OURS)|(?:同步|共享|展示|出示|演示|说明|透露)(?:给(?:我|咱|这边|OURS)|一下)|"
    r"[给让](?:我|咱们?|这边|OURS)(?:们|这边|同事)?(?:也|来|好|先)?(?:看|瞧|听|分析|核|查|瞅|测|试|过目|排查|比对|对一)"
).replace("OURS", _OURS)
"""A verb of handing over with its direction: to us, or to where we read."""
_REFUSE = re.compile(
    r"没人|没有人|无人|谁[都也]不|切忌|用不着|犯不着|不(?:建议|推荐|提倡|鼓励|赞成|主张|宜|便|适合|打算)|并非|非必[须需要]|免了|"
    r"就免|免[提交发附]|与其|不要|不用|不必|不需|无需|无须|毋须|不得|不能|不可|不应|不该|不会|不再|不允许|不许|不准|不让|不向|"
    r"不收|不看|不问|"
    r"不去|从不|从未|从来不|绝不|决不|永不|勿|别(?![的人处名称扭致墅])|"
    r"禁止|严禁|禁(?=收|传|发)|避免|拒绝|谢绝|杜绝|防止|以免|免得|没(?:有)?必要|没有(?:一项|任何|哪)|搜不到|没有?(?:引|搜|"
    r"出现|索要|要求|收集|收到|发送|让|请|向|叫|附|权限)|并未|未(?:索要|要求|收集|曾)|"
    r"不(?:要求|索|收|展示|公开|对外|含|包含|包括|是|涉及|接收|接受|发|传|写|贴|附|提供|给|透露|回答|保存|记录|带|出现|属于|"
    r"在)|而不是|而非|无关|另行|留在|自行|自己留|自己保|"
    r"除外|以外|之外|反例|错误示例|错误写法|不良示例|误收|泄露|外泄|泄漏"
)
_LACK = re.compile(
    r"(?:不|未|没有?|缺少?|缺|若无|如无|无|少了)(?:能|按时|及时|按要求)?(?:提供|提交|附上?|附带|发送?|发来|上传|传|交|给出?|补充?|补交|"
    r"出示|告知|收到|看到|拿到|有|带上?)?(?:您的|你的|用户的)?$|[看拿收查找见]不到(?:您的|你的|用户的)?$"
)
_LACK_END = re.compile(
    r"无法|不能|没法|没办法|不予|不受理|不处理|催|再[发补要]|处理不了|查不了|定位不了|不了|请\w{0,3}附上|请\w{0,4}发来|"
    r"请[^，。]{0,4}(?:提交|上传|发(?!起)|提供|重)|请\w{0,3}补|关闭|驳回|退回|补齐|补发|补上|补充|请补|难以|视为|视作|不行|不成|再[来给传]|麻烦\w{0,3}(?:再|补|发|传|给)|放弃|取消|作废|暂停|冻结|搁置|无从|没办法|只能等|往后排"
)
_STILL = re.compile(r"也(?:能|可|行|没关系|没问题|不影响)|的?(?:前提|情况)下|照样|同样")

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
_REMOVE = re.compile(
    r"删除|删掉|删去|先删|去掉|去除|移除|抹掉|涂掉|隐藏|清理|替换|代替|替代|换成|停用|更换|轮换|作废|撤回|撤销|吊销|裁掉|屏蔽|"
    r"过滤|剔除|排除|打上|遮住|遮挡|脱敏(?!的|后的|密钥|标识|编号|key)|打码(?!的)|覆盖|修改|改成|重设|重置|找回|泄"
)
_SEND = re.compile(
    r"[报说念讲亮]出(?!现|来的|错)|提供(?![商方者])|提交|上传|上报|传(?:上来|一下|给|来|过来|我|送|到)|出示|告知|告诉|递交|转交|交给|交出|给我|给到|给一?下|"
    r"给一?[份张]|给出|私信|私聊|转发|转给|寄|报(?:一?下|给|来|上来)|读给|念给|分享|共享|透露|回复|回传|回信|回邮|反馈|"
    r"发(?=〓)|发给(?=我|您的客服|客服|技术|支持|工程|平台|管理员|这边|专员|人工|小编|团队|邮箱|工单)|"
    r"发送(?!给(?!我|您的客服|客服|技术|支持|工程|平台|管理员|这边|专员|人工|小编|团队|邮箱|工单))|发(?:来|到|至|往|我|下|"
    r"一下|过来|出来?|完整|全|原|截|个|张|份|一?[张份个段]|回|群|工单|客服|吧|呗|哦|过|邮件)|补发|重发|群发|重新发|"
    r"粘(?!滞|性|连)|贴(?!近|士|心|合|图)|给(?=〓)|附(?:〓|上|带|一|于|在|：|:|$|完整|全|余|支|付)|带上|带(?=〓)|补(?:〓|充|齐|上|一|"
    r"个|交|传|$)|索取|索要|(?<=[您你])获取|获取(?=用户|客户|对方|您|你)|列出|出具|留(?=一?下|个|〓)|收集|收取|采集|截图|截屏|截取|"
    r"截一?[张个下]|晒|展示给|展示一下|"
    r"填在|填到|填写在|写在|写到|写上|写明|注明|(?<=请)(?:\w{0,3})说明|说一?下|粘贴(?=到|在|过来|出来|进|给|一下|至|于)|复制(?=到|给|"
    r"过来|一份|在|至|下来发|粘贴)|发$|传$|贴$|交$|拿(?:给|来)|看一?[下看]|看看|过目|要一?[下张份个]|要(?=用户|客户|对方)"
)
_DIRECT = re.compile(
    r"发我|发给(?:我|客服|技术|工程|支持|平台|管理|这边)|给我|给到我|给(?:到)?这边|发过来|发来|发上来|传上来|传过来|传来|"
    r"传一下|报一?下|报给我|报上来|发一下|发下|发一?[个张份]|补发|告诉(?:我|客服|这边)|告知(?:我|客服)|私信|私聊|读给|念给|"
    rf"{_TOWARD}|"
    r"写一?下(?!来)|写个|[贴发写传给]全(?!部|文)|(?:重新|再|补)发(?:一[次遍下份张个])(?!起)|(?:填|写|贴|发|输入|敲)(?:在|到|"
    r"进)?(?:这里|这儿|此处)|"
    r"贴(?:一?下|上来|出来|过来|给我)|拿给我|交给(?:我|客服)|转(?:发)?给(?:我|客服)|发(?:到|至|在)(?:\w{0,4})(?:工单|对话|"
    r"会话|群|邮箱|这里|下面|客服)|回复(?:给)?我|补(?:一下|齐|上|一份)|截(?:个图|一?张|一下)|发出来|贴出|附上|带上|也请"
)
_MOOD = re.compile(
    r"〇|可(?=附|发|提供|上传|贴|补)|要(?=发|提供|给|传|贴|看|附|带)|会(?=联系|向|请|要求|让|询问|索)|能让|让我|能(?=给|把|"
    r"提供|发|看)|请(?!求|教|假|示|"
    r"问)|麻烦|劳烦|烦劳|烦请|帮忙|拜托|劳驾|有劳|辛苦|恳请|敬请|还望|望您|希望|建议|务必|必须|记得|最好|方便(?:的话|截|拍|把|给|"
    r"提供|发|告|让|一?下)|"
    r"如方便|顺便|可否|能否|能不能|可不可以|是否(?:可以|方便|能)|可以|需要|还需|需(?!求)|须|想要|想看|"
    r"我(?:们)?(?:这边)?(?:要|想|得)|您(?:要|得|先)|你(?:要|得|先)|只要|只需|应(?:当|该)?(?=先|向|附|带|提|包|让|请)|得(?=先|"
    r"附|把|提|看|有)|配合|协助|(?:要|先)(?=用户|向|让|请|找|定位)|缺|差(?=一|个|您|你|〓)|还少|一并|一起|直接|欢迎|放心|让用户|"
    r"让客户|引导|要求|向用户|向客户|"
    r"跟用户|找用户|问用户|请用户|必填|用于|以便|方便我们|方便核|供我们|才能|帮您|帮你|替您"
)
_NEED = re.compile(
    r"需要|还需|必须|必填|想要|缺少?|还缺|差(?=一|您|你|〓)|只要|要(?=您|你|完整|全部|余额|一[张份])|我(?:们)?想看|让我们看|"
    r"给我们看|看一?下|看看|要的是|所需|必备|必要|必不可少|要有|如下$|以下|下列|下面|格式"
)
_OWN_USE = re.compile(
    r"保存|妥善|保管|查看|打开|检查|核对|核实|确认(?!函)|创建|生成|新建|输入|填入|填写|填(?!在|到)|写进|写入|写成|存进|存入|"
    r"存到|抄录|记下|更新|使用(?!的)|设置|设为|配置|读取|登录|登入|点击?|加上|三思|阅读|联系|了解|理解|前往|申请|购买|充值|"
    r"注意|小心|警惕|当心|保护|加密|等待|放进|放入|存放|遵守|交由|限制|测试|轮换|扫描|告别|避开|核算|对账|分析|浏览|参考|参阅|"
    r"掌握|学习|为自己|给自己|备份|发一次(?!〓)|发起|调用|修改|改成|改为|改[了掉密]|"
    r"警惕|提防|防范|谨防|拉黑|无视|忽略|转发了|复制|粘贴|选择|启用|切换|安装|运行|执行|对照|比对|留存|保留|记录|支持|属于|等于|"
    r"意味|就是|叫做|指的|会带出|会变|"
    r"加入|加到|添加到|移到|移入|移出|列入|存成|存为|另存|存下|关闭|退出|离开|收好|藏好|锁好|导入|载入|加载|容易|说明为什么|提醒|"
    r"举报|为什么|为何"
)
_PLACE_OF_OURS = re.compile(
    r"此处|这儿|工单|对话|会话|回复|群|消息|邮件|回信|来信|邮箱|聊天|评论|备注|描述|留言|正文|表格|第一行|末尾|开头|这里|下面|"
    r"下方|表单|我们|客服|"
    r"我这|帖子|频道|附件"
)
_PLACE = re.compile(
    r"(?:在|到|进|至|入)\s*(?![^，。]{0,6}(?:小时|分钟|天|工作日|日|周|月|期限?|时间)[之以]?内)[^，。]{1,24}?(?:里|中|内|栏|"
    r"框|处|上|页|设置|配置|"
    r"变量|目录|文件夹|路径|仓库|电脑|硬盘|本机|本地|客户端|控制台|后台|管理器|服务|文件|Cursor|Studio|CLI|Chat\w*|Code|SDK)",
    re.IGNORECASE,
)
_LOOK = re.compile(
    r"^[\s请先再您你并务必要应当需可以麻烦]*(?:检查|核对|核实|查看|确认|看看?|留意|注意|提醒|说明|解释|举报|拒绝)(?!一下您的|"
    r"一下你的)[^，。]*(?:是否|有没有|是不是|为什么|没有)"
)
_TAKE = re.compile(
    r"保存|整理|压缩|录制|准备好?|收到|拿到|取得|复制|截图|截屏|截取|截一?[张个下]|导出|保留|留存|打包|下载|拍|找到|抓取|抓一"
)
_HAPPENED = re.compile(
    r"涉及|被(?:发|贴|传|提交|写|放)|(?:发|贴|传|给)(?:出来|过来|上来|出|来)?的(?=是|〓|人|内容)|(?:发|贴|传|给|提供|"
    r"泄露)\w?过(?=〓)|〓[时后]的|有关〓|等于|意味|属于|就是说|指的是|〓的问题|(?:发|贴|传|交|给|提供|提交|上传|附|泄露|"
    r"收(?!到)|写|转发|回复|告诉|要求|索要)(?:进|到|出|来|给|过|上|在)?(?:\w{1,4})?了(?!吗|么)|已经?(?:收|发|把|被|贴|传|提|"
    r"在|纠)|曾|上周|昨天|上个?月|去年|当时|主动|误把|不小心|多次|"
    r"(?<!收到〓)(?:时|之后|以后|后)(?:$|[，,]?(?:先|再|应|要)?(?:隐藏|提醒|停用|删除))|的人$|的人(?:可以|能|会|都)|"
    r"反而|(?:之前|前)$|会被|会带|可能会?|往往|经常|有时|有人|有用户|有客户|某个?用户|任何人|别人|对方|谁|有客服"
)
_HANDED_ON = re.compile(
    r"(?:让|请|引导|要求|叫|提醒|通知|麻烦|催|向|找|跟|问|从)(?:这位|该)?(?:用户|客户|顾客|对方|买家|提交人|报告人|其(?!他|余)|"
    r"他们?|她)[^，。]*"
    r"(?:提供|发|传|贴|附|补|交|索|要|给|报|告|出示|收|写|填|截|把|将|带)|(?:先|再)?(?:向|找|跟|问)(?:用户|客户|对方)\w{0,2}要"
)
_OF_OTHERS = re.compile(
    r"^(?:\s|如果|若|当|假如|即使|就算|万一|虽然|有些?|很多|不少|多数|大多数?|许多|部分|一些|如|因为|由于)*(?:用户|客户|顾客|"
    r"他们?|她|对方|有人|别人|攻击者|客服|坐席|团队|平台|网关|服务器|公开案例|系统|代理)(?!应|要|需|必|请|先|务)"
)
_ASK_WHAT = re.compile(r"是(?:多少|什么|啥|哪个|几)?(?:呢|呀)?\s*$|多少|报一下|几位")
_YOURS = re.compile(r"您|你(?!们)")
_ABOUT = re.compile(
    r"你们(?:还|也|真的)?(?:需要|要|会)|为什么|为何|怎么|如何|什么时候|哪些|谁|(?<!您)(?<!你)(?<!们)需要[^您你]*吗?$|"
    r"〓[^您你]{0,4}(?:能|可以|要)[^您你们]*吗|"
    r"要不要|是否需要|该不该|我(?:该|应该|要不要|需要)|应该[^您你]*吗|什么是|是什么意思"
)
_MUST_HOLD = re.compile(
    r"(?:工单|反馈|回复|邮件|报告|截图|附件|提交|材料|信息)[^，。]{0,8}?(?:必须|须|需|应|要|得)(?:包含|含|带|附|写|填|有)|"
    r"(?:材料|资料|清单|凭据|要件|所需|必填项)[^，。]{0,4}?(?:包括|包含|有|为|是)(?=[^，。]{0,12}〓)"
)
_DEMANDED = re.compile(
    r"(?<!不)(?<!没)(?<!没有)(?<!无)(?<!毫无)(?<!非)(?<!不是)是?(?:必须|必需|必要|必备|必填|必[传交附带选])(?:的|项)?|不可(?:少|缺)|必不可少|很?重要$"
)
_LEAD = re.compile(r"以下|下列|下面|如下|这几项|这些|三样|两样|几样|一样东西|几项|格式|材料|资料|信息|内容|字段|补充|回复|准备")
_STARTS = re.compile(rf"\s*(?:并且?|再|然后|也|还|最后|先|一并|同时|另外|只)?\s*(?:在\w{{1,6}}(?:里|中|时))?(?:{_SEND.pattern})")
_FIRM = re.compile(
    r"请(?!求|教|假|示|问)|麻烦|劳烦|烦劳|烦请|帮忙|拜托|劳驾|有劳|辛苦|恳请|还望|务必|可否|能否|能不能|可不可以|需要您|需要你|"
    r"希望您|方便|"
    r"您(?:需要|要|得|可以|只)|你(?:需要|要|得|可以|把)|我们?(?:这边)?需要|^\s*(?:把|将|提供)|让用户|让客户|向用户|向客户"
)
_HANDS_OVER = re.compile(
    r"[报说念讲亮]出(?!现|来的|错)|提供(?![商方者])|提交|上传|发(?=〓|送〓|我|来|给(?:我|您的客服|客服|技术|支持|工程|平台|管理员|这边|专员|人工|小编|团队|邮箱|工单)|"
    r"过来|一下|到|至|全|下)|发送(?!给(?!我|您的客服|客服|技术|支持|工程|平台|管理员|这边|专员|人工|小编|团队|邮箱|工单))|"
    r"告知|告诉|私信|私聊|贴(?:出|一下|上|到)|报(?:一下|给|上)|给我|附上|附带|给〓|交(?:给|出)|传(?:来|给|过来|一下|上来)|转发|"
    r"写在|填在|读给|出示|粘贴到|回复|带上|给(?:一?下|个)〓|说(?:一?下|出|给)|出具|(?<=[您你])获取|获取(?=用户|客户|对方|您|你)|"
    r"留(?=一?下|个|〓)|需要您的〓|"
    r"需要你的〓|是多少|是什么"
)
_ASKS_AT_ALL = re.compile(
    r"(?:请|麻烦|需要|缺|补)[^\n]*[：:]|填|写[在入到清明]|多少|需要?您|需要?你|索|麻烦|劳烦|烦劳|烦请|帮忙|拜托|劳驾|给[下个]|"
    r"借|一[用阅观]|是\s*[？?]|[都全]要|不可|请给"
)
_WITHIN = re.compile(
    r"\s*(?:文件)?(?:之?中|里面?|内)(?:的(?!全部|所有|完整|一切|内容|东西|信息)|报|出[错现]|找|搜|摘|截|挑|选|抄|记录的|那|第|最后)"
)
_VERB_FIRST = re.compile(
    rf"\s*(?:并且?|再|然后|也|先|直接|自行)?\s*(?:(?:在|用|通过|从|到|经)[^，。]{{1,14}}?)?(?:{_OWN_USE.pattern}|{_TAKE.pattern}|"
    rf"扫码|扫描|进入|回到|登录)"
)
"""A clause without a subject: an imperative."""
_PART = re.compile(
    r"^\s*(?:的?(?:管理|限额|额度|扫描|权限|背后|所属|所在|列表|安全|泄露|片段|标识|名称|痕迹|分组|页面|状态|前缀|用途|用量|类型|"
    r"格式|长度|位置|数量|来源|负责人|创建|有效|后(?=[四4几面])|前(?=[三3几缀])|首尾|两端|末|尾|编号|一栏|字段|输入框|是否|"
    r"有没有|能否|能不能|是不是|是什么时候|是哪(?!一?串)|是谁|是怎么|何时|什么时候|为什么|在哪|还能|可以|属于|来自|相关|的?步骤|"
    r"的?方法|的?办法|的?做法|与)|"
    r""
    r"id\b|对应)"
)
_ONE_OF_MANY = re.compile(r"(?:每|同一|单|一|哪|哪一|几|两|三)(?:把|个|枚|串)\s*$|(?:用|使用|换|含|带着?|经|包括)\s*$")
_FOR_US = re.compile(r"以便(?:我|客服)|方便(?:我|客服)|供(?:我|客服)|(?:我们?|客服)(?:来|帮|替|代)|[替代]您|[替代]你")
_WRITES_TO_US = re.compile(
    rf"(?:填|写|放|粘|贴)[^，。]*(?:{_PLACE_OF_OURS.pattern})|(?:{_PLACE_OF_OURS.pattern})[^，。]*(?:填|写|放|粘|贴)"
)
_TYPED_HERE = re.compile(
    r"(?:在|到)(?:本|此|这个|当前)?(?:这里|这儿|此处|工单|对话框?|聊天框?|聊天窗口|会话|群里?|表单|邮件|私信|"
    r"评论区?)[里中内]?(?:直接)?(?:输入|敲|打(?!开)|键入|念|说|报|粘贴|贴|填写?|发)"
)
_DIRECTIVE = re.compile(
    r"请(?!求|教|假|示|问)|麻烦|劳烦|烦劳|烦请|帮忙|拜托|劳驾|有劳|辛苦|恳请|还望|务必|必须|可否|能否|能不能|可不可以|还?需(?!求|"
    r"要[^您你]*吗)|缺|"
    r"〇|可(?=附|发|提供|上传|贴|补)|会(?=联系|向|请|要求|让|询问|索)|要(?=发|提供|给|传|贴|看|附|带)|能让"
)
_ENSURE = re.compile(
    r"(?:保证|确保)[^，。]*(?:上传|发送?|提供|提交|附|给|拍|寄|传)[^，。]{0,3}的〓(?![^，。]*(?:打码|遮|脱敏|删|没|不|无))|"
    r"确[保认][^，。]*(?:上传|发|提供|提交|附|给)[^，。]{0,3}的是〓|(?:请|务必|需|要)[^，。]{0,4}确[保认][^，。]*(?:附|带|含|"
    r"写)[^，。]*〓(?!打|遮|脱)"
)
_TOLD_YOU = re.compile(r"会(?:再|先|主动|另外)?(?:向|联系|请|要求|让|跟|找)(?:您|你)")
_NOMINAL = re.compile(
    r"(?:索要|索取|讨要|套取|骗取|打听)[^，。]*〓[^，。]{0,4}的|^[\s请务必一定要您也都]*(?:警惕|当心|小心|提防|防范|谨防|拒绝|"
    r"举报|无视|忽略|拉黑)|"
    r"〓的(?:客服|人|同事|做法|行为|消息|要求|模板|回复|句子|内容|工单|邮件|链接|电话|短信|请求|说法|字样)|骗子|诈骗|冒充|假冒|自称|钓鱼|"
    r"〓[^，。]{0,6}(?:是|很|太|十分|非常|极其|极|相当|有|存在|属于?|等于|就等于|会造成|会带来|意味着|容易)[^，。]{0,6}(?:危险|"
    r"风险|隐患|违规|不当|错误|大忌|没用|多余|违反|"
    r"高危|冒险|泄|问题|误区|麻烦|后果)"
)
_OF_SOFTWARE = re.compile(
    r"(?:请求|调用|接口|网络请求)(?:时|中|里|的时候)[^，。]{0,6}?(?:带上?|附上?|加上?|传入?|携带|使用|放入?)[^，。]*〓|"
    r"^\s*(?:每[次个条]|所有|任何|一次|该|这[个次]|如果|因为|由于|若|当)?(?:API |HTTP |网络)?(?:请求(?!头)|接口|调用|客户端|程序|上游|模型|"
    r"脚本|代码|网关|"
    r"服务端?|浏览器|插件|应用|SDK|curl)(?![里中内]?[^，。]{0,6}(?:发给|发来|给我|告诉))(?:[^，。您你请]{0,8})(?:需要?|要|必须|"
    r"应|得|会|都|带)",
    re.IGNORECASE,
)
"""What a program does or must hold, not its reader: 请求需要带上 Authorization 头."""
_BEGGED = re.compile(
    r"^\s*(?:目前|现在|眼下|我们?|这边)?(?:[再还就只坐静都先在]|正在|直接|赶[紧快]|尽快|随便)*(?:跪?求|期待|期盼|恭候|盼着?|等(?:待|候|着)?|候|来|上|给|整|甩|丢|扔|抛|缺|差|"
    r"少)(?:我们?|咱|这边)?(?:一?[份张个条段下]|点儿?)?(?:您的?|你的?)?〓(?!.{0,8}(?:时|期间|的(?:时候|过程)))"
)
"""A thing asked for by naming it, with hardly a verb: 求一份〓, 来张〓."""
_AGAINST_IT = re.compile(
    r"凭(?:借|着)?(?:您的?|你的?)?〓[^，。]{0,6}(?:即可|可以?|就能|方可|才|来|办理|受理|处理|核验|退款|领取|申请)|"
    r"以(?:您的?|你的?)?〓[^，。]{0,4}(?:为准|为凭|为依据|作为?依据)|见(?:到)?〓[^，。]{0,3}(?:后|才|再)|(?:收到|拿到|"
    r"见到)(?:您的?|你的?)?〓"
    r"[^，。]{0,3}(?:后|才|即|就|再)[^，。]{0,6}(?:处理|办理|核验|核对|排查|退|受理|恢复|继续|安排|审核|开始|定位|修复|$)"
)
"""What is done in return for a thing: 凭〓即可退款, 收到〓后处理."""
_ONLY_WITH = re.compile(
    r"(?:只有|必须|得|除非|要等|等到?|先)(?:您|你|我们?|客服)?(?:先|能)?(?:看到|看过|拿到|收到|见到|得到|提供|提交|有|附上?|附带|发来|"
    r"发送?|补[齐交]|上传|出示|给出|交出?|寄来?|传来|告知|带上?)?(?:您的?|你的?|用户的)?$"
)
_ONLY_THEN = re.compile(r"才(?:能|可|会|好|行|有|给|受理|处理|判断)|否则|不然")
"""只有看到〓，才能…: the thing is a condition of help."""
_IF_WANTED = re.compile(
    r"^\s*(?:如果?|若|要是|假如)(?:您|你|自己)?(?:有)?(?:需要?|想要?|要|需查看|想看)(?:得到|获得|拿到|取得|查看|下载|导出|开具|获取)?(?:您的?|你的?)?〓"
)
"""What the reader may want himself: 如需〓，请在控制台导出."""
_TO_READER = re.compile(
    r"(?<![拿收得看找见送输])[给到至往进入向](?:您|你|贵|自己|本人|公司|单位|警方|银行|支付机构|运营商|律师|税务|用户|"
    r"客户)(?!.*(?:给我|告诉我|发来|后再|给客服))|"
    r"(?:需要?|要|大约|约|通常)[^，。]{0,3}(?:秒|分钟|小时|个?工作日)(?!内)"
)
"""Goods that move to the reader or his company, not to us; and how long that takes."""
_AFTER_IT = re.compile(r"(?:提供|提交|附上?|发送?来?|上传|交|补[齐交充]?|出示|寄来?|发来|传来)(?:了|完)?(?:您的?|你的?)?$")
_THEN_HELP = re.compile(
    r"^(?:之|以)?后[^。]*(?:才(?:能|可|会|受理|处理)|即可|方可|再(?:处理|办)|(?:我们|客服|系统|这边)(?:会|将|就|便|马上|立即|立刻))"
)
_AMOUNTS_TO = re.compile(r"\s*(?:那)?(?:就是|就等于|等于|就相当于|相当于|意味着|无异于|等同于)")
"""What doing it comes to: 再发一次〓，就是再泄露一次."""
_CLEARED_UP = re.compile(r"删除|隐藏|停用|撤回|提醒|作废|拒绝|更换")
"""提交〓后，我们才受理: help after handing over; but what is handed over by mistake is cleared up."""
_ALL_WANTED = re.compile(
    r"^\s*(?:[这以][些上]?|[一二两三四五几]|全部)?[样个项者种]?(?:材料|信息|东西)?(?:都|全都?|均|也)(?:要|需要|得有|必须有|必填|"
    r"得给|得交)(?:有|的)?\s*$|缺一不可|"
    r"(?:一[个样项]都?|都)不能少"
)
"""All of what was named before: 三样都要."""
_WANTED = re.compile(
    r"(?:只有|必须|得|要)[^，。]{0,8}〓[^，。]*才(?:能|可以|行|好)|^\s*(?:我们?|这边)?(?:这边)?(?:只|就|得|还|"
    r"想)?要(?:的是)?您?的?〓|[先再还也](?:需)?要(?:一?[份张个])?(?:您的?|用户的?)?〓|〓\s*(?:也|都|还|同样)?(?:要|需要|得有|"
    r"不能少|必须有)\s*$"
)
_LACKING = re.compile(r"〓[^，。]{0,4}(?:没有?|未)(?:收到|附|看到|提供|发|上传|给)")
_OBJECTLESS = re.compile(
    rf"(?:{_SEND.pattern}|{_DIRECT.pattern})(?:一?下|一[张份个]|给\w{{1,4}}|我们?|客服|技术\w{{0,2}}|工程师|支持\w{{0,2}}|这边|"
    rf"过来|上来|到[^，。]{{1,20}}|至[^，。]{{1,20}}|"
    rf"在[^，。]{{1,8}}|[吧哦呢呀啊谢]|第一行|备注|下面|最后|开头|[^，。]{1, 10}(?:里|中|内|下|上|处|行)|即可|就行|就好|看看|"
    rf"核对|核查|再提交|后再\w+|回复|本|邮件|并|作为|附件|上传|听|瞧|一份|\s)*$"
)
_TOPIC_SEND = re.compile(
    rf"^\s*(?:如果|若|要是|如)?(?:有|在|方便|收到|拿到|找到)?(?:的话|了?[以之]?后|了|"
    rf"就)?[\s请您你麻烦再先就都也直接]*(?:{_DIRECT.pattern})"
)
_BUT_FOR = re.compile(r"除(?!非)(?:了|去|开)?")
_FILL_IN = re.compile(
    r"\s*(?:请|麻烦|烦请)?(?:您|你)?(?:如实|准确|完整)?(?:填写|填报|补填|填|登记|留下|写清|核对并回复|回复)(?:退款|申请|反馈|"
    r"申诉)?(?:表单?|单)?\s*"
)
"""What stands before the fields of a form."""
_DISOWNS = re.compile(
    r"(?:这[句种类段条]|写法|说法|问法|话术|例子|示例|示范|模板|回复|做法|案例|表述)[^：:]{0,10}(?:不要|不能|别|不合格|不好|不当|"
    r"不对|错误?|反面|禁用|作废|不可|有问题|"
    r"违规)|(?:错误|反面|不合格|不好|不当|不良|违规|糟糕|坏|反)的?(?:写法|说法|问法|话术|例子?|示例|示范|模板|回复|做法|案例|表述)|"
    r"^\s*(?:客服|坐席)?(?:请勿|切勿|勿|不要|禁止|严禁|避免|别|不得|不可)(?:这样|这么|再)?(?:以下)?(?:说|写|问|发|做|照抄|行为|操作)?\s*$"
)
"""Words before a colon that take back whatever follows: 错误示范：…, 请勿：…"""
_STILL_OPEN = re.compile(
    r"\s*(?:目前|现在?|这里|单子)?(?:还|尚|仍|另|均|都)?(?:需|须|要|请)?(?:缺少?|欠缺?|差|待补充?|待提供|待交|补充?|补交|补齐|"
    r"必填|必备|附|带|收集|提交|提供|上传|准备)(?:项|的|材料|资料|有|是)?\s*|"
    r"\s*(?:所需|申请|审核|核验|提交|报障|报修|工单|反馈|退款|申诉|解绑|需要|必备|必需)?的?(?:材料|资料|要件|模板|必填项|附件|"
    r"必[交传选备]项|文件|要求|条件|凭据|提交内容)(?:清单|如下|列表|有|是)?\s*"
)
"""All that stands before the colon of a list of what is wanted: 缺：…, 待补充：…"""


def stance(words: str, before: str, after: str, rest: str, *, question: bool, leads: bool) -> Stance:
    """Return what a clause does with what it names.

    ``before`` and ``after`` are the words of the clause round the thing (all of them and nothing, if it names none), ``rest``
    what follows in the sentence; ``leads`` tells that a colon ends the clause.
    """
    if "〓" in words and _OF_SOFTWARE.search(words) and not _REFUSE.search(words):
        return Stance.TELL
    if leads and (_STILL_OPEN.fullmatch(words) or _FILL_IN.fullmatch(words)):
        return Stance.ASK
    if says_needed(words, rest, question=question):
        return Stance.ASK
    if _LACK.search(before) and _STILL.search(words):
        return Stance.TELL
    if _LACK.search(before):
        return Stance.ASK if _LACK_END.search(after + rest) and not _STILL.search(rest) else Stance.TELL
    if _BUT_FOR.search(before):
        return Stance.ASK if re.search(r"还|也(?:要|需|请|得)", rest) else Stance.REFUSE
    plain = _STILL_ASKS.sub(lambda match: "〇" * len(match[0]), words)
    if question and (_ABOUT.search(plain)) and not _YOURS.search(plain):
        return Stance.REFUSE if _REFUSE.search(plain) else Stance.TELL
    if _ALL_WANTED.search(plain) and not question:
        return Stance.ASK
    if _ONLY_WITH.search(before) and before != words and _ONLY_THEN.search(after + rest) and not _REFUSE.search(before):
        return Stance.ASK
    if _AMOUNTS_TO.match(rest):
        return Stance.TELL
    if _AFTER_IT.search(before) and _THEN_HELP.search(after + rest) and not _CLEARED_UP.search(rest) and not _REFUSE.search(before):
        return Stance.ASK
    if _DEMANDED.search(plain) and not _REFUSE.search(_DEMANDED.sub("", plain)):
        return Stance.ASK
    if _WANTED.search(plain) and not question:
        return Stance.ASK
    if _LACKING.search(plain):
        return Stance.TAKE
    if _REFUSE.search(plain):
        return Stance.REFUSE
    return _positive(plain, before, after, question=question, leads=leads)


def _is_thanks(words: str) -> bool:
    return re.fullmatch(r"\s*(?:谢谢|多谢|感谢|拜托|麻烦|辛苦)(?:您|你|了|啦|配合|～|~)*\s*", words) is not None


def _positive(words: str, before: str, after: str, *, question: bool, leads: bool) -> Stance:
    if _is_thanks(words):
        return Stance.ASK
    if _NOMINAL.search(words):
        return Stance.TELL
    if "〓" not in words and "〇" not in words and _REMOVE.search(words):
        return Stance.TELL
    handed_on = _HANDED_ON.search(words) or _TOLD_YOU.search(words)
    if not handed_on and _LOOK.search(words):
        return Stance.TELL
    if _removed(before, after):
        return Stance.TELL
    if handed_on or _MUST_HOLD.search(words):
        return Stance.ASK
    if question and _YOURS.search(words) and _ASK_WHAT.search(words):
        return Stance.ASK
    if question and re.fullmatch(r"\s*(?:请问)?(?:〓(?:是)?(?:多少|几位)|[您你]的〓(?:是)?)(?:呢|呀)?\s*", words):
        return Stance.ASK
    if _ENSURE.search(words):
        return Stance.ASK
    if _IF_WANTED.search(words) or _TO_READER.search(words):
        return Stance.TELL
    if _AGAINST_IT.search(words) or _BEGGED.search(words):
        return Stance.ASK
    if _HAPPENED.search(words) or _OF_OTHERS.search(words):
        return Stance.TELL
    return _request(words, leads=leads)


def _request(words: str, *, leads: bool) -> Stance:
    if "〓" not in words and _NEED.search(words) and _LEAD.search(words) and not _OF_OTHERS.search(words):
        return Stance.ASK
    mood, own = _MOOD.search(words), _OWN_USE.search(words)
    sends, direct = _SEND.search(words), _DIRECT.search(words)
    elsewhere = _PLACE.search(words) and not _PLACE_OF_OURS.search(words)
    if (direct or _TYPED_HERE.search(words)) and not elsewhere:
        return Stance.ASK
    if own and mood and _FOR_US.search(words):
        return Stance.ASK
    if own and not _sends_after(words, own.end()) and not (sends and sends.start() <= own.start()):
        return Stance.TAKE if _TAKE.search(words) else Stance.ASK if own and _PLACE_OF_OURS.search(words) and mood else Stance.TELL
    if sends and elsewhere:
        return Stance.TELL
    if sends and (
        mood
        or (own and _VERB_FIRST.match(words))
        or re.match(r"\s*(?:您|你)?(?:并|再|然后|也|还|最后|先|就)?\s*(?:把|将)", words)
        or _WRITES_TO_US.search(words)
    ):
        return Stance.ASK
    if "〓" in words and _DIRECTIVE.search(words) and not elsewhere:
        return Stance.ASK
    if (mood and _NEED.search(words)) or (leads and (mood or sends) and _LEAD.search(words)) or (leads and _NEED.search(words)):
        return Stance.ASK
    if sends:
        return Stance.ASK if _STARTS.match(words) and not elsewhere else Stance.TELL
    if mood:
        return Stance.NONE if len(words.strip()) <= 4 or "请" not in words else Stance.TAKE if _TAKE.search(words) else Stance.TELL  # noqa: PLR2004
    return Stance.TAKE if _TAKE.search(words) else Stance.NONE


def may_ask(text: str) -> bool:
    """Tell whether a text holds any word of a plain request: a cheap look at texts that only name keys."""
    return _HANDS_OVER.search(text) is not None or _DIRECT.search(text) is not None or _ASKS_AT_ALL.search(text) is not None


def is_firm(words: str, before: str) -> bool:
    """Tell whether a clause is so plainly a request that what it names need not be called complete: 请把密钥发给我们."""
    plainly = (
        (_FIRM.search(words) and (_HANDS_OVER.search(words) or _FOR_US.search(words) or _WRITES_TO_US.search(words)))
        or _DIRECT.search(words)
        or _TOLD_YOU.search(words)
        or (_ONLY_WITH.search(before) and before != words)
        or (_WRITES_TO_US.search(words) and _YOURS.search(words))
        or (_ASK_WHAT.search(words) and (_YOURS.search(words) or "多少" in words))
    )
    return bool(plainly)


def is_part(before: str, after: str) -> bool:
    """Tell whether the words name something of a thing, or one of many: 密钥的分组, 每把密钥."""
    return bool(_PART.search(after) or _ONE_OF_MANY.search(before))


def is_within(before: str, after: str) -> bool:  # noqa: ARG001 - both languages are asked alike
    """Tell whether the thing is but the place of what is spoken of: 完整日志中报错的那一行."""
    return _WITHIN.match(after) is not None


def removes(words: str) -> bool:
    """Tell whether a clause takes out, hides or replaces something."""
    return _REMOVE.search(words) is not None


def is_answering(words: str) -> bool:
    """Tell whether a clause asks for what was named before it, and names nothing itself: 请补发."""
    return (
        _is_thanks(words)
        or _ALL_WANTED.search(words) is not None
        or _OBJECTLESS.search(words) is not None
        or _DEMANDED.search(words) is not None
    )


def is_handing_over(words: str) -> bool:
    """Tell whether a sentence begins with plainly handing over what was named before it: 发来看看."""
    return _TOPIC_SEND.search(words) is not None


def is_request(words: str) -> bool:
    """Tell whether a clause that names nothing asks for what follows: 请提供以下内容."""
    if _STILL_OPEN.fullmatch(words) or _ALL_WANTED.search(words):
        return True
    return bool(_FIRM.search(words) and (_SEND.search(words) or _NEED.search(words) or _LEAD.search(words))) or bool(
        (_NEED.search(words) and _LEAD.search(words)) or _DIRECT.search(words) or _WRITES_TO_US.search(words) or _is_thanks(words)
    )


def is_bare(words: str) -> bool:
    """Tell whether a clause is little more than the names of things."""
    return len(re.sub(r"[〓\s*`_，、|]|以及|还有|您的|你的|一[是份张个串]|二是|三是|包括|和|与|及|或", "", words)) <= 6  # noqa: PLR2004


def _sends_after(words: str, place: int) -> bool:
    return _SEND.search(words, place) is not None


def _removed(before: str, after: str) -> bool:
    """Tell whether the thing is taken out, hidden or replaced: 删除…, 把…打码."""
    governing = re.split(r"并|然后|再|[和与及、]", before)[-1]
    return bool(_REMOVE.search(governing) or _REMOVE.search(after))


def is_masked(words: str, place: int) -> bool:
    """Tell whether a clause speaks of a masked form of what it names at ``place``: 脱敏标识和完整请求头 masks the first alone."""
    if _MASKS.search(words):
        return True
    start = max((match.end() for match in _AND.finditer(words, 0, place)), default=0)
    after = _AND.search(words, place)
    return _MASKED.search(words, start, after.start() if after else len(words)) is not None


def disowns(words: str) -> bool:
    """Tell whether a clause before a colon takes back what follows, as 反例 does."""
    return _DISOWNS.search(words) is not None


def masks_topic(words: str) -> bool:
    """Tell whether a clause asks for a part alone of what was named before it: 密钥请只写后四位."""
    return _ONLY_PART.match(words) is not None and _MASKED.search(words) is not None


def is_short_no(words: str) -> bool:
    """Tell whether a clause answers a question with no."""
    return (
        re.match(r"\s*(?:不需要|不用|不必|不会|不能|不可以|不要|不行|不收|不是|无需|没有|没必要|完全不|当然不|绝不|从不|不)", words)
        is not None
    )
