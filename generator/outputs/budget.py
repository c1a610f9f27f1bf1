"""Budgets: how much a file may hold, and cutting a list of texts into files that keep to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from generator.text.tokens import count_tokens


class Sized(Protocol):
    """Something that costs so much to read."""

    @property
    def characters(self) -> int:
        """Its length."""

    @property
    def tokens(self) -> int:
        """Its tokens (o200k)."""


P = TypeVar("P", bound=Sized)


@dataclass(frozen=True, slots=True)
class Measured:
    """A text with what it costs to read."""

    text: str
    characters: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that one file may hold: characters and tokens (o200k)."""

    characters: int
    tokens: int

    def holds(self, parts: Iterable[Sized]) -> bool:
        """Tell whether the parts fit into one file."""
        found = list(parts)
        return sum(part.characters for part in found) <= self.characters and sum(part.tokens for part in found) <= self.tokens

    def holds_text(self, text: str) -> bool:
        """Tell whether a text fits into one file; the tokens of one that has too many characters are not counted."""
        return len(text) <= self.characters and count_tokens(text) <= self.tokens


INDEX = Budget(45_000, 15_000)
"""An llms.txt: what common fetchers take in one piece (agentdocsspec.com: 50,000 characters)."""
PART = Budget(90_000, 45_000)
"""A file of whole pages for one kind: below the 100,000 characters at which assistants cut."""
WHOLE = Budget(1_000_000, 500_000)
"""All pages in one file, for those who take half a million tokens at once."""


def measure(text: str) -> Measured:
    """Return the text with its size."""
    return Measured(text, len(text), count_tokens(text))


def digest(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def split(parts: Iterable[P], budget: Budget) -> list[list[P]]:
    """Return the parts in order, in as few files as keep to the budget.

    A part is never cut: one that is larger than the budget has a file of its own.
    """
    files: list[list[P]] = []
    characters = tokens = 0
    for part in parts:
        characters, tokens = characters + part.characters, tokens + part.tokens
        if files and characters <= budget.characters and tokens <= budget.tokens:
            files[-1].append(part)
        else:
            files.append([part])
            characters, tokens = part.characters, part.tokens
    return files
