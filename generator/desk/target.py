"""What a target is: a format, what its fields hold, how it writes variables, how long things may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.desk.dialect import Dialect
from generator.desk.records import Reply
from generator.model.desks import Desk


@dataclass(frozen=True, slots=True)
class Filed:
    """A reply as a target holds it: its texts are in the words of the target.

    ``handle`` is by what the file tells replies apart: our id, a short code, a name. ``remote`` is the id
    that the help desk gave it, in a dump. A field that the target has no place for is empty when it is read.
    """

    reply: Reply
    name: str = ""
    note: str = ""
    handle: str = ""
    remote: str = ""


class NotADumpError(ValueError):
    """A file is not what the target writes, or what its help desk exports; the message says why."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a field may be, in characters, and who says so."""

    field: str
    most: int
    source: str


@dataclass(frozen=True, slots=True)
class Target:
    """One format. ``write`` and ``read`` are pure, and undo each other for the fields in ``holds``."""

    name: str
    about: str
    file: str
    """Name of the file that `export` writes."""
    markups: tuple[str, ...]
    """The forms of the text that it takes: html, markdown, plain."""
    holds: frozenset[str]
    """Fields of a reply that the format has a place for; all others go to the map beside it."""
    source: str
    """Where the format is documented."""
    write: Callable[[Sequence[Filed], Desk], str]
    read: Callable[[str], list[Filed]]
    handle: Callable[[Reply, str], str]
    """Returns by what the file tells a reply (with its name there) apart."""
    dialect: Dialect = field(default_factory=Dialect)
    limits: tuple[Limit, ...] = ()
    native: Callable[[str, int, str], str] | None = None
    """Returns what stands for a variable (name, number, label) where the target asks for values by itself."""
    render: Callable[[str, str], str] | None = None
    """Returns a placeholder as it stands in a form of the text, where the two differ."""
    note: Literal["all", "short", "none"] = "none"
    """What its agent-only field holds: the whole note, as much as fits, or nothing."""

    @property
    def has_map(self) -> bool:
        """Whether a map stands beside the file: for what the format has no place for."""
        return "variables" not in self.holds

    @property
    def map_file(self) -> str:
        """Name of the map."""
        return f"{self.name}.map.json"

    def longest(self, of: str) -> int:
        """Return how long a field may be, 0 if nobody says."""
        return next((limit.most for limit in self.limits if limit.field == of), 0)


def by_id(reply: Reply, name: str) -> str:
    """Tell replies apart by our own id."""
    return reply.id


def by_code(reply: Reply, name: str) -> str:
    """Tell replies apart by their short code."""
    return reply.code


def by_name(reply: Reply, name: str) -> str:
    """Tell replies apart by their name."""
    return name
