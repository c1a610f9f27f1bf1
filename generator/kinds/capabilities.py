"""What an entry can have, whatever its kind; outputs ask for these and never for a kind by name."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class HasReplies(Protocol):
    """Replies to send, with their variables and limits."""

    replies: tuple[Any, ...]
    variables: tuple[Any, ...]
    never_ask: tuple[str, ...]
    hand_over: str


@runtime_checkable
class HasCases(HasReplies, Protocol):
    """Replies that are tried out with values."""

    cases: tuple[Any, ...]


@runtime_checkable
class HasTerm(Protocol):
    """A word of the glossary."""

    term: str
    abbreviations: tuple[str, ...]
    definition: str
