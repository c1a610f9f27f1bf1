"""The lock of a project: read for the rules, and written anew by ``answerpress stamp``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator import codes
from generator.config import Config
from generator.diagnostics import Diagnostic, Span
from generator.lint.limits import severity_of
from generator.lint.project import Item, Project
from generator.lint.rules import lost_revision, moved_date, unrecorded_change
from generator.lock import MAX_LOCK_BYTES, Ledger, Lock, Stamp, lock_text, read_lock, renewed, stamp_of
from generator.pipeline.load import Sources
from generator.source.files import read_bytes, read_source
from generator.source.places import LOCK_FILE

_REFUSING = (unrecorded_change, moved_date, lost_revision)
"""What keeps an entry from being stamped."""


def read_ledger(config: Config, sources: Sources) -> tuple[Ledger | None, list[Diagnostic]]:
    """Return the lock beside what it is held against, and what is wrong with it; None if there is no lock."""
    text, problems = _text(config)
    if text is None:
        return None, problems
    lock, more = read_lock(text)
    return _ledger(lock, sources), [*problems, *more]


def _text(config: Config) -> tuple[str | None, list[Diagnostic]]:
    path = config.root / LOCK_FILE
    if path.is_symlink():
        return None, [codes.SYMLINK.at(Span(LOCK_FILE), "the lock is a symbolic link", "replace it by the file itself")]
    if not path.exists():
        return None, []
    source, problems = read_source(config.root, LOCK_FILE, MAX_LOCK_BYTES)
    if source is None and problems[0].code in {codes.CRLF, codes.EMPTY}:  # told, but its lines can be read
        return read_bytes(path).decode().replace("\r\n", "\n").strip("\n"), problems
    return source.text if source else None, problems


def known_ids(config: Config, sources: Sources) -> tuple[str, ...]:
    """Return the ids of all entries and of all lines of the lock, in order."""
    ledger, _ = read_ledger(config, sources)
    return tuple(sorted({*(loaded.id for loaded in sources.entries), *(ledger.lock.lines if ledger else ())}))


def _ledger(lock: Lock, sources: Sources) -> Ledger:
    stamps = {loaded.id: stamp_of(loaded.entry) for loaded in sources.entries if loaded.entry.status == "published"}
    return Ledger(lock, stamps, frozenset(sources.broken))


@dataclass(frozen=True, slots=True)
class Stamping:
    """A lock written anew: its text (None if it cannot be read, or is the same), what was done, and what was not and why."""

    text: str | None
    stamped: tuple[str, ...]
    removed: tuple[str, ...]
    refused: tuple[Diagnostic, ...]
    entries: int


def stamp(config: Config, sources: Sources, *, chosen: Collection[str], wording: Collection[str], reread: Collection[str]) -> Stamping:
    """Return the lock in which all ``chosen`` entries that are in order stand as they are now.

    An entry is in order when its change, if there is one, has a revision. That of ``wording`` needs none.
    ``reread`` names entries whose English summary holds for the text as it is.
    """
    text, unreadable = _text(config)
    if text is None and unreadable:
        return Stamping(None, (), (), tuple(unreadable), 0)
    ledger = _ledger(read_lock(text or "")[0], sources)
    refused = _refused(config, sources, ledger, chosen, wording)
    paths = {found.span.path for found in refused}
    kept = {loaded.id for loaded in sources.entries if loaded.document.path in paths} | ledger.unread
    lines, stamped, removed = {}, [], []
    for id_ in sorted({*ledger.stamps, *ledger.lock.lines}):
        then, now = _then(ledger, id_), ledger.stamps.get(id_)
        if id_ in kept or id_ not in chosen:
            lines[id_] = then
        elif now is None:
            removed.append(id_)
        else:
            lines[id_] = _renewed(then, now, wording=id_ in wording, reread=id_ in reread)
            stamped += [id_] if lines[id_] != then else []
    written = [(id_, line) for id_, line in lines.items() if line is not None]
    new = lock_text(written)
    return Stamping(new if new != text else None, tuple(stamped), tuple(removed), tuple(refused), len(written))


def _then(ledger: Ledger, id_: str) -> Stamp | None:
    lines = ledger.lock.lines.get(id_, ())
    line = ledger.lock.of(id_, ledger.stamps.get(id_, lines[0].stamp)) if lines else None
    return line.stamp if line else None


def _renewed(then: Stamp | None, now: Stamp, *, wording: bool, reread: bool) -> Stamp:
    """Return the new stamp. Where wording alone changed, a summary that held holds still, and dates stay what they were."""
    held = then is not None and then.english_of == then.text
    return renewed(then, now, reread=reread or (wording and held))


def _refused(config: Config, sources: Sources, ledger: Ledger, chosen: Collection[str], wording: Collection[str]) -> list[Diagnostic]:
    """Return what is told of entries that must not be stamped, less what the project and the entries allow.

    Of those whose wording alone changed only the dates are asked: they stay.
    """
    items = tuple(Item(loaded.id, loaded.entry, loaded.document) for loaded in sources.entries if loaded.id in chosen)
    worded = {item.document.path for item in items if item.id in wording}
    project = Project(items=items, today=config.today, ledger=ledger, options=config.options)
    allowed = {(item.document.path, allowance.rule) for item in items for allowance in item.entry.allow if allowance.until >= config.today}
    rules = [rule for rule in _REFUSING if severity_of(config.options.rules.get(rule.CODE.name)) not in ("off", False)]
    found = [told for rule in rules for told in rule.check(project) if rule is moved_date or told.span.path not in worded]
    return [diagnostic for diagnostic in found if (diagnostic.span.path, diagnostic.code.name) not in allowed]
