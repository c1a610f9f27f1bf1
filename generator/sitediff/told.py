"""What is told already: whether a change in one file only repeats what another change says."""

from __future__ import annotations

import re
from collections.abc import Iterable

_APART = re.compile(r"[\W_]+")
_MACHINE = re.compile(r"[0-9a-f]{8,64}|\d+|\d*t\d\d|md|html|index|json", re.IGNORECASE)
_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*\*|[*`]|~~|(?<=\])\([^()\s]*\)|!?\[|\]")
_COUNTED = {"digest", "sha256", "sha1", "md5", "etag", "hash", "integrity", "characters", "tokens", "bytes", "size", "length", "lastmod"}
_COUNTED |= {"words", "count", "pages", "total", "entries", "build", "generated", "updated", "date_modified", "datemodified", "position"}


class Told:
    """The words of all pages that changed, before and after, cut at punctuation.

    A Chinese clause is one word here: a twin that says something else than its page does not pass.
    """

    def __init__(self, old: Iterable[str], new: Iterable[str]) -> None:
        self.old = {piece for text in old for piece in pieces(text)}
        self.new = {piece for text in new for piece in pieces(text)}

    @property
    def nothing(self) -> bool:
        """Tell whether no page changed, so that nothing can follow from one."""
        return not self.old and not self.new

    def explains(self, old: str | None, new: str | None, frame: frozenset[str] = frozenset()) -> bool:
        """Tell whether every word that went stood on a changed page before, and every word that came stands on one now.

        ``frame`` are words of the file itself, for what came or went as a whole: names of fields, labels.
        """
        if self.nothing:
            return False
        before, after = _words(old), _words(new)
        around = frame if old is None or new is None else frozenset()
        return before - after <= self.old | self.new | around and after - before <= self.new | around


def pieces(text: str) -> set[str]:
    """Return the words of a text, cut at everything that is none; Chinese is cut at punctuation alone."""
    return {piece for piece in _APART.split(text) if piece}


def _words(text: str | None) -> set[str]:
    return {piece for piece in pieces(_MARKS.sub("", text or "")) if not _MACHINE.fullmatch(piece)}


def frame_of(old: str, new: str) -> frozenset[str]:
    """Return the Latin words that both states of a file have: its frame, not its content."""
    latin = re.compile(r"[A-Za-z]+")
    return frozenset(latin.findall(old)) & frozenset(latin.findall(new))


def is_counted(path: str) -> bool:
    """Tell whether a value of a data file is counted or computed from others: a digest, a size."""
    return path.rpartition(" > ")[2].lower() in _COUNTED
