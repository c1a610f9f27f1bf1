"""Words and sentences of a Chinese help centre with Latin terms; few words are frequent, many are rare."""

# ruff: noqa: SIM905, E501 - lists of words are read as lists of words

from __future__ import annotations

import random
import re
from functools import cache

NOUNS = tuple(
    """账户 订单 发票 退款 账单 套餐 订阅 权限 角色 成员 团队 工作区 邮箱 手机号 令牌 接口 配额 日志 报表 附件 图片 视频 模板 表单 字段
    流程 审批 通知 消息 提醒 日历 任务 项目 看板 标签 索引 缓存 备份 版本 插件 集成 回调 网关 域名 证书 防火墙 代理 网络 浏览器 客户端 移动端
    桌面端 设备 会话 登录 单点登录 双重验证 安全策略 隐私设置 数据保留 服务等级 工单 渠道 机器人 知识库 满意度 评分 优惠券 积分 余额 充值 提现
    手续费 税率 合同 签章 地址 物流 快递 仓库 库存 商品 规格 价格 购物车 支付 银行卡 对账 结算 分账 汇率 币种 时区 语言 主题 页面 导航 菜单 按钮
    弹窗 状态页 沙箱环境 生产环境 队列 批次 分组 模型 流式响应 上下文 并发 重试 限流 超时 签名 校验码 导出文件 导入文件 访问记录 审计日志""".split()
)
"""What the service is about; the first are the most frequent."""

HEADS = tuple(
    """记录 设置 列表 状态 规则 上限 编号 名称 日期 明细 入口 来源 类型 等级 周期 条件 范围 格式 顺序 比例 数量 地址簿 负责人 管理员 服务端 变更
    通道 凭据 快照 水位 策略 分片 映射 摘要 阈值 归档 草稿 副本 视图 清单""".split()
)
"""What stands behind a noun in a compound."""

VERBS = tuple(
    """检查 确认 打开 关闭 启用 停用 创建 删除 编辑 保存 提交 撤回 导出 导入 同步 刷新 重置 绑定 解绑 邀请 移除 升级 降级 续订 取消 申请 审核 批准
    拒绝 转交 分配 合并 拆分 复制 移动 归档 恢复 备份 拉取 上传 发送 接收 屏蔽 标记 筛选 排序 配置 授权 验证 核对 记录 对比""".split()
)
STATES = tuple(
    "没有更新 一直等待 显示为空 被拒绝 已经过期 重复出现 顺序错乱 延迟到账 无法保存 提示冲突 突然中断 与预期不符 找不到 只能查看 被锁定".split()
)
ADJECTIVES = tuple("最近的 自动的 手动的 共享的 临时的 默认的 历史的 企业的 个人的 测试的 主要的 备用的 当天的 上一次的 其他的".split())
LATIN = tuple(
    """account order invoice refund billing plan role member team token key quota log report image video template form field workflow approval
    message calendar task project board label filter index cache backup version plugin webhook gateway domain certificate proxy browser client
    device session login policy retention ticket channel bot rating coupon points balance deposit fee tax contract shipping courier stock product
    price cart payment settlement currency timezone locale theme page menu status sandbox region queue retry batch archive merge stream model
    prompt limit timeout digest signature export import audit trace metric alert""".split()
)

