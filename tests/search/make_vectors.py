"""Write ``vectors.json``: texts, queries and words with what the analysis makes of them, for Python and JavaScript alike.

    python -m tests.search.make_vectors

Read the difference before you commit it: the table is what both must keep to.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.search import language
from generator.search.analysis import fold, key_of, stem, terms
from generator.search.engine import distance, segmentations
from generator.search.index import build_index
from generator.search.query import Language, Plan, plan

PATH = Path(__file__).parent / "vectors.json"

TEXTS = (
    "怎样填 Base URL？",
    "ＨＴＴＰ ４０１",
    "金鑰外洩怎麼辦",
    "帳號登錄",
    "base_url",
    "baseURL",
    "Base URL",
    "BaseURL 与 base-url",
    "ANTHROPIC_BASE_URL",
    "Cherry Studio",
    "CherryStudio",
    "stream=true",
    "stream = true",
    "gpt-3.5-turbo",
    "v1.2.3",
    "127.0.0.1:7890",
    "/v1/chat/completions",
    "user@example.com",
    "API keys",
    "status codes",
    "充了钱没到账",
    "我的余额呢",
    "流式输出",
    "余",
    "余a额",
    "C++ 与 .NET",
    "Ⅳ ﬁne ½",
    "İstanbul ẞ ς",
    "👍🏽 流式 🇨🇳",
    "e\u0301 naïve",
    "한국어 かな カナ",
    "\u0000\u0001\u0002\ud7ff",
    "𠮷野家",
    "a b c",
    "x" * 60,
    "",
    " \t\n",
    "的的的",
)
QUERIES = (
    *TEXTS,
    "请问怎么修改密码",
    "为什么连接失败？",
    "可以退款吗",
    "什么是网关",
    "网关是什么意思",
    "what is a gateway",
    "连不上服务器",
    "打不开",
    "收不到验证码",
    "the model does not exist",
    "how to set api key",
    "rate limit",
    "怎么办",
    "很慢",
    "断了",
    "用户登录到控制台的时候提示错误",
    "chat box 手机版",
    "nodejs sdk",
)
WORDS = ("keys", "status", "bus", "class", "this", "apis", "codes", "gpus", "s", "ss", "403s")
PAIRS = (("lobchat", "lobechat"), ("chta", "chat"), ("timeout", "timeouts"), ("abcd", "wxyz"), ("unauthorised", "unauthorized"), ("a", "a"))
SYLLABLES = ("liushi", "yue", "xian", "fangan", "chongzhi", "abc", "liu")


def tables() -> dict[str, Any]:
    """Return the tables of an index without pages, with every group and every character."""
    root: dict[str, Any] = json.loads(build_index([], {})["index.json"])
    return {**root, "groups": [list(group) for group in language.GROUPS]}


def words() -> Language:
    old, new = tables()["variants"]
    return Language(language.GROUPS, variants=str.maketrans(old, new))


def vectors() -> dict[str, Any]:
    """Return the table."""
    known = words()
    return {
        "fold": {text: fold(text, known.variants) for text in TEXTS},
        "terms": {text: terms(text, table=known.variants) for text in TEXTS},
        "singles": {text: terms(text, singles=True, table=known.variants) for text in TEXTS},
        "key": {text: key_of(fold(text, known.variants)) for text in TEXTS},
        "stem": {word: stem(word) for word in WORDS},
        "plan": {text: _plain(plan(text, known)) for text in QUERIES},
        "distance": [[one, two, distance(one, two, 2)] for one, two in PAIRS],
        "segmentations": {
            word: [list(two) for two in segmentations(word, {"liu", "shi", "yu", "e", "xi", "an", "fang", "fan", "gan"})]
            for word in SYLLABLES
        },
    }


def _plain(made: Plan) -> dict[str, Any]:
    slots = [
        {"weight": round(slot.weight, 6), "falls": slot.falls, "phrases": [[list(phrase.terms), phrase.weight] for phrase in slot.phrases]}
        for slot in made.slots
    ]
    return {"key": made.key, "last": made.last, "bare": made.bare, "slots": slots}


if __name__ == "__main__":
    PATH.write_text(json.dumps({"tables": tables(), **vectors()}, ensure_ascii=False, indent=1) + "\n", "utf-8")
