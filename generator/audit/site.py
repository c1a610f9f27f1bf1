"""A built site as checks see it: its pages, its address, and the files that speak of many pages, each read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from generator.audit import agreement, claims, feeds, graphs, robots, sitemaps
from generator.audit.difference import Difference
from generator.audit.page import Page, Reference, read_page
from generator.audit.place import place
from generator.audit.private import Private
from generator.audit.said import Words
from generator.built import Built, route_of
from generator.diagnostics import Code, Diagnostic, Span

UNKNOWN_HOST = "https://site.invalid"
"""Stands in the place of the site's address where nothing tells it: absolute links then lead elsewhere, relative ones work."""

_TARGETS = 20_000
"""Addresses whose target is remembered."""

SEVERAL = 5
"""Pages with one fault that are told one by one; more are told once, the first few named."""


@dataclass(frozen=True)
class Limits:
    """Sizes in kibibytes over which a file is found too big."""

    page: int = 400
    script: int = 500
    style: int = 250
    image: int = 500


@dataclass(frozen=True)
class Terms:
    """What an audit is told beside the folder."""

    base: str = ""
    """Address of the site; found in its pages and sitemap if it is empty."""
    words: Mapping[str, Words] = field(default_factory=dict)
    """Labels that AnswerPress prints, by language."""
    limits: Limits = Limits()
    private: Private = field(default_factory=Private)
    """What must stand nowhere; from the sources, if they were given."""


class Target(NamedTuple):
    """Where an address leads: ``path`` is the file of the site, None if there is none there."""

    inside: bool
    address: str
    path: str | None
    anchor: str


