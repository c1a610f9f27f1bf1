"""Checking that every name, link and reference of the sources leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import codes
from generator.diagnostics import Code, Diagnostic, nearest, suggest
from generator.model.fields import Part, RefTo
from generator.model.site import Asset
from generator.model.walk import Path, leaves
from generator.source.yamldoc import Document
from generator.text.markdown import SAFE_SCHEMES, Link, scan
from generator.text.refs import SCHEME, split_ref

Name = tuple[str, str]
"""A name that sources may use: what it is of (``entry``, ``asset``, ``fact``, ``topic``, …), and the name itself."""
Anchored = tuple[Document, Path, int, int, str]
"""A reference with an anchor, to be checked once pages are composed."""


class ReferenceChecker:
    """Checks the references of parts against what a site defines.

    ``statuses`` maps the ids of all entries to their status; ids in ``broken`` belong to files
    that could not be decoded, so a reference to them is not reported as dangling. Nor are names of
    a vocabulary that could not be: it is not in ``names``, and ``facts`` is None.
    """

    def __init__(
        self,
        statuses: Mapping[str, str],
        names: Mapping[str, Iterable[str]],
        facts: Iterable[str] | None,
        assets: Mapping[str, Asset],
        broken: Iterable[str],
        kinds: Iterable[str],
        questions: Mapping[str, Iterable[str]],
    ) -> None:
        self.statuses = statuses
        self.names = {target: frozenset(known) for target, known in names.items()}
        self.facts = None if facts is None else frozenset(facts)
        self.assets = assets
        self.broken = frozenset(broken)
        self.kinds = frozenset(kinds)
        self.questions = {id_: frozenset(known) for id_, known in questions.items()}
        self.anchored: list[Anchored] = []
        self.current = ""
        self.asked: set[Name] = set()
        """The names that were looked up: while these mean the same, a part without a fault has none."""

    def differing(self, other: ReferenceChecker) -> set[Name] | None:
        """Return the names that mean something else to ``other``, or None if that may be any."""
        if self.names.keys() != other.names.keys() or (self.facts is None) != (other.facts is None) or self.kinds != other.kinds:
            return None
        found = {("entry", id_) for id_ in unlike(self.statuses, other.statuses) | (self.broken ^ other.broken)}
        found |= {("entry", id_) for id_ in unlike(self.questions, other.questions)}
        found |= {("asset", name) for name in unlike(self.assets, other.assets)}
        found |= {("fact", name) for name in (self.facts or frozenset()) ^ (other.facts or frozenset())}
        return found | {(target, name) for target, known in self.names.items() for name in known ^ other.names[target]}

    def check(self, id_: str, part: Part, document: Document, *, published: bool = True) -> Iterator[Diagnostic]:
        """Yield what is wrong with the references of one part."""
        self.current = id_
        for path, text, marker in leaves(part):
            if isinstance(marker, RefTo):
                yield from self._name(id_, document, path, text, marker.target, published=published)
            else:
                yield from self._prose(document, path, text, published=published)

    def _name(self, id_: str, document: Document, path: Path, text: str, target: str, *, published: bool) -> Iterator[Diagnostic]:
        if target in {"entry", "question"}:
            if SCHEME.match(text):
                needed = published or path == ("moved_to",)  # where a retired page leads its readers, there must be a page
                yield from self._entry(document, path, text, 0, published=needed, anchored=target == "entry")
            if target == "question":
                yield from self._question(document, path, text)
            if "related" in path and split_ref(text)[0] == id_:
                yield codes.SELF_REF.at(document.span(path), "the page lists itself", "remove the line")
            return
        self.asked.add((target, text))
        if target in self.names and text not in self.names[target]:
            hint = suggest(text, self.names[target], f"add it to {_FILES[target]}, or use a name that is there")
            yield codes.UNKNOWN_NAME.at(document.span(path), f"`{text}` is not in {_FILES[target]}", hint)

    def _entry(
        self, document: Document, path: Path, ref: str, offset: int, *, published: bool, anchored: bool = True
    ) -> Iterator[Diagnostic]:
        id_, anchor = split_ref(ref)
        self.asked.add(("entry", id_))
        status, end = self.statuses.get(id_), offset + len(ref)
        if status is None:
            if id_ not in self.broken:
                yield codes.DANGLING_REF.at(document.locate(path, offset, end), f"there is no `{id_}`", self._instead(id_))
        elif published and status != "published":
            kind = "a draft" if status == "draft" else "retired"
            hint = "publish it first, or refer to another page" if status == "draft" else "refer to the page that it moved to"
            yield codes.REF_TO_DRAFT.at(document.locate(path, offset, end), f"`{id_}` is {kind}", hint)
        elif anchor and anchored and published:
            self.anchored.append((document, path, offset, end, ref))

    def _instead(self, id_: str) -> str:
        """Return the hint for an entry that does not exist: its slug in another kind, or one like it in its own."""
        kind, _, slug = id_.partition(":")
        slugs = [known.partition(":") for known in sorted(self.statuses)]
        if elsewhere := next((other for other, _, known in slugs if known == slug), None):
            return f"did you mean `{elsewhere}:{slug}`?"
        best = nearest(slug, (known for other, _, known in slugs if other == kind))
        return f"did you mean `{kind}:{best}`?" if best else "write the entry first, or name one that exists"

    def _question(self, document: Document, path: Path, ref: str) -> Iterator[Diagnostic]:
        """Check an FAQ entry that the page shows: it must be there before pages are composed."""
        id_, anchor = split_ref(ref)
        self.asked.add(("entry", id_))
        known = self.questions.get(id_)
        if known is not None and anchor not in known:
            hint = suggest(anchor, known, f"its questions are {', '.join(sorted(known))}")
            yield codes.DANGLING_ANCHOR.at(document.span(path), f"`{id_}` has no question `{anchor}`", hint)

    def _prose(self, document: Document, path: Path, text: str, *, published: bool) -> Iterator[Diagnostic]:
        found = scan(text)
        for link in found.links:
            yield from self._link(document, path, text, link, published=published)
        for fault in found.faults:
            span = document.locate(path, fault.start, fault.end)
            if fault.what == "html":
                shown = " ".join(text[fault.start : fault.end].split())[:40]
                yield codes.RAW_HTML.at(span, f"HTML: {shown}", "put code in backticks; HTML is shown as text")
            else:
                yield codes.FIELD_HEADING.at(span, "a heading inside a field", "make it a section, or bold text")

    def _link(self, document: Document, path: Path, text: str, link: Link, *, published: bool) -> Iterator[Diagnostic]:
        destination = link.destination
        offset = max(link.start, text.find(destination, link.inner_end if link.form != "autolink" else link.start, link.end))
        end = offset + len(destination)
        if link.form == "image":
            yield from self._image(document, path, text, link)
        elif destination.lower().startswith(SAFE_SCHEMES):
            return
        elif destination.startswith("#"):
            if published and self.current:
                self.anchored.append((document, path, offset, end, self.current + destination))
        elif (match := SCHEME.match(destination)) and match[1] in self.kinds:
            yield from self._entry(document, path, destination, offset, published=published)
        elif (fault := self._fault(destination)) is not None:
            code, message, hint = fault
            yield code.at(document.locate(path, offset, end), message, hint)

    def _fault(self, destination: str) -> tuple[Code, str, str] | None:
        """Return what is wrong with a link that leads neither to a page of the site nor to an address, if anything is."""
        match = SCHEME.match(destination)
        if destination.startswith("fact:"):
            self.asked.add(("fact", destination[5:]))
            if self.facts is None or destination[5:] in self.facts:
                return None
            hint = suggest(destination[5:], self.facts, "add it to `facts` in site.yml")
            return codes.DANGLING_FACT, f"site.yml has no fact `{destination[5:]}`", hint
        if match and (near := suggest(match[1], self.kinds, "")):
            return codes.DANGLING_REF, f"there is no kind `{match[1]}`", near
        hint = "link to `kind:slug` for a page of the site, or to an https address"
        return codes.UNSAFE_LINK, f"`{destination[:60]}` is no address that a page may link to", hint

    def _image(self, document: Document, path: Path, text: str, link: Link) -> Iterator[Diagnostic]:
        if fault := self._missing(link.destination):
            yield codes.MISSING_ASSET.at(document.locate(path, link.start, link.end), *fault)
        if not text[link.inner_start : link.inner_end].strip():
            span = document.locate(path, link.start, link.end)
            yield codes.MISSING_ALT.at(span, "the image has no alternative text", "say in the brackets what it shows")

    def _missing(self, destination: str) -> tuple[str, str] | None:
        """Return what is wrong with the file of an image, if anything is."""
        name = "/" + destination.removeprefix("./").lstrip("/")
        self.asked.add(("asset", name))
        if name not in self.assets:
            hint = suggest(name, self.assets, "put the file into content/assets/ and write `assets/name.png`")
            return f"there is no image `{destination}`", hint.replace("`/", "`")
        if not self.assets[name].width and not name.endswith(".svg"):
            return f"`{destination}` is no image that can be read", "save it again as PNG, JPEG, GIF, WebP or SVG; link to any other file"
        return None


def unlike(first: Mapping[str, object], second: Mapping[str, object]) -> set[str]:
    """Return the keys that two tables do not give one value for."""
    return {key for key in first.keys() | second.keys() if first.get(key) != second.get(key)}


_FILES = {"topic": "topics.yml", "evidence": "evidence.yml", "policy": "policy.yml", "person": "the people of site.yml"}


def check_anchors(anchored: Iterable[Anchored], anchors: Mapping[str, frozenset[str]]) -> Iterator[Diagnostic]:
    """Yield the references whose page has no such anchor; ``anchors`` has those of every page that could be composed, by id."""
    for document, path, start, end, ref in anchored:
        id_, anchor = split_ref(ref)
        known = anchors.get(id_)
        if known is not None and anchor not in known:
            span = document.locate(path, start, end)
            hint = suggest(anchor, known, f"the anchors of the page are {', '.join(sorted(known)[:8])}")
            yield codes.DANGLING_ANCHOR.at(span, f"`{id_}` has no place `#{anchor}`", hint)
