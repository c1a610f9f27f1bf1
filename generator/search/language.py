"""What search knows of language as such: words that only ask, particles, and wordings that mean the same.

Nothing here comes from queries that were seen, nor from the pages of one site. Words of a product are
its glossary's affair: abbreviations of terms are synonyms too (:mod:`generator.search.fields`).
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PARTICLES = "吗呢吧啊呀嘛哦噢哈呗啦的"
"""Modal particles and 的: they separate."""

ASPECT = "了"
"""An aspect marker, which falls out: 充了钱 is 充钱."""

ASKING = _words(
    """
    怎么办 怎么样 怎么回事 怎么弄 怎么搞 怎么做 怎么 怎样 咋办 咋回事 咋 如何 为什么 为何 为啥 什么意思 什么原因 什么情况
    什么样 什么时候 什么 是什么意思 是什么原因 是怎么回事 意思 是什么 是啥 啥意思 啥 哪里 哪儿 哪个 哪些 哪种 多少 多久
    几个 请问 问一下 想问 求助 麻烦 帮忙 谁知道 有人知道 是不是 有没有 能不能 可不可以 会不会 要不要 行不行 可以 能否 可否
    是否 应该 需要 怎么会 怎么才能 才能 办法 方法
    """
)
"""Words that make a question of a matter and do not tell what the matter is."""

MEANING = _words("什么是 是什么意思 啥意思 什么意思 含义 定义 名词解释 what is meaning")
"""What asks for the meaning of a word."""

FILLERS = _words(
    """
    我的 我们 你的 你们 他们 自己 这个 那个 这些 那些 一个 一下 一些 一直 总是 老是 经常 有时 突然 明明 到底 究竟 竟然
    居然 已经 刚刚 还是 就是 只是 但是 可是 因为 所以 然后 以后 之后 时候 如果 或者 以及 的话 有点 好像 似乎 感觉 觉得
    """
)
"""Pronouns, adverbs and connectives of two characters: they carry little of the matter."""

GRAMMAR = "我你您他她它这那把被与及跟很太是也都"
"""Characters that are words of grammar by themselves: in a query they separate."""

WEAK = "些哪几和让给在从到对还就又真想要用地得着过好能会去来上里"
"""Characters that are words of grammar as often as parts of others: a pair with one of them says less."""

REPORTING = _words("提示 显示 出现 遇到 碰到 收到 发现 看到 进行 使用 问题 情况 处理 解决 关于 相关 没有 告诉 知道 比较 非常 全部 所有")
"""Words with which one tells of a matter, whatever it is: they say less than others."""

ENGLISH = _words(
    """
    a an the is are was were be been am do does did has have had of to and or in on at for with by from as it its this
    that these those i my me we our you your he she they them how what why when where which who can could should would
    will may please there here if so not no any some error http https
    """
)
"""English words that carry little."""

FAILING = _words("失败 报错 不可用")
"""What “V不C” says of a verb (连不上, 打不开): the complement of potential, negated."""

COMPLEMENTS = "上开到出进来去动通成起掉完着"
"""Complements of that construction."""

GROUPS = tuple(
    tuple(line.split("、"))
    for line in """