class Site:
    """A built site."""

    def __init__(self, built: Built, terms: Terms) -> None:
        """Read every page once."""
        self.built = built
        self.terms = terms
        self.pages: dict[str, Page] = {}
        for path in built.pages:
            self.pages[path] = read_page(path, built.text(path))
        self.base = terms.base or self._base() or ""
        self.root = (self.base or f"{UNKNOWN_HOST}/").rstrip("/") + "/"
        self._parts = urlsplit(self.root)
        self._known_target = lru_cache(maxsize=_TARGETS)(self._resolved)

    # addresses

    def _base(self) -> str:
        """Return the address of the site that most canonical addresses, or lines of the sitemap, agree on."""
        votes: Counter[str] = Counter()
        for page in self.pages.values():
            if page.redirect is None:
                votes.update(_prefix(noted.text, page.path) for noted in page.canonicals)
        if not any(votes):
            located = {row.address for row in self.sitemap}
            ends = {route_of(path)[1:] for path in self.pages}
            votes.update(_prefix(address, f"{end}index.html") for address in located for end in ends if end.endswith("/"))
            votes.update(address for address in located if address.endswith("/") and not any(votes))
        ranked = sorted((-count, prefix) for prefix, count in votes.items() if prefix)
        return ranked[0][1] if ranked else ""

    def address(self, path: str) -> str:
        """Return the address of a file; ``…/index.html`` is that of its folder."""
        return self.root + route_of(path)[1:]

    def shown_address(self, path: str) -> str:
        """Return the address of a file for a message: without a host where none is known."""
        return self.address(path) if self.base else route_of(path)

    def target(self, source: str, href: str, base: str = "") -> Target:
        """Return where an address in the file ``source`` leads; ``base`` is that of the page's base element."""
        return self._known_target(source, href.strip(), base)

    def _resolved(self, source: str, href: str, base: str) -> Target:
        try:
            address = urljoin(urljoin(self.address(source), base), href)
            parts = urlsplit(address)
        except ValueError:
            return Target(inside=True, address=href, path=None, anchor="")
        anchor = unquote(parts.fragment)
        bare = parts._replace(fragment="", query="").geturl()
        if parts.scheme not in {"http", "https"} or parts.netloc.casefold() != self._parts.netloc.casefold():
            return Target(inside=False, address=bare, path=None, anchor=anchor)
        if not f"{parts.path}/".startswith(self._parts.path):
            return Target(inside=False, address=bare, path=None, anchor=anchor)
        return Target(inside=True, address=bare, path=self.file_at(unquote(parts.path)[len(unquote(self._parts.path)) :]), anchor=anchor)

    def file_at(self, route: str) -> str | None:
        """Return the file that a web server gives for a route, without a slash at its beginning."""
        candidates = [f"{route}index.html"] if not route or route.endswith("/") else [route, f"{route}.html", f"{route}/index.html"]
        return next((path for path in candidates if self.built.has(path)), None)

    def final(self, path: str) -> str:
        """Return the file to which redirects lead in the end, the last one that there is."""
        seen = {path}
        while (page := self.pages.get(path)) and page.redirect:
            following = self.target(path, page.redirect.text).path
            if following is None or following in seen:
                break
            seen.add(following)
            path = following
        return path

    # pages

    @cached_property
    def documents(self) -> list[Page]:
        """The pages to read: no redirects, no scraps, not the page of error 404."""
        return [page for page in self.pages.values() if page.is_document and page.path.rpartition("/")[2] != "404.html"]

    @cached_property
    def indexed(self) -> list[Page]:
        """The pages that search engines may list."""
        return [page for page in self.documents if page.is_indexed]

    def twin(self, page: Page) -> str | None:
        """Return the path of the Markdown form of a page: the one that it names, or one that lies beside it."""
        for media, noted in page.alternates:
            if media == "text/markdown" and (path := self.target(page.path, noted.text, page.base).path):
                return path
        stem = page.path.removesuffix(".html").removesuffix("/index")
        return next((path for path in (f"{stem}.md", f"{page.path}.md") if stem and self.built.has(path)), None)

    @cached_property
    def twins(self) -> dict[str, str]:
        """The Markdown form of each page that has one, by the path of the page."""
        found = {page.path: self.twin(page) for page in self.documents}
        return {path: twin for path, twin in found.items() if twin}

    def references(self) -> Iterator[tuple[Page, Reference]]:
        """Yield everything that pages refer to."""
        for page in self.pages.values():
            for reference in page.references:
                yield page, reference

    # files that speak of many pages

    @cached_property
    def sitemap(self) -> list[sitemaps.Row]:
        """The lines of all sitemaps."""
        return list(sitemaps.rows(self.built))

    @cached_property
    def robots(self) -> robots.Robots:
        """What robots.txt says."""
        return robots.read_robots(self.built.text("robots.txt") if self.built.has("robots.txt") else "")

    @cached_property
    def feeds(self) -> list[feeds.Entry]:
        """The entries of all feeds."""
        return list(feeds.entries(self.built))

    @cached_property
    def graphs(self) -> dict[str, graphs.Graph]:
        """What the JSON-LD of each page says, by the path of the page."""
        return {page.path: graphs.read_graph(page.graphs) for page in self.documents if page.graphs}

    # what formats tell differently

    @cached_property
    def comparison(self) -> agreement.Result:
        """What the formats of a site of AnswerPress tell differently; nothing for any other."""
        if not self.built.has("api/index.json"):
            return agreement.Result([])
        languages = Counter(page.language or "" for page in self.documents)
        words = next((self.terms.words[name] for name, _ in languages.most_common() if name in self.terms.words), None)
        return agreement.compare(self.built, words) if words else agreement.Result([])

    @cached_property
    def differences(self) -> list[tuple[str, Difference]]:
        """(subject, difference) for everything that two formats of a page tell differently."""
        found = [(agreement.subject(difference), difference) for difference in self.comparison.differences]
        return [*found, *claims.differences(self)]

    def about(self, *subjects: str) -> Iterator[Difference]:
        """Yield the differences about some subjects."""
        yield from (difference for subject, difference in self.differences if subject in subjects)

    # places

    def span(self, path: str, needle: str, *, after: str = "", line: int = 0) -> Span:
        """Return the place of a text in a file."""
        if not path or not self.built.has(path):
            return Span(path or ".")
        return place(path, self.built.text(path), needle, after=after, line=line)

    def gathered(self, code: Code, pages: Sequence[tuple[Page, str, int]], what: tuple[str, str], hint: str) -> Iterator[Diagnostic]:
        """Yield one fault of several pages: a finding each, or one in all where many share it.

        ``pages`` are (page, text at fault, line); ``what`` says it of one page and of many (``{count}``).
        """
        spans = [self.span(page.path, needle, line=line) for page, needle, line in pages[: SEVERAL + 1]]
        if len(pages) <= SEVERAL and not 1 < len(pages) == len(self.documents):
            yield from (code.at(span, what[0], hint) for span in spans)
        else:
            yield code.at(spans[0], what[1].format(count=len(pages)), hint, others=spans[1:SEVERAL])


def origin_of(address: str) -> str:
    """Return the host that an address of the web names, with its port; nothing for any other address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.netloc.casefold() if parts.scheme in {"http", "https"} else ""


def _prefix(address: str, path: str) -> str:
    """Return what an address says of the site's if it is that of a file: what stands before the route."""
    route = route_of(path)[1:]
    forms = {route, path, path.removesuffix(".html"), route.rstrip("/")} - {""}
    if not address.startswith(("http://", "https://")):
        return ""
    if path == "index.html":
        return address.removesuffix("index.html").rstrip("/") + "/"
    for form in sorted(forms, key=len, reverse=True):
        if unquote(address).endswith(f"/{form}"):
            return unquote(address)[: -len(form)]
    return ""
