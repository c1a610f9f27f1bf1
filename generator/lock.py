"""The lock: what every published entry said when an editor last stood by its dates.

``answerpress.lock`` lies beside mkdocs.yml and is committed with the content. One sorted line an
entry, so that two branches rarely meet in it; where they do, both lines may stay until the next
``answerpress stamp``. The file holds digests and days alone: it is read without a clock, and says
the same on every machine.

What goes into a digest is what an entry says to readers and machines. Not in it: comments, key
order and layout of the YAML; spaces inside a line and the width of punctuation, for neither is a
change of substance; who owns and who wrote the page; the life of the page (`status`, dates,
`revisions`, `review_by`, the days on which sources were checked), which has fields of its own;
old addresses, search words, allowances, and the private notes, which are no part of an entry.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from generator.diagnostics import Code, Diagnostic, Span
from generator.model.entry import Entry
from generator.source.places import LOCK_FILE

MAX_LOCK_BYTES = 20_000_000
_HEAD = "# answerpress lock 1: written by `answerpress stamp`, never by hand; commit it with the content."

BROKEN = Code(
    "APL035",
    "broken-lock",
    f"""A line of `{LOCK_FILE}` that cannot be read, or a second line for one entry.

Most often two branches met there. Nothing is lost: settle the content, then run `answerpress stamp`, which
writes every line anew and keeps what it knows of entries that are not in order. A lock of a newer version of the
program needs that version.
""",
)
CODES = (BROKEN,)

_NO_MEANING: Any = {
    "sources": {"__all__": {"checked"}},
    **dict.fromkeys(("status", "moved_to", "published", "updated", "review_by", "revisions"), True),
    **dict.fromkeys(("owner", "author", "aliases", "redirect_from", "allow", "summary_en_of"), True),
}
"""Fields without public meaning of their own; the docstring of this module says why."""

_TEXT = frozenset({"title", "description", "lead", "boundary"})
"""Fields of every kind that an English summary condenses, beside all those of the kind's own."""


class Stamp(NamedTuple):
    """What an entry says, as digests, with the dates that go with it."""

    published: datetime.date
    updated: datetime.date
    revisions: int
    """Number of lines in the change log."""
    text: str
    """Digest of the text in the site's language."""
    more: str
    """Digest of what goes with it: questions, links, symptoms, sources, topics."""
    english: str
    """Digest of the English summary."""
    english_of: str
    """Digest of the text that the English summary was last held against."""

    @property
    def content(self) -> tuple[str, str, str]:
        """All that the entry says."""
        return self.text, self.more, self.english


class LockLine(NamedTuple):
    """One line of the lock."""

    id: str
    stamp: Stamp
    span: Span


@dataclass(frozen=True, slots=True)
class Lock:
    """The lines of the file."""

    lines: Mapping[str, tuple[LockLine, ...]]

    def of(self, id_: str, now: Stamp) -> LockLine | None:
        """Return the line of an entry: the one that says what it says now, or the newest."""
        lines = self.lines.get(id_, ())
        return max(lines, key=lambda line: (line.stamp.content == now.content, line.stamp.updated, line.stamp.revisions), default=None)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A lock and what it is held against."""

    lock: Lock
    stamps: Mapping[str, Stamp]
    """What published entries say now."""
    unread: frozenset[str]
    """Ids of entries whose file could not be decoded: nothing can be said of them."""


def stamp_of(entry: Entry) -> Stamp:
    """Return what an entry says now, as if its English summary had just been held against its text."""
    said = entry.model_dump(mode="json", exclude_defaults=True, exclude=_NO_MEANING)
    english = said.pop("summary_en", [])
    own = type(entry).model_fields.keys() - Entry.model_fields.keys()
    text = _digest({name: value for name, value in said.items() if name in _TEXT or name in own})
    more = _digest({name: value for name, value in said.items() if name not in _TEXT and name not in own})
    return Stamp(entry.published, entry.updated, len(entry.revisions), text, more, _digest(english), text)


def renewed(then: Stamp | None, now: Stamp, *, reread: bool = False) -> Stamp:
    """Return the stamp that takes the place of ``then``.

    A new English summary was written for the text as it is; an old one stays that of its text,
    unless somebody says that it was ``reread``.
    """
    if then is None or reread or now.english != then.english:
        return now
    return now._replace(english_of=then.english_of)


def _digest(value: Any) -> str:
    written = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:12]


_SAME = str.maketrans({"。": ".", "“": '"', "”": '"', "‘": "'", "’": "'"})
"""Punctuation that differs in width alone, beyond what Unicode folds."""
_INNER_SPACE = re.compile(r"(?<=[^\s])[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{2,}")


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value).translate(_SAME)
        return _BLANK_LINES.sub("\n\n", _INNER_SPACE.sub("", text)).strip()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


# the file

_DAY = r"(\d{4}-\d\d-\d\d)"
_MARK = r"([0-9a-f]{12})"
_LINE = re.compile(
    rf"([a-z0-9-]+:[a-z0-9-]+) published={_DAY} updated={_DAY} revisions=(\d{{1,6}}) "
    rf"text={_MARK} more={_MARK} english={_MARK} english_of={_MARK}"
)
_AGAIN = "run `answerpress stamp`, which writes the file anew"


def read_lock(text: str) -> tuple[Lock, list[Diagnostic]]:
    """Return the lines of a lock that can be read, and what is wrong with the others."""
    lines: dict[str, list[LockLine]] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        span = Span(LOCK_FILE, number, 1, number, len(line) + 1)
        if number == 1 and line != _HEAD:
            problems.append(BROKEN.at(span, "this is no lock that this version can read", _AGAIN))
        if not line or line.startswith("#"):
            continue
        read = _line(line, span)
        if read is None:
            problems.append(BROKEN.at(span, "this is no line of a lock", f"settle the content; {_AGAIN}"))
            continue
        if read.id in lines:
            message = f"a second line for {read.id}"
            problems.append(BROKEN.at(span, message, f"settle the content; {_AGAIN}", others=[lines[read.id][0].span]))
        lines.setdefault(read.id, []).append(read)
    return Lock({id_: tuple(found) for id_, found in lines.items()}), problems


def _line(line: str, span: Span) -> LockLine | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    id_, published, updated, revisions, *marks = match.groups()
    try:
        days = datetime.date.fromisoformat(published), datetime.date.fromisoformat(updated)
    except ValueError:
        return None
    return LockLine(id_, Stamp(*days, int(revisions), *marks), replace(span, end_column=len(id_) + 1))


def lock_text(stamps: Iterable[tuple[str, Stamp]]) -> str:
    """Return the text of a lock."""
    lines = [
        f"{id_} " + " ".join(f"{name}={value}" for name, value in zip(Stamp._fields, stamp, strict=True)) for id_, stamp in sorted(stamps)
    ]
    return "\n".join([_HEAD, *lines]) + "\n"
