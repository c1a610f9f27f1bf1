"""References in Markdown: resolving them to routes, and linking the first mention of terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.model.blocks import Target, Text
from generator.model.site import Glossary, Site
from generator.text.markdown import SAFE_SCHEMES, Fault, Link, code, escape_text, scan

SCHEME = re.compile(r"([a-z][a-z0-9-]*):(?!//)(.*)", re.DOTALL)


def split_ref(ref: str) -> tuple[str, str]:
    """Split ``kind:slug#anchor`` into id and anchor (empty if there is none)."""
    id_, _, anchor = ref.partition("#")
    return id_, anchor


def route_of(ref: str, site: Site) -> str | None:
    """Return the route (with anchor) that a reference leads to, or None if it dangles."""
    id_, anchor = split_ref(ref)
    route = site.routes.get(id_)
    return None if route is None else f"{route}#{anchor}" if anchor else route


def shown_title(id_: str, site: Site) -> str:
    """Return the words that stand for a page in running text: a term's own word, else the title."""
    entry = site.entries[id_]
    return str(getattr(entry, "term", entry.title))


def resolve(source: str, site: Site, *, route: str, linked: set[str] | None = None) -> Text:
    """Resolve the references and facts of a Markdown text that stands on the page at ``route``.

    ``linked`` holds the ids of terms that the page has linked so far; with it, the first mention
    of every other term becomes a link and is added. What cannot be resolved becomes plain text:
    the checker has reported it.
    """
    found, words = scan(source), () if linked is None else words_in(source, site.glossary)
    edits = [edit for link in found.links for edit in _edits(link, source, site, route, linked)]
    edits += [_as_text(fault, source) for fault in found.faults]
    if linked is not None and words:
        edits += _mentions(source, words, site, route, linked)
    if not edits:
        return Text(source)  # what is not safe would have been edited
    text = _spliced(source, edits)
    whole = not words and not found.faults and len(text.targets) == len(found.links)
    return text if whole and all(_is_plain(link, source) for link in found.links) else _inert(text)


def forget() -> None:
    """Let go of what is known of texts: when pages are composed, hardly anybody asks again."""
    scan.cache_clear()
    words_in.cache_clear()


