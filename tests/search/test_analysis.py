"""One table of vectors holds the analysis in Python and in JavaScript; any text is analysed."""

from __future__ import annotations

import doctest
import json
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import analysis, engine, query
from generator.search.analysis import fold, terms
from generator.search.query import plan
from tests.conftest import ROOT
from tests.search.make_vectors import PATH, tables, vectors, words

MODULES = ROOT / "templates/theme/answerpress/search"
NODE = shutil.which("node")
MIXED = st.text(st.sampled_from("流式输出超时了的吗怎么不上打开连aZ9_.-/= 金鑰\u3000ＡＢ１ß\u0130\u0001é한👍\ud800"), max_size=60)


def test_python_keeps_to_the_table() -> None:
    assert {"tables": tables(), **json.loads(json.dumps(vectors()))} == json.loads(PATH.read_text("utf-8"))


@pytest.mark.skipif(NODE is None, reason="NO NODE: the browser's analysis was not held to the vectors")
def test_javascript_keeps_to_the_table() -> None:
    done = subprocess.run(
        [str(NODE), str(PATH.parent / "vectors.mjs"), str(MODULES), str(PATH)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


@given(st.one_of(st.text(max_size=200), MIXED))
def test_any_text_is_analysed(text: str) -> None:
    made = plan(text, WORDS)
    assert all(phrase.terms and all(phrase.terms) for slot in made.slots for phrase in slot.phrases)
    assert all(" " not in term for term in terms(text, singles=True))


@given(MIXED)
def test_folding_what_is_folded_changes_nothing_that_is_searched(text: str) -> None:
    once = fold(text)
    assert terms(once) == terms(text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=40))
def test_full_width_and_case_make_no_difference(text: str) -> None:
    wide = "".join(chr(ord(character) + 0xFEE0) if character != " " else "\u3000" for character in text)
    assert terms(wide) == terms(text)


@pytest.mark.parametrize("module", [analysis, engine, query])
def test_the_examples_in_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("怎么修改密码", "修改密码"),
        ("请问可以退款吗", "退款"),
        ("金鑰外洩怎麼辦", "金钥外泄"),
        ("什么是网关", "网关"),
        ("ＢＡＳＥ ＵＲＬ", "base url"),
    ],
)
def test_words_that_only_ask_do_not_change_what_is_asked(one: str, other: str) -> None:
    assert plan(one, WORDS).key == plan(other, WORDS).key


@pytest.mark.parametrize(
    ("one", "other"), [("base_url", "BaseURL"), ("Cherry Studio", "cherrystudio"), ("chat box", "Chatbox"), ("keys", "key")]
)
def test_ways_to_write_one_name_meet_in_a_term(one: str, other: str) -> None:
    assert set(terms(one)) & set(terms(other))


WORDS = words()
