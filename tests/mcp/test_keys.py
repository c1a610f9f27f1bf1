"""Complete keys are recognised, also when written in a roundabout way; masked ones are let through."""

from __future__ import annotations

import re

import pytest

from generator.mcp_server.built import KeyShape
from generator.secrets import complete_key

SHAPES = (
    KeyShape(label="sk", pattern=re.compile(r"\bsk-[A-Za-z0-9_-]{16,}\b")),
    KeyShape(label="bearer", pattern=re.compile(r"\bBearer\s+[A-Za-z0-9._~+/-]{24,}")),
)
KEY = "sk-" + "a1B2" * 8


@pytest.mark.parametrize(
    "text",
    [
        KEY,
        f"key: {KEY}.",
        f"`{KEY}`",
        f"密钥是{KEY}，请查",
        f"{KEY[:12]} {KEY[12:]}",
        f"{KEY[:12]}\n{KEY[12:]}",
        " ".join(KEY),
        KEY[:8] + "\u200b" + KEY[8:],
        "ｓｋ-" + KEY[3:],
        f"Authorization: Bearer {'x1' * 16}",
        "y" * 500 + f" {KEY}",
    ],
)
def test_complete_key_is_recognised(text: str) -> None:
    assert complete_key(SHAPES, text) in {"sk", "bearer"}


@pytest.mark.parametrize(
    "text", ["sk-...9a2f", "sk-****9a2f", "张同学", "gpt-4.1-mini", "", "2026-11-12 10:00 (UTC+8)", "ask-me-anything", "key id 9a2f"]
)
def test_what_may_be_written_is_let_through(text: str) -> None:
    assert complete_key(SHAPES, text) is None


def test_site_without_shapes_knows_no_key() -> None:
    assert complete_key((), KEY) is None
