"""What a log teaches: covered or not, groups, pages that lack a word, fields that replies lack; per topic and per week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.desk.gaps.grouping import Group, apart, groups, phrases_of, runs_of, whole
from generator.desk.gaps.log import Ticket
from generator.desk.gaps.matching import Matched, engine_of, matched, searchables
from generator.desk.gaps.unheard import marked
from generator.kinds.capabilities import HasReplies
from generator.model.fields import VARIABLE
from generator.model.page import Page
from generator.model.site import Site
from generator.search.analysis import fold

_ALIASES, _PAGES, _FIELDS, _WORD = 5, 20, 20, 4


@dataclass(frozen=True, slots=True)
class Helpful:
    """A page that should have helped, with words of those who asked that it does not have."""

    page: str
    title: str
    tickets: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A field of evidence.yml that agents asked for and that no reply of the template asks for."""

    template: str
    title: str
    field: str
    label: str
    tickets: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything of a report; no text of it holds a secret."""

    tickets: int
    covered: int
    groups: tuple[Group, ...]
    pages: tuple[Helpful, ...]
    fields: tuple[Lacking, ...]
    topics: tuple[tuple[str, int, int], ...]
    """Label of a topic, its tickets, and how many of them are covered."""
    weeks: tuple[tuple[str, int, int], ...]
    """A week, its tickets, and how many of them are covered."""


def study(tickets: Sequence[Ticket], site: Site, pages: Sequence[Page]) -> Findings:
    """Return what a log teaches about a site."""
    texts = searchables(site, pages)
    found = marked([*matched([ticket for ticket in tickets if ticket.lines], engine_of(site, texts))], texts)
    return Findings(
        tickets=len(found),
        covered=sum(one.covered for one in found),
        groups=groups(found),
        pages=_helpful(found, pages),
        fields=_lacking(found, site),
        topics=_topics(found, site),
        weeks=_weeks(found),
    )


def _helpful(found: Sequence[Matched], pages: Sequence[Page]) -> tuple[Helpful, ...]:
    """Return the pages that almost answer tickets, with phrases of these that they lack."""
    near: dict[str, list[Matched]] = defaultdict(list)
    for one in found:
        if one.near:
            near[one.page].append(one)
    words = {page.id: fold(" ".join([page.title, page.description, *page.aliases])) for page in pages if page.id in near}
    everywhere = Counter(phrase for one in found for phrase in set(phrases_of(one.ticket)))
    made = []
    for page, ones in near.items():
        count = Counter(phrase for one in ones for phrase in set(phrases_of(one.ticket)) if fold(phrase) not in words.get(page, ""))
        said = [phrase for phrase, times in count.most_common(200) if times > 1 and 2 * times >= everywhere[phrase]]
        aliases = _widest(said, count, [run for one in ones for run in runs_of(one.ticket)])
        made.append(Helpful(page, ones[0].title, len(ones), aliases))
    return tuple(sorted(made, key=lambda one: (-one.tickets, one.page))[:_PAGES])


def _widest(phrases: Sequence[str], count: Counter[str], runs: Sequence[str]) -> tuple[str, ...]:
    """Return the phrases that most have, each as a whole word, none inside another."""
    often = sorted(phrases, key=lambda one: (-count[one] * min(len(one), _WORD), one))
    return apart((whole(phrase, runs) for phrase in often), _ALIASES)


def _lacking(found: Sequence[Matched], site: Site) -> tuple[Lacking, ...]:
    """Return the evidence that agents asked for, where the replies nearest to the ticket ask for none of it."""
    held = {id_: _asked_by(entry, site) for id_, entry in site.entries.items() if isinstance(entry, HasReplies)}
    labels = {fold(field.label): field for field in site.evidence.values()}
    count: Counter[tuple[str, str]] = Counter()
    for one in found:
        said = fold(one.ticket.agent)
        template = _template_of(one, site, held)
        if said and template:
            count.update((template, field.id) for label, field in labels.items() if label in said and field.id not in held[template])
    made = [
        Lacking(id_, site.entries[id_].title, name, site.evidence[name].label, times) for (id_, name), times in count.items() if times > 1
    ]
    return tuple(sorted(made, key=lambda one: (-one.tickets, one.template, one.field))[:_FIELDS])


def _asked_by(entry: Any, site: Site) -> frozenset[str]:
    """Return the fields that the replies of a template ask for or fill in."""
    text = " ".join(reply.text for reply in entry.replies)
    folded = fold(text)
    named = {field.id for field in site.evidence.values() if fold(field.label) in folded}
    return frozenset({*VARIABLE.findall(text), *named})


def _template_of(one: Matched, site: Site, held: Mapping[str, frozenset[str]]) -> str:
    """Return the template for a ticket: the page itself, or the one that shares most topics with it."""
    if one.page in held or not one.page:
        return one.page
    topics = set(site.entries[one.page].topics)
    best = max(held, key=lambda id_: (len(topics & set(site.entries[id_].topics)), id_), default="")
    return best if best and topics & set(site.entries[best].topics) else ""


def _topics(found: Sequence[Matched], site: Site) -> tuple[tuple[str, int, int], ...]:
    total: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    for one in found:
        if one.page and (one.covered or one.near):
            topic = site.entries[one.page].topics[0]
            total[topic] += 1
            covered[topic] += one.covered
    return tuple((site.topics[name].label, total[name], covered[name]) for name in sorted(total, key=lambda name: (-total[name], name)))


def _weeks(found: Sequence[Matched]) -> tuple[tuple[str, int, int], ...]:
    total: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    for one in found:
        if one.ticket.day:
            year, week, _ = one.ticket.day.isocalendar()
            total[f"{year}-W{week:02}"] += 1
            covered[f"{year}-W{week:02}"] += one.covered
    return tuple((week, total[week], covered[week]) for week in sorted(total))