SENTENCES = (
    "如果{w}{s}，请先{v}{n}，再{v}{a}{w}。",
    "{w}会在 {k} 分钟内更新，{a}{n}不受影响。",
    "当{n}返回 `{x}` 时，系统会{v}{w}并保留{a}{n}。",
    "请在{n}页面{v}“{w}”，然后{v}{n}。",
    "{a}{w}通常说明{n}已经处理完，此时不要{v}{n}。",
    "管理员可以{v}{w}，普通成员只能{v}{a}{n}。",
    "为了核对{w}，{n}默认保留 {k} 天，之后自动{v}。",
    "{w}与{w}之间的差额，要按{a}{n}来{v}。",
    "如果{n}提示 `{x}`，多半是{w}{s}，{v}{n}即可。",
    "同一个{n}最多{v} {k} 次，超过后需要{v}{w}。",
    "{v}{w}之前，请确认{n}和{a}{n}属于同一个{n}。",
    "从{w}到{n}，`{x}` 一直跟着{a}{n}。",
    "我们建议每 {k} 天{v}一次{w}，避免{n}{s}。",
    "仍然{s}的，请把{w}、{n}和 `{x}` 一并交给负责人。",
    "{n}的设置只影响{w}，不影响{a}{n}。",
    "{w}按{n}计算：{n}越多，{a}{w}变化越快。",
    "在{n}里{v}{w}之后，{a}{n}会同步到其他{n}。",
    "注意：{n}{s}以后，{w}不能再{v}。",
    "您也可以{v}{w}，由{a}{n}代为{v}。",
    "对{a}{n}来说，{w}比{n}更容易{v}。",
    "接口返回的 `{x}` 只说明{n}收到了请求，不说明{w}已经{v}。",
    "{n}的{w}由服务端计算，客户端看到的是{a}{n}。",
    "测试时先用{a}{n}，确认{w}正常，再{v}{n}。",
    "遇到 {c} 时记下时间和 `{x}`，它们能说明{w}为什么{s}。",
)
ENGLISH = (
    "This page explains how to {e} the {l} of a {l} and what to check when the {l} does not change.",
    "Check the {l} and the {l} before you change any {l}; the value `{x}` tells which of them was used.",
    "If the {l} still shows an error after {k} minutes, send the time, the {l} and the request number to the {l} team.",
    "The {l} is kept for {k} days after the {l} ends, and only an administrator can {e} it.",
    "A {l} that belongs to another {l} is not affected by this setting.",
    "Two {l} entries with the same `{x}` belong together and are shown as one {l}.",
)
ENGLISH_VERBS = ("check", "export", "restore", "rename", "share", "approve", "cancel", "move", "verify", "reset")
COUNTS = ("2", "3", "5", "7", "10", "12", "15", "24", "30", "45", "60", "90")
STATUSES = ("400", "401", "402", "403", "404", "409", "413", "422", "429", "500", "502", "503", "504")

_SLOT = re.compile(r"\{(\w)\}")


@cache
def _parts(frame: str) -> tuple[str, ...]:
    return tuple(_SLOT.split(frame))


class Speaker:
    """Says sentences; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.number = self.rng.random

    def pick(self, words: tuple[str, ...]) -> str:
        """Return one of ``words``; the first come up most often."""
        number = self.number
        return words[int(number() * number() * len(words))]

    def any(self, words: tuple[str, ...]) -> str:
        return words[int(self.number() * len(words))]

    def between(self, least: int, most: int) -> int:
        return least + int(self.number() * (most - least + 1))

    def slot(self, name: str) -> str:
        match name:
            case "n":
                return self.pick(NOUNS)
            case "w":
                return self.pick(NOUNS) + self.any(HEADS)
            case "v":
                return self.pick(VERBS)
            case "a":
                return self.pick(ADJECTIVES)
            case "s":
                return self.pick(STATES)
            case "k":
                return self.any(COUNTS)
            case "c":
                return self.any(STATUSES)
            case "x":
                return f"{self.pick(LATIN)}_{self.any(LATIN)}"
            case "l":
                return self.pick(LATIN)
            case "e":
                return self.any(ENGLISH_VERBS)
            case _:
                raise KeyError(name)

    def fill(self, frame: str) -> str:
        parts = _parts(frame)
        return "".join(self.slot(part) if place % 2 else part for place, part in enumerate(parts))

    def say(self, least: int, most: int) -> str:
        """Return a paragraph of ``least`` to ``most`` sentences."""
        return "".join(self.fill(self.any(SENTENCES)) for _ in range(self.between(least, most)))

    def say_english(self, least: int, most: int) -> str:
        return " ".join(self.fill(self.any(ENGLISH)) for _ in range(self.between(least, most)))
