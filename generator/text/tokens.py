"""Counting tokens with a real tokenizer's table (o200k, OpenAI's public vocabulary)."""

from __future__ import annotations

import re
from functools import cache
from importlib.machinery import ExtensionFileLoader
from importlib.util import find_spec, module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

from generator.text.mapped import let_go


def count_tokens(text: str) -> int:
    """Return how many tokens ``text`` has; Chinese is about one token a character, not a quarter.

    Texts that meet at a line end add up, for no token of o200k goes past one, but to more white
    space or a slash: what follows must not begin with these.
    """
    return int(_tokenizer().count(text))


class Lines:
    """Counts the tokens of texts that share lines: those of a line are counted once."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def tokens(self, text: str) -> int:
        """Return how many tokens a text has."""
        count, known = _tokenizer().count, self._known
        *lines, last = _LINE_END.split(text)
        for line in lines:
            if line not in known:
                known[line] = count(line + "\n")
        return int(sum([known[line] for line in lines]) + count(last))


_LINE_END = re.compile(r"\n(?=[^\s/])")
"""The end of a line that no token goes past."""


@cache
def _tokenizer() -> Any:
    """Load the tokenizer alone: its package reads a table of every vocabulary on import, which takes half a second."""
    package = find_spec("bpe_openai")
    folders = package.submodule_search_locations if package else None
    path = next(file for folder in folders or () for file in sorted(Path(folder).glob("_bindings*")) if file.suffix in {".so", ".pyd"})
    name = "bpe_openai._bindings"
    loader = ExtensionFileLoader(name, str(path))
    spec = spec_from_loader(name, loader)
    assert spec is not None
    bindings = module_from_spec(spec)
    loader.exec_module(bindings)
    tokenizer = bindings.tokenizer_for_encoding("o200k_base")
    let_go(str(path))  # the table has been read out of it
    return tokenizer
