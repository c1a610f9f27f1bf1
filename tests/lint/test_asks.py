"""Requests for what the policy forbids, against labelled sentences of support.

The sentences of ``asks/zh.yml`` and ``asks/en.yml`` were written before the analyser. Half of them, told by their hash, are held out:
figures were taken on them, and their errors were not looked at while the signs were made. ``asks/more.yml`` was written on the way, to
widen the signs, and belongs to the development half; so do ``fresh_a``, ``fresh_b``, ``wide`` and ``broad``. ``fresh_c`` was written
with the first two, before the analyser was read; only its figures are looked at.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.lint.asks import Ask, asks
from generator.model.vocabulary import Forbidden, Masking, Policy, Wordings
from generator.source.decode import decode
from generator.source.yamldoc import parse
from tests.conftest import ROOT

CORPUS = Path(__file__).parent / "asks"


@cache
def policy() -> Policy:
    document, _ = parse("content/policy.yml", (ROOT / "content/policy.yml").read_text("utf-8"))
    assert document is not None
    part, problems = decode(document, Policy)
    assert isinstance(part, Policy), problems
    return part


def sentences(name: str) -> list[tuple[str, bool]]:
    labelled: dict[str, list[str]] = yaml.safe_load((CORPUS / f"{name}.yml").read_text("utf-8"))
    return [(text, label == "asks") for label in ("asks", "no_asks") for text in labelled[label]]


def is_held_out(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 1


def figures(labelled: list[tuple[str, bool]]) -> tuple[float, float]:
    """Precision and recall."""
    judged = [(label, bool(list(asks(text, policy())))) for text, label in labelled]
    right = judged.count((True, True))
    return right / (right + judged.count((False, True))), right / (right + judged.count((True, False)))


WRITTEN = [*sentences("zh"), *sentences("en")]
HELD_OUT = [(text, label) for text, label in WRITTEN if is_held_out(text)]
DEVELOPMENT = [*((text, label) for text, label in WRITTEN if not is_held_out(text))]
DEVELOPMENT += [one for name in ("more", "fresh_a", "fresh_b", "wide", "broad") for one in sentences(name)]
UNREAD = sentences("fresh_c")


def test_the_corpus_is_large_and_balanced() -> None:
    texts = [text for text, _ in (*HELD_OUT, *DEVELOPMENT, *UNREAD)]
    assert len(texts) == len(set(texts)) >= 1600
    for half in (HELD_OUT, DEVELOPMENT):
        share = sum(label for _, label in half) / len(half)
        assert len(half) >= 200
        assert 0.35 <= share <= 0.65
        assert sum(text.isascii() for text, _ in half) >= 60


@pytest.mark.parametrize(
    ("half", "precision", "recall"),
    [(HELD_OUT, 0.95, 0.95), (UNREAD, 0.95, 0.85), (DEVELOPMENT, 0.98, 0.98)],
    ids=["held out", "unread", "development"],
)
def test_precision_and_recall(half: list[tuple[str, bool]], precision: float, recall: float) -> None:
    found = figures(half)
    print(f"\n{len(half)} sentences: precision {found[0]:.3f}, recall {found[1]:.3f}")  # noqa: T201 - the figures are the point
    assert found[0] >= precision
    assert found[1] >= recall


@pytest.mark.parametrize(
    ("text", "words", "term"),
    [
        ("麻烦您把完整请求头发来。", ["完整请求头"], "full_request_header"),
        ("请提供：\n- 状态码\n- 余额截图", ["余额截图"], "balance_screenshot"),
        ("Please send us your password.", ["password"], "login_secret"),
    ],
)
def test_a_request_is_told_where_it_names_the_thing(text: str, words: list[str], term: str) -> None:
    found = list(asks(text, policy()))
    assert [text[ask.start : ask.end] for ask in found] == words
    assert {ask.term for ask in found} == {term}


def test_every_request_of_a_text_is_told() -> None:
    text = "请发送完整 API Key、完整请求头和余额截图，但不要发送支付记录。"
    assert [ask.term for ask in asks(text, policy())] == ["full_api_key", "full_request_header", "balance_screenshot"]


def own_policy(zh: str, en: str, aliases: Wordings | None = None) -> Policy:
    words = Wordings(zh=(zh,), en=(en,))
    thing = Forbidden(id="thing", label="x", why="x", instead="x", wordings=words, aliases=aliases)
    return Policy(never=(thing,), masking=Masking(text="x", keep_start=3, keep_end=4, example="x"), over_promise=words)


@pytest.mark.parametrize(
    ("asked", "refused", "own"),
    [
        ("请把完整的病历发给我们。", "请不要发完整的病历。", own_policy("完整病历", "full medical record")),
        ("Please send your full medical records.", "Never send your full medical record.", own_policy("完整病历", "full medical record")),
        ("请截一张工资页面的图，也就是工资截图。", "我们不收工资截图。", own_policy("工资截图", "salary screenshot")),
        ("Could you share a screenshot of your salary?", "No salary screenshot is needed.", own_policy("工资截图", "salary screenshot")),
        ("请告诉我们您的暗号。", "暗号请勿外传。", own_policy("完整暗号", "full watchword", Wordings(zh=("暗号",), en=("watchword",)))),
    ],
)
def test_things_come_from_the_policy(asked: str, refused: str, own: Policy) -> None:
    assert list(asks(asked, own))
    assert not list(asks(refused, own))
    assert not list(asks(asked, own_policy("完整菜谱", "full recipe")))


@given(st.text(max_size=200) | st.text(alphabet=st.sampled_from("请勿不要发送完整密钥API Key：，。\n- 1.“”`()?！截图余额"), max_size=200))
def test_any_text_is_judged(text: str) -> None:
    found: list[Ask] = list(asks(text, policy()))
    assert all(0 <= ask.start < ask.end <= len(text) for ask in found)


def test_the_work_grows_with_the_text_alone() -> None:
    """A text of many clauses has as many findings as clauses, and none takes part in another's."""
    many: Any = "请把完整密钥发给我们。" * 2000
    assert len(list(asks(many, policy()))) == 2000
