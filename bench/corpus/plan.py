"""What every entry of a corpus is called and where it stands, known before any of them is written."""

# ruff: noqa: SIM905, E501 - lists of words are read as lists of words

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cached_property

from bench.corpus.words import HEADS, NOUNS, Speaker

KINDS = {
    "answer": "answers",
    "term": "glossary",
    "template": "templates",
    "guide": "guides",
    "faq": "faqs",
    "checklist": "checklists",
    "post": "blog",
    "integration": "integrations",
}
"""Folders by kind."""

CYCLE = (
    "answer term answer template guide answer term answer faq answer template answer checklist term answer guide post answer template integration"
).split()
"""Kinds in the proportion of a support site: 40 % answers, 15 % terms and as many pages of replies, 10 % guides, 5 % each of the rest."""

MOST_TERMS = 1_500
"""A glossary grows no longer when the site does; further entries are answers."""

QUESTIONS = ("first-check", "who-decides", "how-long", "undo")
"""Anchors of the questions of every FAQ page."""

_STRIDE = 1_000_003
_TITLES = {
    "answer": ("{n}提示 {id} 怎么办：先查{w}再{v}", "{v}{n}时返回 {id} 的原因与处理", "为什么{w}{s}（{id}）：三步{v}{n}"),
    "template": ("回复模板：客户问{w}{s}（{id}）", "回复模板：请客户补充 {id} 的{w}", "回复模板：{n}{s}时的说明（{id}）"),
    "guide": ("在 {id} 里{v}{n}：从{w}到上线", "{id} 的{w}管理指南：{v}与{v}", "用 {id} {v}{w}的完整步骤"),
    "faq": ("{id} 的{n}常见问题：{w}与{w}", "关于 {id} {w}的常见问题"),
    "checklist": ("{id} 上线前的{n}检查清单：{w}与{w}", "{v}{w}之前的检查清单（{id}）"),
    "post": ("我们怎样{v}{w}：{id} 的一次复盘", "{id} 更新之后，{w}可以这样{v}"),
    "integration": ("{id} 接入设置：{w}、{n}与最小验证", "在 {id} 里填写{w}并{v}{n}"),
}
_NAMES = ("Atlas", "Birch", "Cedar", "Delta", "Ember", "Flint", "Grove", "Harbor", "Iris", "Juniper", "Kestrel", "Lumen", "Maple", "Nimbus")


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: what others must know to link to it."""

    number: int
    kind: str
    slug: str
    topic: str
    title: str
    short: str
    """The words that stand for it in running text."""

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.slug}"


class Plan:
    """All entries of a corpus of ``count`` from ``seed``."""

    def __init__(self, count: int, seed: int = 7) -> None:
        self.count = count
        self.seed = seed
        self.topics = [f"{name.lower()}-{number}" for number, name in zip(range(1, _topics(count) + 1), _NAMES * 20, strict=False)]
        words = list(dict.fromkeys(noun + head for noun in NOUNS for head in HEADS))
        random.Random(seed).shuffle(words)
        self._words = words[:MOST_TERMS]

    def speaker(self, number: int, purpose: int = 0) -> Speaker:
        """Return the source of chance of one entry."""
        return Speaker((self.seed * _STRIDE + number) * 4 + purpose)

    @cached_property
    def places(self) -> list[Place]:
        terms = 0
        found = []
        for number in range(self.count):
            kind = CYCLE[number % len(CYCLE)]
            if kind == "term" and terms == MOST_TERMS:
                kind = "answer"
            found.append(self._place(number, kind, self._words[terms] if kind == "term" else ""))
            terms += kind == "term"
        return found

    def _place(self, number: int, kind: str, word: str) -> Place:
        speaker = self.speaker(number, 1)
        latin = f"{speaker.slot('x').replace('_', '-')}-{number + 1:06}"
        topic = speaker.pick(tuple(self.topics)) if number % 10 else self.topics[number // 10 % len(self.topics)]
        if kind == "term":
            return Place(number, kind, latin, topic, f"{word}是什么：与{speaker.slot('w')}的区别", word)
        name = f"E{10_000 + number}" if kind in {"answer", "template"} else f"{_NAMES[number % len(_NAMES)]}-{100 + number}"
        title = speaker.fill(speaker.any(_TITLES[kind]).replace("{id}", name))
        return Place(number, kind, latin, topic, title, title)

    @cached_property
    def by_id(self) -> dict[str, Place]:
        return {place.id: place for place in self.places}

    @cached_property
    def faqs(self) -> tuple[int, ...]:
        return tuple(place.number for place in self.places if place.kind == "faq")

    @cached_property
    def terms(self) -> tuple[int, ...]:
        return tuple(place.number for place in self.places if place.kind == "term")

    @cached_property
    def edited(self) -> int:
        """The answer that benchmarks edit: one in the middle."""
        return next(place.number for place in self.places[self.count // 2 :] + self.places if place.kind == "answer")

    def others(self, speaker: Speaker, number: int, count: int) -> list[Place]:
        """Return entries to link to: popular ones, and neighbours."""
        found: dict[int, Place] = {}
        for _ in range(count):
            near = speaker.number() < 0.6
            chosen = number + speaker.between(1, 200) if near else int(speaker.number() ** 3 * self.count)
            if chosen % self.count != number:
                found[chosen % self.count] = self.places[chosen % self.count]
        return list(found.values())


def _topics(count: int) -> int:
    """Return how many topics a site of ``count`` entries has."""
    return max(8, min(120, round(count**0.5 / 2)))
