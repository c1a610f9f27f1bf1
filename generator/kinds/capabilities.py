"""What an entry can have, whatever its kind; outputs ask for these and never for a kind by name."""

from __future__ import annotations

from functools import cache
from typing import Any, Protocol, runtime_checkable


class _OfClass(type(Protocol)):  # type: ignore[misc]
    """Tells by the fields of a class what its entries have, and asks each class once: to ask every entry takes a hundred times longer."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return _has(cls, type(instance))  # type: ignore[arg-type]  # of `type` mypy does not see that it can be hashed


@cache
def _has(capability: type, model: type) -> bool:
    fields = (name for owner in capability.__mro__ for name in vars(owner).get("__annotations__", ()))
    return set(fields) <= getattr(model, "model_fields", {}).keys()


@runtime_checkable
class HasReplies(Protocol, metaclass=_OfClass):
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
class HasTerm(Protocol, metaclass=_OfClass):
    """A word of the glossary."""

    term: str
    abbreviations: tuple[str, ...]
    definition: str
