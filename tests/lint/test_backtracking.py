"""Key shapes whose search may never end are told from their parts, and nobody searches with them."""

from __future__ import annotations

import pytest

from generator.lint.backtracking import endless
from generator.lint.key_shapes import fault_of, usable
from generator.model.vocabulary import Forbidden, KeyShape, Masking, Policy, Wordings

BAD = [
    r"(a+)+b",
    r"(a*)*$",
    r"sk-(?:a|aa)*c",
    r"(a?b?)*c",
    r"sk-(\w+\s?)+$",
    r"(?:[a-z]{1,50}){1,50}!",
    r"(?=(a+)+b)sk",
    r"sk-(?:x|(?:y+)+)z",
    r".*.*=",
    r"sk-\d+\d+x",
    r"sk-\w+\s*\w+@",
    r"sk-.*?.*?!",
    r".*key",
    r"\b.*key",
]
GOOD = [
    r"\bsk-[A-Za-z0-9_-]{16,}\b",
    r"\bBearer\s+[A-Za-z0-9._~+/-]{24,}",
    r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\b",
    r"sk-(?:[a-z]+-)+x",
    r"sk(?:-[a-z0-9]{4,}){3}",
    r"sk-(?:(?:proj|ant)-)?[A-Za-z0-9]{20,}",
    r"(?i)ghp_[a-z0-9]{36,255}",
    r"sk-([a-z]|[0-9])+x",
    r"\b\w{20,}Z",
    r"[A-Z]{20,}",
]


@pytest.mark.parametrize("pattern", BAD)
def test_a_pattern_that_may_never_end_is_told_and_not_used(pattern: str) -> None:
    shape = KeyShape(id="x", label="x", pattern=pattern)
    words = Wordings(zh=("x",), en=("x",))
    thing = Forbidden(id="x", label="x", why="x", instead="x", wordings=words)
    masking = Masking(text="x", keep_start=3, keep_end=4, example="x")
    policy = Policy(never=(thing,), key_shapes=(shape,), masking=masking, over_promise=words)
    fault = fault_of(shape, "a" * 5000)  # to search this with it would be to wait
    assert fault is not None
    assert "may never end" in fault.words
    assert not list(usable(policy))


@pytest.mark.parametrize("pattern", GOOD)
def test_a_pattern_with_marks_between_its_repetitions_may_be_used(pattern: str) -> None:
    assert not endless(pattern)
