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
登录、登陆、登入、登、login、log in、sign in、上号
注册、开户、sign up、register、signup
密码、口令、password
验证码、校验码、动态码、verification code、验证短信、简讯、sms
封号、封禁、封停、冻结、禁用、封、banned、disabled、拉黑、小黑屋、锁号、风控、suspended
注销、销户、删除账号、删号、delete account
充值、充钱、付款、支付、缴费、付钱、充、top up、recharge、payment、冲值、氪金、储值、付费、续费、topup、pay
退款、退钱、退费、退、refund、退还、返钱、money back
余额、剩余额度、账上、balance、还剩、点数、credits
不足、不够、用完、用光、花完、耗尽、欠费、insufficient、没钱、没余额、见底、归零、花光、烧光、用尽、ran out
发票、开票、报销、invoice、专票
价格、费用、收费、计费、扣费、价钱、单价、资费、price、pricing、billing、报价、定价、倍率、cost
贵、费钱、花钱、烧钱、成本、价格、费用、烧不起、肉疼、吃不消、expensive
省钱、省、节省、节约、便宜、优惠、降低成本、成本控制、控制成本、性价比、折扣、cheap
扣款、扣费、扣钱、多扣、重复扣费、扣、charge、乱扣、乱扣费、白扣、吞钱、charged、扣两次、扣两遍、收两次、charged twice
账单、消费、用量、花费、明细、usage、开销、花哪
额度、配额、限额、上限、quota、扣打
到账、入账、到帐、not credited
密钥、秘钥、令牌、金钥、api key、apikey、key、钥匙、密匙、keys、sk
泄露、泄漏、外泄、暴露、被盗、盗用、盗刷、偷、leak、偷走、偷用、偷刷、盗走、漏出去、传出去、刷爆、刷光、leaked、compromised、hacked
丢失、丢、遗失、弄丢、忘记、忘、找不到、搞丢、想不起、lost、forgot
轮换、更换、换、替换、rotate
权限、授权、permission、没资格
拒绝、禁止、没有权限、无权限、forbidden、permission denied、不给用、没权限、not allowed
鉴权、认证、身份验证、authentication、authorization、unauthorized
脱敏、打码、遮住、隐藏、masked、打马赛克、打星号
隐私、保密、数据安全、privacy、机密、个人信息、偷看
限流、限速、频率限制、请求过快、频繁、过快、次数限制、rate limit、too many requests、请求过多、操作频繁、throttled
超时、timeout、timed out、逾时、time out
重试、再试、重新请求、重发、retry、再试试、try again
并发、同时、concurrency、并行、多线程、同时跑、parallel
慢、缓慢、很久、延迟、耗时、卡顿、速度、slow、latency、龟速、蜗牛、半天、等好久、卡成ppt、卡成 ppt、lag、laggy、takes forever
卡住、卡死、卡、没反应、无响应、没动静、转圈、没有输出、无输出、假死、卡壳、卡在、一动不动、死机、没响应、没回应、没结果、不出结果、\
出不来、装死、转菊花、转个不停、stuck、hang、spinning、no response、nothing happens、没反映、不出字、没出来
中断、断开、断线、掉线、断、中途、disconnected、interrupted、断联、断连、dropped、connection lost
截断、不完整、没写完、不全、半截、truncated、写一半、一半、烂尾、cut off、没说完
空白、空内容、返回空、没有内容、empty、白屏、blank
乱码、编码、encoding、utf-8、火星文、鬼画符、问号、豆腐块、garbled、gibberish
排队、等待、处理中、pending、queue、还没好、生成中、轮不到、还没出来
繁忙、过载、负载、饱和、拥挤、overloaded、busy、塞车、挤爆、高峰、稍后再试、high demand、try again later
故障、宕机、崩溃、瘫痪、挂掉、挂了、崩了、不可用、outage、down、炸了、凉了、寄了、罢工、抽风、掉链子、歇菜、翻车、坏了、当机、全崩、\
全挂、crash、crashed、服务器崩、网站崩、接口崩
失败、不成功、failed、没成功、没搞定、泡汤、fail
报错、错误、异常、出错、error、报红、爆红、飘红、出毛病、出问题、不对劲
原因、排查、检查、诊断、troubleshoot、排错、除错、debug
网络、联网、网路、network、网速、internet
连接、连、连线、接通、无法连接、connect、connection、连通、can't connect、cannot connect
代理、proxy、梯子、翻墙、科学上网、加速器、vpn
域名、网址、地址、链接、url、连结
接口、api、endpoint
网关、gateway、中转、relay
上游、供应商、厂商、upstream、渠道、原厂
服务器、服务端、后端、伺服器、server
客户端、软件、应用、软体、app、client、应用程式
手机、移动端、安卓、mobile、android、ios、平板、iphone、ipad
电脑、桌面、desktop、笔电、macbook、laptop
浏览器、网页、前端、browser、火狐、chrome
插件、扩展、plugin、extension
下载、保存、存、download、存下来
上传、传、upload、传上去
附件、文档、文件、档案、pdf、word、资料夹
安装、装、install
升级、更新、upgrade、update
版本、version
配置、设置、填写、填、接入、setup、configure、config、填进去、设定
对接、接入、集成、integration、串接
教程、指南、步骤、入门、新手、上手、快速开始、quickstart、小白、萌新、零基础、攻略、保姆级、tutorial
示例、例子、样例、demo、example、范例、现成代码、抄作业、sample
选择、怎么选、选、推荐、对比、比较、哪款
区别、不同、差别、差异、difference、不一样
迁移、搬迁、搬、更换、切换、换、migrate、migration、搬家、搬过来、转过来、换平台
原来、以前、之前、旧
删除、移除、清除、删、delete、删掉、清空
新建、创建、申请、create
共享、共用、合用、share、拼车、合租、一起用、借给、给别人用、shared
团队、部门、公司、企业、成员、员工、同事、team、同僚、teammate、colleague
客服、人工、售后、support、真人、找人工、联系方式、交流群、微信群、qq群、customer service、contact us、live chat
工单、反馈、投诉、ticket、报修、举报、complaint、回馈
图片、图像、照片、image、相片、图档、影像、photo
画图、生图、作图、绘图、图片生成、文生图、出图、跑图、产图、做图、出图片
识图、看图、识别图片、图片识别、vision、文字识别、ocr
视频、短片、影片、video
生视频、做视频、视频生成、文生视频、出视频、出片、动起来
参考图、垫图、reference image、首帧、样图
语音、音频、声音、配音、朗读、audio、speech、tts、voice
转写、听写、语音转文字、transcription、录音、逐字稿
翻译、translate、translation
提示词、prompt、咒语
上下文、聊天记录、对话历史、历史消息、context
超长、太长、过长、字数、长度、too long、塞不下、装不下、放不下、token limit、context length
回复、回答、输出、返回、响应、response、答复、吐字
思考、推理、reasoning、thinking、想半天、chain of thought
流式、逐字、流式输出、stream、streaming、打字机、蹦字、字蹦、挤牙膏、typewriter
一次性、整段、非流式、一口气、一股脑、全蹦出来、憋半天、憋到最后、all at once
回调、callback、webhook、推送、webhooks
轮询、polling
任务、task、job
日志、记录、log
状态码、错误码、返回码、status code、报错码、error code
请求头、header
环境变量、env、environment variable
参数、字段、parameter
批量、大量、成批、batch、批次、一大堆、bulk
缓存、快取、cache
缓冲、buffer、buffering、憋半天、憋到最后、攒着
证书、certificate、ssl、tls
跨域、cors
白名单、允许列表、whitelist、allowlist
模型、model、llm
掉包、冒充、掺假、偷换、套壳、假模型、山寨、掺水、缩水、阉割
工具调用、函数调用、function calling、tools、函式呼叫、tool call
知识库、向量、检索、rag、embedding、资料库、喂文档、knowledge base
结构化、格式、json、schema
过期、到期、失效、expired、作废、清零
不存在、找不到、查无、not found、查不到、没找到、没货、doesn't exist
公告、通知、告知、notice、status page
告警、预警、报警、提醒、alert
模板、话术、template、模版
下线、停止服务、停用、弃用、deprecated、下架、关停、discontinued
恢复、重置、解除、reset、重设、复原、解封、解禁、解冻、unban
上线、发布、生产环境、production、正式环境
灰度、金丝雀、canary、小流量、分批
回滚、退回、rollback、切回、改回去、还原、roll back
维护、停机、maintenance
网站、站点、网页
队列、伫列
数据、资料、data
默认、预设、default、预设值
用户、使用者、user
屏幕、萤幕
代码、程式码、code、程式、脚本
不可用、不能用、无法使用、不好使、not working、doesn't work、does not work
不生效、没生效、没效果、不起作用、不管用
不稳定、时好时坏、时灵时不灵、忽快忽慢、偶发、偶尔、隔三差五、抽风、intermittent、flaky
打不开、进不去、加载不出来、上不去、无法访问、无法打开、won't open、can't open
收不到、没收到、未收到、didn't receive、not received
闪退、秒退
忘记密码、找回密码、改密码、重置密码、forgot password、reset password
登出、退出登录、踢下线、顶号、异地登录、logout、log out、session expired
两步验证、2fa
实名、身份证、人脸认证、kyc
换绑、解绑、换邮箱、换手机号
邮箱、邮件、电邮、email
支付方式、支付宝、微信支付、银行卡、信用卡、paypal、credit card
免费、白嫖、薅羊毛、不花钱、试用、free trial
套餐、包月、月卡、订阅
自动续费、取消订阅、退订、unsubscribe
兑换码、卡密、promo code
赔偿、补偿、赔钱
预算、超支、花超、成本控制、控制成本、budget、spending limit
重复、两遍、连点、duplicate、twice、点两次
邀请、拉新、返利、分销、代理商、referral
跑路、倒闭、骗子、割韭菜、靠谱、scam、legit
重新提交、重提、再提交、重新生成、重做、重来、重跑
取消、撤回、叫停、cancel
找回、取回、要回来、recover
不小心、手滑、手抖、误删、accidentally
修好、修复、抢修、恢复正常、fixed
无效、不正确、invalid、incorrect
填错、写错、抄错
不支持、不支援、不兼容、not supported
变笨、变蠢、变弱、降智、智商、智障、拉胯、变差、dumb、nerfed
幻觉、胡说、胡说八道、瞎说、乱编、编造、瞎扯、答错、hallucination、不准确
答非所问、跑题、跑偏、牛头不对马嘴、不听指令、不按要求、off topic
失忆、健忘、忘前面、记不住、上下文、forgets
复读、复读机、车轱辘、鬼打墙、死循环、repeating
拒答、拒绝回答、敏感词、违规、屏蔽、content policy、内容审核
画质、清晰度、模糊、分辨率、blurry
尺寸、宽高、横版
变形、畸形、六根手指、崩脸
随机、抽卡、盲盒、看运气、每次不一样、复现、种子
修图、改图、p图、抠图
水印、watermark
版权、侵权、商用、copyright
肖像、换脸、人脸
没声音、无声、no sound
控制台、后台、dashboard
官网、首页
截图、截屏、screenshot
导出、备份
内网、办公网、企业网络、防火墙、firewall
杀毒软件、杀软、安全软件
地区、锁区、地区限制、国外
联网搜索、网页搜索、web search
训练、拿去训练
离职、辞职、裁员、offboarding
外包、乙方
客户、顾客、customer
写代码、敲代码、编程、编程工具、coding、vscode、vs code
着急、加急、紧急、十万火急、在线等、urgent、asap
没人理、没人管、不理人、石沉大海
生气、气死、火大、情绪激动、angry
有效期、期限、时效、保留期
工作时间、下班、节假日、放假、weekend
半夜、凌晨
界面、介面
消息、讯息
项目、专案、project
质量、品质、quality
自定义、客制化、custom
信号、讯号、wifi、wi-fi
老板、领导、上司、boss
断网、没网、网不好、网差、信号差
敷衍、偷懒、糊弄、lazy
对不上、不一致、不相符、mismatch
时区、时差、北京时间、time zone
""".strip().splitlines()
)
"""Wordings that mean the same to people who ask for help, everyday beside formal, Chinese beside English,
as they are used with any service of this sort. Single characters count where they stand alone.

One group a line; a backslash goes on with it in the next."""
