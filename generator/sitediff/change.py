"""What a comparison finds: changes, each with who sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Seen = Literal["reader", "crawler", "agent"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not the same. ``old`` is None for what is new, ``new`` for what is gone."""

    seen_by: Seen
    what: str
    """``title``, ``text``, ``link``, ``claim``, ``date``, ``reply text``, ``listed`` …"""
    where: str
    """The place in words: headings above a text, the path of a value."""
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A page or an output, with its changes."""

    name: str
    """Route of a page, or path of an output."""
    title: str = ""
    changes: tuple[Change, ...] = ()
    alike: tuple[str, ...] = ()
    """Other outputs that changed in the same way."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A page whose address leads to another now; ``new`` is None when it leads nowhere."""

    old: str
    new: str | None
    title: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that lists took in (``came``) or dropped (``gone``): the paths of the lists."""

    address: str
    came: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed between two sites."""

    addresses: tuple[str, str]
    """The addresses of both sites."""
    added: tuple[Part, ...] = ()
    removed: tuple[Moved, ...] = ()
    """Pages that are gone from their address; ``new`` says where it leads."""
    changed: tuple[Part, ...] = ()
    shared: tuple[tuple[Change, tuple[str, ...]], ...] = ()
    """Changes that several pages show alike, each with their routes."""
    around: tuple[tuple[Change, int], ...] = ()
    """Changes of what stands around content, each with the number of pages that show it."""
    listed: tuple[Listed, ...] = ()
    """Which lists (sitemap, feeds, indexes) took pages in or dropped them."""
    outputs: tuple[Part, ...] = ()
    files: tuple[Part, ...] = ()
    """Other files: style sheets, programs, images."""
    follows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Files that changed because something above did, by what they follow."""
    unread: tuple[tuple[str, str], ...] = ()
    """Files that were not read, and why."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing differs."""
        told = (self.added, self.removed, self.changed, self.shared, self.around, self.listed, self.outputs, self.files, self.follows)
        return not any(told) and self.addresses[0] == self.addresses[1]