账号、账户、帐号、帐户、account
登录、登陆、登入、登、login、log in、sign in
注册、开户、sign up、register
密码、口令、password
验证码、校验码、动态码、verification code
封号、封禁、封停、冻结、禁用、封、banned、disabled
注销、销户、删除账号
充值、充钱、付款、支付、缴费、付钱、充、top up、recharge、payment
退款、退钱、退费、退、refund
余额、剩余额度、账上、balance
不足、不够、用完、用光、花完、耗尽、欠费、insufficient
发票、开票、报销、invoice
价格、费用、收费、计费、扣费、价钱、单价、资费、price、pricing、billing
贵、费钱、花钱、烧钱、成本、价格、费用
省钱、省、节省、节约、便宜、优惠、降低成本、成本控制、控制成本
扣款、扣费、扣钱、多扣、重复扣费、扣、charge
账单、消费、用量、花费、明细、usage
额度、配额、限额、上限、quota
到账、入账、到帐
密钥、秘钥、令牌、金钥、api key、apikey、key
泄露、泄漏、外泄、暴露、被盗、盗用、盗刷、偷、leak
丢失、丢、遗失、弄丢、忘记、忘、找不到
轮换、更换、换、替换、rotate
权限、授权、permission
拒绝、禁止、没有权限、无权限、forbidden、permission denied
鉴权、认证、身份验证、authentication、authorization、unauthorized
脱敏、打码、遮住、隐藏、masked
隐私、保密、数据安全、privacy
限流、限速、频率限制、请求过快、频繁、过快、次数限制、rate limit、too many requests
超时、timeout、timed out
重试、再试、重新请求、重发、retry
并发、同时、concurrency
慢、缓慢、很久、延迟、耗时、卡顿、速度、slow、latency
卡住、卡死、卡、没反应、无响应、没动静、转圈、没有输出、无输出
中断、断开、断线、掉线、断、中途、disconnected、interrupted
截断、不完整、没写完、不全、半截、truncated
空白、空内容、返回空、没有内容、empty
乱码、编码、encoding、utf-8
排队、等待、处理中、pending、queue
繁忙、过载、负载、饱和、拥挤、overloaded、busy
故障、宕机、崩溃、瘫痪、挂掉、挂了、崩了、不可用、outage、down
失败、不成功、failed
报错、错误、异常、出错、error
原因、排查、检查、诊断、troubleshoot
网络、联网、网路、network
连接、连、连线、接通、无法连接、connect、connection
代理、proxy
域名、网址、地址、链接、url
接口、api、endpoint
网关、gateway
上游、供应商、厂商、upstream
服务器、服务端、后端、伺服器、server
客户端、软件、应用、软体、app、client
手机、移动端、安卓、mobile、android、ios
电脑、桌面、desktop
浏览器、网页、前端、browser
插件、扩展、plugin、extension
下载、保存、存、download
上传、传、upload
附件、文档、文件、档案、pdf、word
安装、装、install
升级、更新、upgrade、update
版本、version
配置、设置、填写、填、接入、setup、configure、config
对接、接入、集成、integration
教程、指南、步骤、入门、新手、上手、快速开始、quickstart
示例、例子、样例、demo、example
选择、怎么选、选、推荐、对比、比较
区别、不同、差别、差异、difference
迁移、搬迁、搬、更换、切换、换、migrate、migration
原来、以前、之前、旧
删除、移除、清除、删、delete
新建、创建、申请、create
共享、共用、合用、share
团队、部门、公司、企业、成员、员工、同事、team
客服、人工、售后、support
工单、反馈、投诉、ticket
图片、图像、照片、image
画图、生图、作图、绘图、图片生成、文生图
识图、看图、识别图片、图片识别、vision
视频、短片、影片、video
生视频、做视频、视频生成、文生视频
参考图、垫图、reference image
语音、音频、声音、配音、朗读、audio、speech、tts
转写、听写、语音转文字、transcription
翻译、translate、translation
提示词、prompt
上下文、聊天记录、对话历史、历史消息、context
超长、太长、过长、字数、长度、too long
回复、回答、输出、返回、响应、response
思考、推理、reasoning、thinking
流式、逐字、流式输出、stream、streaming
一次性、整段、非流式
回调、callback、webhook
轮询、polling
任务、task、job
日志、记录、log
状态码、错误码、返回码、status code
请求头、header
环境变量、env、environment variable
参数、字段、parameter
批量、大量、成批、batch
缓存、快取、cache
缓冲、buffer、buffering
证书、certificate、ssl、tls
跨域、cors
白名单、允许列表、whitelist、allowlist
模型、model
掉包、冒充、掺假、偷换、套壳
工具调用、函数调用、function calling、tools
知识库、向量、检索、rag、embedding
结构化、格式、json、schema
过期、到期、失效、expired
不存在、找不到、查无、not found
公告、通知、告知、notice
告警、预警、报警、提醒、alert
模板、话术、template
下线、停止服务、停用、弃用、deprecated
恢复、重置、解除、reset
上线、发布、生产环境、production
灰度、金丝雀、canary
回滚、退回、rollback
维护、停机、maintenance
网站、站点、网页
队列、伫列
数据、资料、data
默认、预设、default
用户、使用者、user
屏幕、萤幕
代码、程式码、code
""".strip().splitlines()
)
"""Wordings that mean the same to people who ask for help, everyday beside formal, Chinese beside English,
as they are used with any service of this sort. Single characters count where they stand alone."""
