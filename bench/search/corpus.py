"""Realistic pages in any number, from a seed: clauses of a Chinese help centre with Latin terms, over a growing vocabulary.

Words follow Zipf's law and the vocabulary grows with the text (Heaps' law): every page has words that few others have,
beside those that all have. A page is as long as those of the first site: about 1,800 characters in eight sections.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate

from generator.search.fields import Place, Searchable

FRAMES = (
    "先核对{0}，再看{1}",
    "如果{0}没有{1}，就把{2}重新{3}一次",
    "{0}和{1}的{2}不同",
    "返回 {4} 时检查{0}",
    "把 {4} 写进{0}的{1}里",
    "{0}超过{1}后，{2}会被{3}",
    "在控制台的{0}页面找到{1}",
    "客户端把{0}改成了 {4}，所以{1}失败",
    "联系客服时写明{0}、{1}和{2}",
    "{0}只影响{1}，不影响{2}",
    "一般在十分钟内完成{0}，超过就查{1}",
    "不要把{0}发给任何人，只给{1}",
)
QUESTIONS = ("{0}{1}怎么办？", "为什么{0}会{1}？", "{0}在哪里{1}？", "{0}和{1}有什么区别？", "{0}返回 {4} 是什么原因？", "怎样{1}{0}？")
KINDS = ("answer", "guide", "term", "faq", "template", "post", "integration")
_CODES = (code.to_bytes(2, "big").decode("gb2312", "ignore") for code in range(0xB0A1, 0xD7FA))
TERMS = 300
"""Words of the glossary: it grows no longer when the site does."""
COMMON = "".join(character for character in _CODES if character > "\u3400")


class Words:
    """Words of two to four characters, and Latin ones, by Zipf's law."""

    def __init__(self, rng: random.Random, count: int) -> None:
        self.rng = rng
        self.han = ["".join(rng.choices(COMMON[:2500], k=rng.choices((2, 3, 4), (80, 15, 5))[0])) for _ in range(count)]
        latin = ["".join(rng.choices("abcdefghijklmnoprstuvwxyz", k=rng.randint(3, 9))) for _ in range(count // 4)]
        self.latin = [word if rng.random() < 0.7 else f"{word}_{rng.choice(latin)}" for word in latin]
        self.han_steps = list(accumulate(1 / (rank + 3) for rank in range(len(self.han))))
        self.latin_steps = list(accumulate(1 / (rank + 2) for rank in range(len(self.latin))))

    def take(self, words: list[str], steps: list[float]) -> str:
        return words[bisect(steps, self.rng.random() * steps[-1])]

    def fill(self, frame: str) -> str:
        han = [self.take(self.han, self.han_steps) for _ in range(4)]
        return frame.format(*han, self.take(self.latin, self.latin_steps))

    def text(self, clauses: int) -> str:
        return "。".join(self.fill(self.rng.choice(FRAMES)) for _ in range(clauses)) + "。"


def pages(count: int, seed: int = 1) -> Iterator[Searchable]:
    """Yield ``count`` pages; the vocabulary grows with the square root of the text."""
    rng = random.Random(seed)
    words = Words(rng, int(400 * count**0.5))
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        title = words.fill(rng.choice(QUESTIONS))
        page = Searchable(f"{kind}:p{number}", kind, f"/{kind}s/p{number}/", title, words.text(2), f"/topics/{number % 13}/")
        headings = [words.fill("{0}{1}") for _ in range(8)]
        page.texts["title"].append(title)
        page.texts["question"].append(title)
        page.texts["description"].append(page.description)
        page.texts["answer"].append(words.text(3))
        page.texts["headings"] += headings
        page.texts["aliases"] += [words.fill("{0}{1}") for _ in range(4)]
        page.texts["text"] += [words.text(rng.randint(8, 14)) for _ in headings]
        page.places = [Place(f"s{place}", heading) for place, heading in enumerate(headings, 1)]
        if kind == "term":
            page.defines = True
            page.synonyms = tuple(words.han[number % TERMS :: TERMS][:3])
        yield page


def queries(found: list[Searchable], count: int, seed: int = 2) -> list[str]:
    """Return queries as readers type them: pieces of titles, aliases, a clause, a Latin word with a Chinese one."""
    rng = random.Random(seed)
    made = []
    for _ in range(count):
        page = rng.choice(found)
        made.append(rng.choice([page.title, page.texts["aliases"][0], page.description.split("。")[0], page.title[:6]]))
    return made
