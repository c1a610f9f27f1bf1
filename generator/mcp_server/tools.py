"""What the tools do, as pure functions of a built site: search, get a page, list kinds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.diagnostics import suggest
from generator.mcp_server.built import Listed
from generator.mcp_server.passages import best_passage
from generator.mcp_server.results import Hit, KindsResult, PageResult, SearchResult
from generator.mcp_server.search import search
from generator.mcp_server.site import BuiltSite, RefusedError

_CLIPPED = 80
Format = Literal["markdown", "record"]


def search_pages(site: BuiltSite, query: str, kind: str | None = None, limit: int = 5) -> SearchResult:
    """Return the pages that answer ``query``, of one kind if asked."""
    kinds = [known.kind for known in site.index.kinds]
    if kind is not None and kind not in kinds:
        hint = suggest(kind, kinds, f"the kinds are {', '.join(kinds)}")
        raise RefusedError(f"there is no kind `{clip(kind)}`; {hint}")
    results = search(site, query, kind, limit)
    found = ((site.find(hit.route), hit.score) for hit in results.hits)
    hits = tuple(_hit(site, page, score, query) for page, score in found if page is not None)
    return SearchResult(hits=hits, weak=results.weak, found=results.total)


def _hit(site: BuiltSite, page: Listed, score: float, query: str) -> Hit:
    record = site.record(page) or {}
    passage = best_passage(record, query)
    return Hit(
        id=page.id,
        kind=page.kind,
        title=page.title,
        url=page.url,
        description=str(record.get("description", "")),
        updated=page.updated,
        stale=bool(record.get("stale")),
        passage=passage.text,
        passage_url=f"{page.url}#{passage.anchor}" if passage.anchor else page.url,
        score=round(score, 2),
    )


def get_page(site: BuiltSite, page: str, form: Format = "markdown") -> PageResult:
    """Return a page by id or address, as Markdown or as its record."""
    found = find_page(site, page)
    markdown = site.markdown(found) if form == "markdown" else None
    record = site.record(found) if form == "record" else None
    if form == "record" and record is None:
        raise RefusedError(f"`{found.id}` is a list of pages and has no record; ask for it as `markdown`")
    facts = {"id": found.id, "kind": found.kind, "title": found.title, "url": found.url, "updated": found.updated}
    return PageResult(**facts, markdown=markdown, record=record)


def find_page(site: BuiltSite, request: str) -> Listed:
    """Return the page that a request names; refuse with the nearest id."""
    if (found := site.find(request)) is None:
        raise RefusedError(f"there is no page `{clip(request)}`; {nearest(request, site.pages)}")
    return found


def list_kinds(site: BuiltSite) -> KindsResult:
    """Return what the site holds."""
    index = site.index
    return KindsResult(name=index.name, url=index.url, language=index.language, updated=index.updated, kinds=index.kinds)


def nearest(request: str, ids: Iterable[str]) -> str:
    """Return the hint that names the nearest id, or the way to find one."""
    return suggest(request[:100], ids, "search for it with the tool `search`")


def clip(request: str) -> str:
    """Return a request as it may stand in a message: one line, not long."""
    line = " ".join("".join(character for character in request[:200] if character.isprintable() or character == " ").split())
    return line if len(line) <= _CLIPPED else f"{line[:_CLIPPED]}…"
