"""Counting tokens: the numbers are those of the vocabulary, and the file that it was read from takes no memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.text.mapped import let_go
from generator.text.tokens import count_tokens

RESIDENT = """
import re
from generator.text.tokens import count_tokens
print(count_tokens("a long answer"), re.search(r"RssFile:\\s+([0-9]+)", open("/proc/self/status").read())[1])
"""


@pytest.mark.parametrize(("text", "tokens"), [("", 0), ("hello world", 2), ("密钥不对", 4), ("a\n\nb", 3)])
def test_tokens_are_those_of_o200k(text: str, tokens: int) -> None:
    assert count_tokens(text) == tokens


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much of a file is in the memory")
def test_the_file_of_the_vocabulary_does_not_stay_in_the_memory() -> None:
    """It holds eight vocabularies, and 33 MB of it are looked at."""
    told = subprocess.run([sys.executable, "-c", RESIDENT], capture_output=True, text=True, check=True).stdout.split()
    assert told[0] == "3"
    assert int(told[1]) < 20_000


def test_what_is_no_library_is_left_alone(tmp_path: Path) -> None:
    assert let_go(str(tmp_path / "no-such-library.so")) == 0
