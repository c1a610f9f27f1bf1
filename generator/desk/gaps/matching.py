"""Looking tickets up: with the site's own search, clause by clause, as a reader would type them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.desk.gaps.log import BLANK, Ticket
from generator.model.page import Page
from generator.model.site import Site
from generator.search.engine import Engine, Hit
from generator.search.fields import Searchable, searchable, wordings_of
from generator.search.index import build_index

ENOUGH = 0.8
"""How much of a question a page must have to count as its answer."""
SOME = 0.55
"""How much it must have to be worth an alias."""
_SENTENCE = re.compile(r"[。！？!?\n；;，,]+|\.(?=\s|$)")
_CIVILITY = re.compile(
    r"(?:您好|你好|请问一下|请问|麻烦(?:您|你)?|谢谢(?:您|你)?|感谢|在吗|客服|老师|大佬|急急?急?|hello|hi|thanks|thank you)"
    r"[，,。！!～~\s]*",
    re.IGNORECASE,
)
_MOST_SENTENCES, _SHORTEST, _LONGEST, _MUCH_SHORTER = 4, 3, 80, 0.75
_TELLING = 6
"""Characters from which a subject says what is asked."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A ticket with the page that answers it best; ``coverage`` is how much of the question that page has."""

    ticket: Ticket
    page: str = ""
    title: str = ""
    coverage: float = 0.0
    unheard: bool = False
    """Whether it asks with a word that many use and no page has (:mod:`.unheard`)."""

    @property
    def covered(self) -> bool:
        """Whether the page answers the ticket."""
        return self.coverage >= ENOUGH and not self.unheard

    @property
    def near(self) -> bool:
        """Whether a page would answer, if it knew the words."""
        return self.coverage >= SOME and not self.covered


def searchables(site: Site, pages: Sequence[Page]) -> list[Searchable]:
    """Return what the pages of a site give to search: answers, FAQs, symptoms, replies and all others."""
    return [searchable(page, wordings_of(page, site)) for page in pages if page.kind]


def engine_of(site: Site, found: Sequence[Searchable]) -> Engine:
    """Return the search of a site over what its pages give."""
    labels = {kind: site.labels(f"kind.{kind}.plural") for kind in sorted({page.kind for page in found})}
    files = build_index(list(found), labels)
    return Engine(lambda path: files[path])


def matched(tickets: Sequence[Ticket], engine: Engine) -> Iterator[Matched]:
    """Yield each ticket with its page. A question that was asked before is looked up once."""
    known: dict[str, Hit | None] = {}
    for ticket in tickets:
        best, place = 0.0, None
        for query in questions(ticket):
            if query not in known:
                known[query] = _hit(query, engine)
            hit = known[query]
            if hit is not None and hit.coverage > best:
                best, place = hit.coverage, hit
        yield Matched(ticket, place.id, place.title, round(best, 3)) if place else Matched(ticket)


def _hit(query: str, engine: Engine) -> Hit | None:
    results = engine.search(query, limit=1)
    return results.hits[0] if results.hits and not results.weak else None


def questions(ticket: Ticket) -> Iterator[str]:
    """Yield the clauses of a ticket that ask something, without greetings and what was blanked.

    The first line says it, if it says anything; else the others do. A clause that is much shorter than the
    longest ("it is urgent") says nothing of what is asked.
    """
    for lines in (ticket.lines[:1], ticket.lines):
        found = [words for line in lines for clause in _SENTENCE.split(line) if len(words := _bare(clause)) >= _SHORTEST]
        longest = max(map(len, found[:_MOST_SENTENCES]), default=0)
        if longest >= _TELLING:
            break
    yield from (words for words in found[:_MOST_SENTENCES] if len(words) >= _MUCH_SHORTER * longest)


def _bare(clause: str) -> str:
    return _CIVILITY.sub("", clause.replace(BLANK, " ")).strip(" ，,:：")[:_LONGEST]
