"""References in Markdown: resolving them to routes, and linking the first mention of terms."""

from __future__ import annotations

import re

from generator.model.page import Target, Text
from generator.model.site import Site
from generator.text.markdown import SAFE_SCHEMES, Link, code, escape_text, scan

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
    found = scan(source)
    edits = [_edit(link, source, site, route, linked) for link in found.links]
    for fault in found.faults:
        shown = source[fault.start : fault.end]
        edits.append((fault.start, fault.end, escape_text(shown) if fault.what == "html" else "\\" + shown, None))
    if linked is not None:
        for start, end in found.runs:
            edits += _mentions(source, start, end, site, route, linked)
    return _spliced(source, edits)


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


def _edit(link: Link, source: str, site: Site, route: str, linked: set[str] | None) -> Edit:
    label = source[link.inner_start : link.inner_end]
    destination = link.destination
    if link.form == "image":
        return _image(link, label)
    if destination.lower().startswith(SAFE_SCHEMES):
        return link.start, link.end, source[link.start : link.end], None
    if destination.startswith("fact:"):
        return link.start, link.end, _fact(destination[5:], site), None
    if destination.startswith("#"):
        return _linked(link, label, route + destination)
    address = route_of(destination, site) if SCHEME.match(destination) else None
    if address is None:
        return link.start, link.end, escape_text(destination) if link.form == "autolink" else label, None
    if linked is not None:
        linked.add(split_ref(destination)[0])
    if link.form != "autolink":
        return _linked(link, label, address)
    label = escape_text(shown_title(split_ref(destination)[0], site))
    before = source[max(0, link.start - 2) : link.start]
    opens_image = before.endswith("!") and not before.startswith("\\")
    return _linked(link, label, address, before="\\!" if opens_image else "")


def _linked(link: Link, label: str, route: str, *, before: str = "") -> Edit:
    """Return the edit that writes a link; ``before`` takes the place of the character in front of it."""
    text = f"{before}[{label}]({route})"
    start = len(before) + len(label) + 3
    return link.start - (before != ""), link.end, text, Target(start, start + len(route), route)


def _image(link: Link, label: str) -> Edit:
    path = "/" + link.destination.removeprefix("./").lstrip("/")
    text = f"![{label}]({path})"
    start = len(label) + 4
    return link.start, link.end, text, Target(start, start + len(path), path)


def _fact(name: str, site: Site) -> str:
    value = next((fact.value for fact in site.brand.facts if fact.id == name), name)
    return code(value) if re.search(r"[/:._]", value) else escape_text(value)


def _mentions(source: str, start: int, end: int, site: Site, route: str, linked: set[str]) -> list[Edit]:
    edits: list[Edit] = []
    for first, last, id_ in site.glossary.mentions(source[start:end]):
        target = site.routes[id_]
        before = source[max(0, start + first - 1) : start + first]
        if id_ in linked or target == route or before in {"\\", "!"}:  # a bracket there would be escaped, or open an image
            continue
        linked.add(id_)
        word = source[start + first : start + last]
        text = f"[{word}]({target})"
        place = len(word) + 3
        edits.append((start + first, start + last, text, Target(place, place + len(target), target)))
    return edits