@lru_cache(maxsize=16_384)  # asked for who uses which word, and again where the page is composed
def words_in(source: str, glossary: Glossary) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, term id) for every word of the glossary that a Markdown text uses where it may be linked, from left to right."""
    runs = scan(source).runs
    return tuple((start + first, start + last, id_) for start, end in runs for first, last, id_ in glossary.mentions(source[start:end]))


MOST_ROUNDS = 12
"""How often a text is looked through for what an edit has made of its surroundings; each round takes time in proportion to it."""


def _inert(text: Text) -> Text:
    """Return the text without what has become HTML or an address of its own by an edit beside it."""
    for _ in range(MOST_ROUNDS):
        edits = [*_unsafe(text)]
        if not edits:
            return text
        kept = [(target.start, target.end, target.route, Target(0, len(target.route), target.route)) for target in text.targets]
        text = _spliced(text.markdown, [*kept, *edits])
    return Text(escape_text(text.markdown))  # nobody nests links so deep but to keep us busy


def _unsafe(text: Text) -> Iterator[Edit]:
    found = scan(text.markdown)
    ours = {target.route for target in text.targets}
    yield from (_as_text(fault, text.markdown) for fault in found.faults if fault.what == "html")
    for link in found.links:
        if link.destination not in ours and not link.destination.lower().startswith(SAFE_SCHEMES):
            yield from _unlinked(link)


def _as_text(fault: Fault, source: str) -> Edit:
    """Return the edit that shows HTML as it is written, and a heading as a paragraph."""
    shown = source[fault.start : fault.end]
    if fault.what == "html":
        return fault.start, fault.end, escape_text(shown), None
    mark = fault.start if shown.startswith("#") else fault.start + len(shown.rstrip().rstrip("=-"))  # underlined
    return mark, mark, "\\", None


Edit = tuple[int, int, str, Target | None]


def _spliced(source: str, edits: list[Edit]) -> Text:
    parts: list[str] = []
    targets: list[Target] = []
    position = length = 0
    for start, end, replacement, target in sorted(edits, key=lambda edit: edit[:2]):
        if start < position:
            continue
        parts += [source[position:start], replacement]
        length += start - position
        if target is not None:
            targets.append(Target(length + target.start, length + target.end, target.route))
        length += len(replacement)
        position = end
    return Text("".join([*parts, source[position:]]), tuple(targets))


def _edits(link: Link, source: str, site: Site, route: str, linked: set[str] | None) -> list[Edit]:
    """Return the edits of what stands around a label; the label has its own."""
    destination = link.destination
    if link.form == "image":
        return _linked(link, "/" + destination.removeprefix("./").lstrip("/"))
    if destination.lower().startswith(SAFE_SCHEMES):
        return []
    if destination.startswith("fact:"):
        beside = source[max(0, link.start - 1) : link.start] + source[link.end : link.end + 1]
        return [(link.start, link.end, _fact(destination[5:], site, as_code=not set(beside) & set("`<>")), None)]
    if destination.startswith("#"):
        return _linked(link, route + destination)
    address = route_of(destination, site) if SCHEME.match(destination) else None
    if address is None:
        return _unlinked(link)
    if linked is not None:
        linked.add(split_ref(destination)[0])
    if link.form == "autolink":
        return [_autolinked(link, source, escape_text(shown_title(split_ref(destination)[0], site)), address)]
    return _linked(link, address)


def _is_plain(link: Link, source: str) -> bool:
    """Tell whether a link is written as `[label](kind:slug)`: with an address in its place, all that stands around it reads as before."""
    return source[link.inner_end : link.end] == f"]({link.destination})" and bool(_PLAIN.fullmatch(link.destination))


_PLAIN = re.compile(r"[a-z0-9-]+:[a-z0-9-]+(?:#[a-z0-9-]+)?")


def _unlinked(link: Link) -> list[Edit]:
    if link.form == "autolink":
        return [(link.start, link.end, escape_text(link.destination), None)]
    return [(link.start, link.inner_start, "", None), (link.inner_end, link.end, "", None)]


def _linked(link: Link, route: str) -> list[Edit]:
    title = f' "{_QUOTED.sub(_escaped, link.title)}"' if link.title else ""
    opening = "![" if link.form == "image" else "["
    left, right = ("(<", ">") if re.search(r"[\s()]", route) else ("(", "")
    return [
        (link.start, link.inner_start, opening, None),
        (link.inner_end, link.end, f"]{left}{route}{right}{title})", Target(1 + len(left), 1 + len(left) + len(route), route)),
    ]


_QUOTED = re.compile(r'[\\"&]')


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match[0]


def _autolinked(link: Link, source: str, label: str, route: str) -> Edit:
    """Return the edit that writes a link for ``<kind:slug>``; after ``!`` it must not become an image."""
    before = source[max(0, link.start - 2) : link.start]
    mark = "\\!" if before.endswith("!") and not before.startswith("\\") else ""
    start = len(mark) + len(label) + 3
    return link.start - (mark != ""), link.end, f"{mark}[{label}]({route})", Target(start, start + len(route), route)


def _fact(name: str, site: Site, *, as_code: bool) -> str:
    """Return a fact as Markdown: code, if it is an address and no other code touches it."""
    value = next((fact.value for fact in site.brand.facts if fact.id == name), name)
    return code(value) if as_code and re.search(r"[/:._]", value) else escape_text(value)


def _mentions(source: str, words: Iterable[tuple[int, int, str]], site: Site, route: str, linked: set[str]) -> list[Edit]:
    edits: list[Edit] = []
    for first, last, id_ in words:
        target = site.routes[id_]
        before = source[max(0, first - 1) : first]
        if id_ in linked or target == route or before in {"\\", "!"}:  # a bracket there would be escaped, or open an image
            continue
        linked.add(id_)
        word = source[first:last]
        text = f"[{word}]({target})"
        place = len(word) + 3
        edits.append((first, last, text, Target(place, place + len(target), target)))
    return edits
