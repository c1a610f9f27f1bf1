"""Two folders to a comparison."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator import codes
from generator.built import Built, route_of
from generator.diagnostics import Diagnostic, Span
from generator.sitediff.change import Change, Comparison, Listed, Moved, Part
from generator.sitediff.outputs import TEXTS, States, output_changes
from generator.sitediff.page import SitePage, read_page
from generator.sitediff.pages import page_changes
from generator.sitediff.told import Told

_CANONICAL = re.compile(r"<link[^>]*rel=[\"']?canonical[\"']?[^>]*href=[\"']?([^\"'\s>]+)", re.IGNORECASE)
_MADE = re.compile(r"search/.*\.json|(?:.*/)?(?:search_index\.json|[^/]*\.map|sitemap\.xml\.gz|objects\.inv)")
"""Files that are computed from pages, and say nothing of their own that a person could read."""

_WHOLE = re.compile(r"(?:.*/)?llms[\w.-]*full[\w.-]*\.txt")
"""Whole pages one after another, in one file or in parts."""


class Folder:
    """A built folder: its address, and its pages when they are asked for."""

    def __init__(self, built: Built) -> None:
        self.built = built
        self._pages: dict[str, SitePage] = {}

    @cached_property
    def base(self) -> str:
        """The address of the site, from the canonical link of its first page that has one; empty if none has."""
        for path in sorted(self.html, key=lambda path: (path.count("/"), path != "index.html", path)):
            found = _CANONICAL.search(self.built.text(path)[:20_000])
            route = route_of(path)
            if found and found[1].startswith(("http://", "https://")) and found[1].endswith(route):
                return found[1].removesuffix(route) + "/"
        return ""

    @cached_property
    def html(self) -> frozenset[str]:
        """The paths of the HTML files."""
        return frozenset(self.built.pages)

    def page(self, path: str) -> SitePage:
        """Return a page, read once."""
        if path not in self._pages:
            self._pages[path] = read_page(path, self.built.text(path), self.base)
        return self._pages[path]


def read_folder(folder: Path) -> tuple[Folder | None, list[Diagnostic]]:
    """Return a built folder, or say why it is none."""
    hint = "name the folder of a built site, such as the `site` that `answerpress build` writes"
    built = Built(folder)
    if not built.is_there:
        return None, [codes.NOT_BUILT.at(Span(str(folder)), "there is no such folder", hint)]
    found = Folder(built)
    if not found.html:
        return None, [codes.NOT_BUILT.at(Span(str(folder)), "the folder holds no page: not one HTML file", hint)]
    return found, []


def compare(old: Folder, new: Folder) -> Comparison:
    """Compare two built folders; each file that differs is told once, or named as following from another."""
    return _Comparing(old, new).comparison()


class _Comparing:
    def __init__(self, old: Folder, new: Folder) -> None:
        self.old, self.new = old, new
        self.bases = (old.base, new.base)
        both = set(old.built.files) & set(new.built.files)
        self.differing = {path for path in both if not self._same(path)}
        self.gone = set(old.built.files) - both
        self.come = set(new.built.files) - both
        self.follows: dict[str, list[str]] = defaultdict(list)

    def _same(self, path: str) -> bool:
        return self.old.built.size(path) == self.new.built.size(path) and self.old.built.read(path) == self.new.built.read(path)

    def comparison(self) -> Comparison:
        added = tuple(self._added())
        removed = tuple(self._removed())
        found, around = self._changed()
        changed, shared, lists = told_once(found, self._names(added, removed, found), {page.old: page.new for page in removed})
        if lists:
            self.follows["lists of pages"] += lists
        outputs, files = self._outputs(Told(*self._words({part.name for part in (*added, *found)} | {page.old for page in removed})))
        listed, outputs = taken_together(outputs)
        return Comparison(
            addresses=self.bases,
            added=added,
            removed=removed,
            changed=changed,
            shared=shared,
            around=around,
            listed=listed,
            outputs=outputs,
            files=files,
            follows={name: tuple(sorted(paths)) for name, paths in sorted(self.follows.items())},
            unread=tuple(sorted({*self.old.built.faults, *self.new.built.faults})),
        )

    def _names(self, added: tuple[Part, ...], removed: tuple[Moved, ...], changed: tuple[Part, ...]) -> Names:
        """Return what lists show of pages that came, went, moved, or have another name or day."""
        renamed = {part.name for part in changed for change in part.changes if change.what in {"title", "description"}}
        dated = {part.name for part in changed for change in part.changes if change.what == "date"}
        gone = renamed | {page.old for page in removed}
        come = renamed | {part.name for part in added}
        return Names(
            old=dict(self._shown(self.old, gone)),
            new=dict(self._shown(self.new, come)),
            dated=dict(self._shown(self.new, dated)),
        )

    def _shown(self, folder: Folder, routes: set[str]) -> Iterator[tuple[str, frozenset[str]]]:
        for path in folder.html:
            if route_of(path) in routes and (page := folder.page(path)).redirect is None:
                yield page.route, frozenset({page.title, page.head.get("description", ""), page.head.get("title", "")} - {""})

    def _added(self) -> Iterator[Part]:
        for path in sorted(self.come & self.new.html):
            page = self.new.page(path)
            if page.redirect is None:
                yield Part(page.route, page.title, (Change("crawler", "description", "", None, page.head.get("description", "")),))
            else:
                yield Part(page.route, "", (Change("reader", "redirect", "", None, page.redirect),))

    def _removed(self) -> Iterator[Moved]:
        """Yield pages that are no page any more; a redirect in their place says where they went."""
        replaced = {path for path in self.differing & self.new.html if self.new.page(path).redirect is not None}
        for path in sorted(self.gone & self.old.html | replaced):
            page = self.old.page(path)
            target = self.new.page(path).redirect if path in replaced else None
            if page.redirect is None or target is None:
                yield Moved(page.route, target, page.title, tuple(self._moved(page, target)))

    def _moved(self, page: SitePage, target: str | None) -> Iterator[Change]:
        """Yield what else changed on a page whose new address is new as well."""
        path = f"{(target or '').partition('#')[0].lstrip('/')}index.html"
        if target and path in self.come and page.redirect is None:
            moved = {"canonical", "og:url"}
            changes = page_changes(page, self.new.page(path))
            yield from (change for change in changes if not {change.what, change.where} & moved and change.what not in {"claim", "head"})

    def _changed(self) -> tuple[tuple[Part, ...], tuple[tuple[Change, int], ...]]:
        parts, around = [], Counter[Change]()
        for path in sorted(self.differing & self.old.html & self.new.html):
            one, two = self.old.page(path), self.new.page(path)
            if one.redirect is None and two.redirect is not None:
                continue
            changes = tuple(page_changes(one, two))
            outside = list(_around(one, two))
            around.update(outside)
            if changes:
                parts.append(Part(two.route, two.title, changes))
            elif not outside:
                self.follows["what pages carry for their theme and tools"].append(path)
        return tuple(parts), tuple(sorted(around.items(), key=lambda pair: (-pair[1], str(pair[0]))))

    def _words(self, routes: set[str]) -> tuple[list[str], list[str]]:
        """Return the words of pages that changed, before and after."""
        sides: tuple[list[str], list[str]] = ([], [])
        for folder, side in zip((self.old, self.new), sides, strict=True):
            for path in folder.html:
                if route_of(path) in routes:
                    page = folder.page(path)
                    side += [page.text, page.route, *page.claims.values(), *(link for line in page.lines for link in line.links)]
        return sides

    def _outputs(self, told: Told) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        outputs, files = [*self._whole_texts(told)], []
        pages = self.old.html | self.new.html
        for path in sorted((self.differing | self.gone | self.come) - pages):
            if _WHOLE.fullmatch(path):
                continue
            if _MADE.fullmatch(path) and (not told.nothing or path.endswith((".map", ".gz"))):
                self.follows["pages"].append(path)
            elif path in self.differing and TEXTS.fullmatch(path):
                changes = tuple(output_changes(path, States(self.old.built.text(path), self.new.built.text(path), self.bases, told)))
                if changes:
                    outputs.append(Part(path, "", changes))
                else:
                    self.follows["pages" if not told.nothing else "order and layout alone"].append(path)
            elif self._belongs_to_page(path, told):
                self.follows["pages"].append(path)
            else:
                files.append(Part(path, "", (self._bytes(path),)))
        return tuple(outputs), tuple(files)

    def _whole_texts(self, told: Told) -> Iterator[Part]:
        """Yield what changed in the files of whole pages, taken together: a page may have gone from one part to another."""
        paths = sorted(path for path in self.differing | self.gone | self.come if _WHOLE.fullmatch(path))
        if not paths:
            return
        old, new = ("\n".join(_lines_once(folder, _WHOLE)) for folder in (self.old, self.new))
        changes = tuple(output_changes("whole.txt", States(old, new, self.bases, told)))
        if changes:
            yield Part(paths[0], f"and {len(paths) - 1} more" if len(paths) > 1 else "", changes, tuple(paths[1:]))
        else:
            self.follows["pages"] += paths

    def _belongs_to_page(self, path: str, told: Told) -> bool:
        """Tell whether a file came or went with a page: its twin, its record; or all of its words stand on pages that did."""
        if path in self.differing or not TEXTS.fullmatch(path) or told.nothing:
            return False
        if self._stem(path) in self._stems:
            return True
        old, new = ("", self.new.built.text(path)) if path in self.come else (self.old.built.text(path), "")
        return not list(output_changes("text.txt", States(old, new, self.bases, told)))

    @cached_property
    def _stems(self) -> set[str]:
        """The last parts of the addresses of pages that came, went or moved."""
        differing = {path for path in self.differing & self.old.html if self.new.page(path).redirect != self.old.page(path).redirect}
        return {self._stem(path) for path in (self.gone | self.come) & (self.old.html | self.new.html) | differing} - {""}

    def _stem(self, path: str) -> str:
        """answers/x.md, answers/x/index.html.md and api/answer/x.json go with answers/x/index.html."""
        return re.sub(r"(?:/index)?(?:\.html?)?(?:\.\w+)?$", "", path).rpartition("/")[2]

    def _bytes(self, path: str) -> Change:
        sizes = [f"{built.size(path):,} bytes" if built.has(path) else None for built in (self.old.built, self.new.built)]
        return Change("reader", "file", "", sizes[0], sizes[1])


def _lines_once(folder: Folder, form: re.Pattern[str]) -> dict[str, None]:
    """Return the lines of all files of a form, each once."""
    return dict.fromkeys(line for path in folder.built.files if form.fullmatch(path) for line in folder.built.text(path).split("\n"))


@dataclass(frozen=True, slots=True)
class Names:
    """Titles and descriptions by route: of pages that went or have another name, of those that came, of those with another day."""

    old: Mapping[str, frozenset[str]]
    new: Mapping[str, frozenset[str]]
    dated: Mapping[str, frozenset[str]]


def told_once(
    found: tuple[Part, ...], names: Names, moves: Mapping[str, str | None]
) -> tuple[tuple[Part, ...], tuple[tuple[Change, tuple[str, ...]], ...], list[str]]:
    """Return changes of pages by page, those that several pages share, and the pages that changed as lists of others do."""
    lists, left = [], []
    for part in found:
        changes = tuple(change for change in part.changes if not _follows(change, part.name, names, moves))
        left.append(Part(part.name, part.title, changes))
        if not changes:
            lists.append(part.name)
    counts: dict[Change, list[str]] = defaultdict(list)
    for part in left:
        for change in dict.fromkeys(_anywhere(change) for change in part.changes if change.what not in _OWN):
            counts[change].append(part.name)
    shared = {change: tuple(routes) for change, routes in counts.items() if len(routes) > 1}
    kept = (Part(part.name, part.title, tuple(change for change in part.changes if _anywhere(change) not in shared)) for part in left)
    return tuple(part for part in kept if part.changes), tuple(shared.items()), lists


_OWN = {"title", "description", "date", "language", "robots", "canonical", "redirect", "head"}
"""What every page has of its own: told with the page even if others say the same."""


def _anywhere(change: Change) -> Change:
    return replace(change, where="")


def _follows(change: Change, page: str, names: Names, moves: Mapping[str, str | None]) -> bool:
    """Tell whether a change only repeats that another page came, went, moved or has another name."""
    if change.what in {"link", "redirect"}:
        return change.old is not None and change.new is not None and moves.get(_route(change.old)) == _route(change.new)
    if change.what == "claim" and "itemListElement" not in change.where:
        return False
    if change.what in _OWN or (change.old is None and change.new is None):
        return False
    gone, come = _others(names.old, page), _others(names.new, page)
    dated = _others(names.dated, page)
    return (change.old is None or change.old == "ListItem" or change.old in gone or _dated(change.old) in dated) and (
        change.new is None or change.new == "ListItem" or change.new in come or _dated(change.new) in dated
    )


def _route(address: str) -> str:
    return address.partition("#")[0]


def _others(names: Mapping[str, frozenset[str]], page: str) -> set[str]:
    """Return the names of pages other than ``page``, and their addresses."""
    return {name for route, shown in names.items() if route != page for name in (*shown, route)}


def _dated(text: str) -> str:
    """Return a line without the day at its end; nothing if it has none."""
    found = re.fullmatch(r"(.*?)\s*[(（]?\d{4}-\d{2}-\d{2}[)）]?", text, re.DOTALL)
    return found[1] if found else ""


def taken_together(outputs: tuple[Part, ...]) -> tuple[tuple[Listed, ...], tuple[Part, ...]]:
    """Return which lists took in or dropped each page, and the outputs with what else changed in them."""
    came: dict[str, list[str]] = defaultdict(list)
    gone: dict[str, list[str]] = defaultdict(list)
    for part in outputs:
        for change in part.changes:
            if change.what == "listed":
                (came if change.old is None else gone)[change.where].append(part.name)
    listed = (Listed(address, tuple(came[address]), tuple(gone[address])) for address in sorted(came.keys() | gone.keys()))
    rest: dict[tuple[Change, ...], list[Part]] = defaultdict(list)
    for part in outputs:
        if changes := tuple(change for change in part.changes if change.what != "listed"):
            rest[changes].append(part)
    return tuple(listed), tuple(
        Part(same[0].name, _also(same), changes, same[0].alike or tuple(part.name for part in same[1:])) for changes, same in rest.items()
    )


FEW = 3


def _also(same: list[Part]) -> str:
    """Return which other outputs changed alike: a twin lies at two addresses."""
    others = [part.name for part in same[1:]]
    more = f" and {len(others) - FEW} more" if len(others) > FEW else ""
    return same[0].title or (f"and likewise {', '.join(others[:FEW])}{more}" if others else "")


def _around(old: SitePage, new: SitePage) -> Iterator[Change]:
    """Yield what changed outside the content, less what repeats a heading or title of the page (contents lists, links to neighbours)."""
    own = {line.text for page in (old, new) for line in page.lines} | {old.title, new.title}
    gone, came = Counter(old.around) - Counter(new.around), Counter(new.around) - Counter(old.around)
    lost = [text for text in dict.fromkeys(old.around) if text in gone and text not in own]
    gained = [text for text in dict.fromkeys(new.around) if text in came and text not in own]
    for number in range(max(len(lost), len(gained))):
        before = lost[number] if number < len(lost) else None
        yield Change("reader", "around", "", before, gained[number] if number < len(gained) else None)
