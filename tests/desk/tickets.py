"""A made log of tickets, the same for the same seed: questions that the first site answers, topics that it does not, and secrets
that people put into tickets although nobody asked for them."""

from __future__ import annotations

import csv
import datetime
import io
import json
import random
from dataclasses import dataclass, field
from email.message import EmailMessage

UNCOVERED = {
    "发票抬头": (
        "发票抬头写错了怎么改",
        "想改一下发票抬头",
        "电子发票抬头和税号怎么填",
        "发票什么时候开，抬头能改吗",
        "换公司了，发票抬头要重开",
    ),
    "企业微信": ("企业微信能不能扫码登录", "企业微信登录一直转圈", "怎么绑定企业微信", "企业微信通知收不到", "想把企业微信接进来"),
    "语音转写": ("语音转写支持粤语吗", "语音转写时间戳不准", "上传录音做语音转写没有标点", "语音转写能区分说话人吗", "语音转写的音频多大"),
    "数据合规": (
        "数据合规证明在哪里下载",
        "我们法务要数据合规材料",
        "数据合规协议怎么签",
        "有没有数据合规白皮书",
        "采购要求提供数据合规说明",
    ),
    "微调训练": (
        "微调训练怎么上传数据集",
        "微调训练任务卡在准备中",
        "微调训练完的权重能下载吗",
        "想做微调训练，最少多少条样本",
        "微调训练失败了怎么看原因",
    ),
}
COVERED = (
    *("模型不存在先查什么", "调用返回 model not found", "401 unauthorized 怎么处理", "提示余额不足但是我刚充值", "stream 输出到一半断开"),
    *("429 请求太频繁怎么办", "Base URL 应该填哪里", "Cherry Studio 怎么配置", "生视频任务一直排队", "重试会不会重复扣费"),
    *("失败的请求扣费了吗", "从 New API 迁移怎么改", "Cursor 怎么接入", "密钥泄露了怎么办", "旧模型名还能用吗"),
    *("怎么控制成本", "Codex CLI 配置", "SSE 没有 data 行", "Python SDK base_url 怎么写", "resetAt 是什么意思"),
)
OPENINGS = ("您好，", "请问", "在吗？", "", "", "急！", "hello, ", "麻烦帮忙看看，")
ENDINGS = ("，谢谢", "", "。", "，在线等", "！", "，今天要上线")
ASKED = ("请补充请求时间和调用方。", "请问您的代理情况和上下文长度？", "请提供请求编号。", "请看文档。")
_SECRETS = (
    lambda it: "sk-" + "".join(it.choices("abcdefghijkmnpqrstuvwxyzABCDEFGH23456789", k=40)),
    lambda it: "AIza" + "".join(it.choices("abcdefghijkmnpqrstuvwxyzABCDEFGH23456789_-", k=35)),
    lambda it: f"1{it.choice('3578')}{it.choice('356789')}{it.randrange(10**8):08}",
    lambda it: f"{it.choice(['li', 'wang'])}.{it.choice(['wei', 'min'])}{it.randrange(100)}@{it.choice(['qq.com', '163.com'])}",
)


@dataclass
class Log:
    """The rows, and every secret that was planted."""

    rows: list[dict[str, str]] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)

    def csv(self) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(self.rows[0]))
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue().encode()

    def jsonl(self) -> bytes:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows).encode()

    def mbox(self) -> bytes:
        made = b""
        for row in self.rows:
            mail = EmailMessage()
            day = datetime.date.fromisoformat(row["created_at"])
            mail["Subject"], mail["From"], mail["Date"] = row["subject"], row["requester"], f"{day:%d %b %Y} 10:00:00 +0000"
            mail.set_content(row["description"] + "\n> quoted\n")
            made += b"From x Thu Jan  1 00:00:00 2026\n" + mail.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n"
        return made


def made_log(count: int = 500, seed: int = 7) -> Log:
    """Four tickets of ten ask what no page answers; one of three holds a secret somewhere."""
    it = random.Random(seed)
    log = Log()
    names = list(UNCOVERED)
    weights = [10, 8, 7, 6, 5]
    for number in range(count):
        question = it.choice(UNCOVERED[it.choices(names, weights)[0]]) if it.random() < 0.4 else it.choice(COVERED)
        secret = it.choice(_SECRETS)(it) if it.random() < 0.35 else ""
        if secret:
            log.secrets.append(secret)
        body = it.choice(OPENINGS) + question + it.choice(ENDINGS) + (f" 我的信息是 {secret} 你看下" if secret else "")
        subject = question if it.random() < 0.7 else f"{question} {secret}".strip()
        requester = f"user{number}@mail.example.org"
        day = datetime.date(2026, 9, 1) + datetime.timedelta(days=it.randrange(60))
        log.rows.append(
            {
                "id": str(number),
                "created_at": day.isoformat(),
                "requester": requester,
                "subject": subject,
                "description": body,
                "agent_reply": it.choice(ASKED),
            }
        )
        log.secrets.append(requester)
    return log
