"""What a clause does with the things that it names."""

from __future__ import annotations

from enum import Enum


class Stance(Enum):
    """The stance of a clause."""

    ASK = "ask"
    """It asks its reader to hand something over."""
    REFUSE = "refuse"
    """It says not to, or that nobody asks."""
    TELL = "tell"
    """It says something else: what happened, what a thing is, what the reader does for himself."""
    TAKE = "take"
    """It tells the reader to take something in hand (copy, capture); a later clause may tell him to send it."""
    NONE = "none"
    """It has no predicate: it belongs to the clause before it, or after."""
