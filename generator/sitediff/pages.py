"""Two states of one page: what a reader and what a crawler sees changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.audit.said import Line
from generator.sitediff.change import Change, Seen
from generator.sitediff.page import SitePage
from generator.sitediff.told import pieces
from generator.sitediff.words import MOST_PAIRS, partners

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATES = {"published": ("datePublished", "article:published_time"), "updated": ("dateModified", "article:modified_time")}
_FIELDS: tuple[tuple[str, Seen], ...] = (
    ("title", "reader"),
    ("description", "crawler"),
    ("language", "crawler"),
    ("robots", "crawler"),
    ("canonical", "crawler"),
)


def page_changes(old: SitePage, new: SitePage) -> Iterator[Change]:
    """Yield what changed on a page: head, dates, text in reading order, claims. What only repeats another change is left out."""
    if old.redirect != new.redirect:
        yield Change("reader", "redirect", "", old.redirect, new.redirect)
    for name, seen_by in _FIELDS:
        if old.head.get(name) != new.head.get(name):
            yield Change(seen_by, name, "", old.head.get(name), new.head.get(name))
    dates = dict(_dates(old, new))
    for name, (before, after) in dates.items():
        if before != after:
            yield Change("reader", "date", name, before or None, after or None)
    moved_dates = {pair for pair in dates.values() if pair[0] != pair[1]}
    for change in line_changes(old.lines, new.lines):
        if not (change.old and change.new and _only_dates(change.old, change.new, moved_dates)):
            yield change
    yield from _head_changes(old, new)
    yield from _claim_changes(old, new)


def _dates(old: SitePage, new: SitePage) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, keys in _DATES.items():
        yield name, (_date(old, keys), _date(new, keys))


def _date(page: SitePage, keys: tuple[str, str]) -> str:
    claimed = sorted(value[:10] for path, value in page.claims.items() if path.rpartition(" > ")[2] == keys[0])
    return claimed[-1] if claimed else page.head.get(keys[1], "")[:10]


def _only_dates(old: str, new: str, moved: set[tuple[str, str]]) -> bool:
    """Tell whether two texts differ in nothing but dates that are told already."""
    pairs = set(zip(_DATE.findall(old), _DATE.findall(new), strict=False))
    return old != new and _DATE.sub("", old) == _DATE.sub("", new) and {pair for pair in pairs if pair[0] != pair[1]} <= moved


# The text


def line_changes(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Change]:
    """Yield what changed in the text, in reading order."""
    before, after = [_key(line) for line in old], [_key(line) for line in new]
    gone, came = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if len(before) * len(after) > MOST_PAIRS * 16:
        yield from _as_sets(old, new, gone, came)
        return
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    moved = Counter(key for tag, _, _, c, d in codes if tag != "equal" for key in after[c:d]) - came
    for tag, a, b, c, d in codes:
        if tag != "equal":
            yield from _replaced(old[a:b], new[c:d], gone, came)
            yield from (_moved(line) for line in new[c:d] if _taken(moved, line))
        else:
            yield from (change for one, two in zip(old[a:b], new[c:d], strict=True) for change in _links(one, two))


def _moved(line: Line) -> Change:
    return Change("reader", "moved", _place(line), line.text, line.text)


def _key(line: Line) -> tuple[str, str]:
    return line.role, line.text


def _as_sets(old: Sequence[Line], new: Sequence[Line], gone: Counter[tuple[str, str]], came: Counter[tuple[str, str]]) -> Iterator[Change]:
    yield from (_lost(line) for line in old if _taken(gone, line))
    yield from (_gained(line) for line in new if _taken(came, line))


def _taken(counts: Counter[tuple[str, str]], line: Line) -> bool:
    """Tell whether a line is one of those counted, and count it down."""
    counts[_key(line)] -= 1
    return counts[_key(line)] >= 0


def _replaced(old: Sequence[Line], new: Sequence[Line], gone: Counter[tuple[str, str]], came: Counter[tuple[str, str]]) -> Iterator[Change]:
    """Yield the changes of lines in whose place others stand; what stands elsewhere on the other side has only moved."""
    lost = [line for line in old if _taken(gone, line)]
    gained = [line for line in new if _taken(came, line)]
    found = partners([f"{line.role} {line.text}" for line in lost], [f"{line.role} {line.text}" for line in gained])
    taken = set(found.values())
    free = iter(number for number in range(len(gained)) if number not in taken)
    upcoming = next(free, None)
    for number, line in enumerate(lost):
        partner = found.get(number)
        if partner is None:
            yield _lost(line)
            continue
        while upcoming is not None and upcoming < partner:
            yield _gained(gained[upcoming])
            upcoming = next(free, None)
        yield Change("reader", _what(gained[partner]), _place(gained[partner]), line.text, gained[partner].text)
        yield from _links(line, gained[partner])
    while upcoming is not None:
        yield _gained(gained[upcoming])
        upcoming = next(free, None)


def _links(old: Line, new: Line) -> Iterator[Change]:
    if old.links == new.links:
        return
    gone, came = Counter(old.links) - Counter(new.links), Counter(new.links) - Counter(old.links)
    pairs = list(zip([*gone.elements(), *[None] * came.total()], [*came.elements(), *[None] * gone.total()], strict=True))
    for before, after in pairs:
        if before or after:
            yield Change("reader", "link", _place(new), before, after)


def _lost(line: Line) -> Change:
    return Change("reader", _what(line), _place(line), line.text or " ".join(line.links), None)


def _gained(line: Line) -> Change:
    return Change("reader", _what(line), _place(line), None, line.text or " ".join(line.links))


def _what(line: Line) -> str:
    return "heading" if line.role.startswith("heading") else line.role


def _place(line: Line) -> str:
    return line.name.rpartition(" > ")[0]


# What only machines see


def _head_changes(old: SitePage, new: SitePage) -> Iterator[Change]:
    """Yield changes of ``meta`` and ``link`` that repeat nothing that the page tells otherwise."""
    told = {name for name, _ in _FIELDS} | {key for keys in _DATES.values() for key in keys}
    for name in sorted(old.head.keys() | new.head.keys()):
        before, after = old.head.get(name), new.head.get(name)
        if name not in told and before != after and not _repeats(before, after, old, new):
            yield Change("crawler", "head", name, before, after)


def _repeats(before: str | None, after: str | None, old: SitePage, new: SitePage) -> bool:
    """Tell whether a value changed as the title, the description or a date did, which it repeats; a title may carry the site's name."""
    for name in ("title", "description"):
        one, two = old.head.get(name, ""), new.head.get(name, "")
        if one != two and before and after and before.replace(one, two, 1) == after:
            return True
    return bool(before and after and (before[:10], after[:10]) in {pair for _, pair in _dates(old, new)})


def _claim_changes(old: SitePage, new: SitePage) -> Iterator[Change]:
    """Yield claims of structured data that changed otherwise than the visible text did; a part that came or went is told once."""
    before, after = pieces(old.text), pieces(new.text)
    whole: dict[str, Change] = {}
    for path in [*old.claims, *(path for path in new.claims if path not in old.claims)]:
        one, two = old.claims.get(path), new.claims.get(path)
        owner, _, name = path.rpartition(" > ")
        if one == two or name in _FOLLOWING or (name.startswith("@") and name != "@type"):
            continue
        if any(owner == part or owner.startswith(f"{part} > ") for part in whole):
            continue
        if name == "@type":
            change = Change("crawler", "claim", f"{owner} > @type".removeprefix("@graph > "), one, two)
            if one is not None and two is not None:
                yield change
            elif not _part_mirrors(owner, old, new, before, after):
                whole[owner] = change
                yield change
        elif not _mirrors(one, two, old, new, before, after):
            yield Change("crawler", "claim", path.removeprefix("@graph > "), one, two)


_FOLLOWING = {"datePublished", "dateModified", "position", "numberOfItems"}
"""What dates and lists of pages bring about: they are told themselves."""


def _part_mirrors(owner: str, old: SitePage, new: SitePage, before: set[str], after: set[str]) -> bool:
    """Tell whether every value of a part that came or went came or went with the visible text."""
    paths = [path for path in old.claims | new.claims if path.startswith(f"{owner} > ")]
    said = [path for path in paths if not path.rpartition(" > ")[2].startswith("@") and path.rpartition(" > ")[2] not in _FOLLOWING]
    return bool(said) and all(_mirrors(old.claims.get(path), new.claims.get(path), old, new, before, after) for path in said)


def _mirrors(one: str | None, two: str | None, old: SitePage, new: SitePage, before: set[str], after: set[str]) -> bool:
    """Tell whether a claim changed as the text did: what it said stood there, what it says stands there now."""
    here, there = before | _address_pieces(old), after | _address_pieces(new)
    gone, came = pieces(one or ""), pieces(two or "")
    if two is None and one is not None and gone <= there and one in new.text:  # still to be read, and claimed no more
        return False
    if one is None and came <= here and two is not None and two in old.text:
        return False
    return gone <= here and came <= there


def _address_pieces(page: SitePage) -> set[str]:
    return pieces(" ".join([page.route, *(link for line in page.lines for link in line.links)]))
