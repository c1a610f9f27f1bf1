"""The composer: turns the fields of one entry into the blocks of its page, top to bottom.

A kind's ``present`` reads like the layout of its page because every method here returns a
block or, for an empty field, nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice

from generator.model import blocks
from generator.model.blocks import Block, Card, Text
from generator.model.entry import Entry, InlineQuestion, Related
from generator.model.fields import Part
from generator.model.page import Link, Page, Team
from generator.model.site import KindInfo, Site
from generator.text.markdown import code, escape_text, strong, to_plain
from generator.text.refs import resolve, route_of, split_ref

SIBLINGS = 4
BACKLINKS = 12


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its name, folder, fields, layout and place in schema.org."""

    name: str
    folder: str
    model: type[Entry]
    present: Callable[..., Iterable[Block | None]]
    entity_type: str
    page_type: str = "WebPage"
    about: str = ""
    """For a page about a thing of its own (a service): schema.org type of that thing."""

    @property
    def info(self) -> KindInfo:
        """What the site needs to know of the kind."""
        return KindInfo(self.name, self.folder, self.page_type, self.entity_type)


class Composer:
    """Composes the page of one entry; remembers which terms the page has linked already."""

    def __init__(self, id_: str, entry: Entry, site: Site) -> None:
        self.id = id_
        self.entry = entry
        self.site = site
        self.route = site.routes[id_]
        self.kind = id_.partition(":")[0]
        self.linked: set[str] = {id_}
        self.mentioned: set[str] = set()
        self._told = set(self.linked)
        """Those of the linked that have been looked for in the text that links them."""

    # texts

    def text(self, markdown: str, *, mentions: bool = True) -> Text:
        """Resolve a Markdown field."""
        text = resolve(markdown, self.site, route=self.route, linked=self.linked if mentions else None)
        if len(self.linked) > len(self._told):
            self.mentioned |= {id_ for id_ in self.linked - self._told if self._shows(id_, text)}
            self._told |= self.linked
        return text

    def _shows(self, id_: str, text: Text) -> bool:
        """Tell whether ``text`` shows the very word of a glossary entry, not only a link to it."""
        word = str(vars(self.site.entries[id_]).get("term", ""))
        return bool(word) and word in to_plain(text.markdown)

    def texts(self, items: Iterable[str]) -> tuple[Text, ...]:
        """Resolve a list of Markdown fields."""
        return tuple(self.text(item) for item in items)

    def label(self, name: str) -> str:
        """Return the label of a section, the kind's own wording before the general one."""
        return self.site.labels.first(f"section_of.{self.kind}.{name}", f"section.{name}")

    # sections

    def section(self, name: str, *content: Block | None, lang: str = "") -> Block | None:
        """Return a section whose heading is the label ``name``, or nothing if it would be empty."""
        held = tuple(block for block in content if block is not None)
        return blocks.Section(name, self.label(name), held, lang, role=name) if held else None

    def prose(self, name: str, markdown: str | None) -> Block | None:
        """Return a section with the paragraphs of one field."""
        return self.section(name, blocks.Prose(self.text(markdown))) if markdown else None

    def bullets(self, name: str, items: Iterable[str]) -> Block | None:
        """Return a section with a list."""
        return self.section(name, self.bullet_list(items))

    def lines(self, name: str, items: Iterable[str]) -> Block | None:
        """Return a section with a list of plain lines."""
        return self.bullets(name, [escape_text(item) for item in items])

    def steps(self, name: str, items: Iterable[str]) -> Block | None:
        """Return a section with a numbered list."""
        texts = self.texts(items)
        return self.section(name, blocks.Steps(texts)) if texts else None

    def bullet_list(self, items: Iterable[str]) -> Block | None:
        """Return a list, or nothing."""
        texts = self.texts(items)
        return blocks.Bullets(texts) if texts else None

    def table(self, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> blocks.Table | None:
        """Return a table whose heads are labels ``column.…``, or nothing."""
        resolved = tuple(self.texts(row) for row in rows)
        columns = tuple(self.site.labels(f"column.{head}") for head in heads)
        return blocks.Table(columns, resolved) if resolved else None

    def sections(self, items: Iterable[Part], *, numbered: bool) -> Iterator[Block]:
        """Yield the authored sections (``kinds.guide.Section``) of a guide, post or page."""
        for number, item in enumerate(items, 1):
            yield self._authored(item, number if numbered else 0)

    def _authored(self, item: object, number: int) -> Block:
        section = vars(item)
        table = section["table"]
        content: list[Block | None] = [
            blocks.Prose(self.text(section["body"])),
            blocks.Table(table.columns, tuple(self.texts(row) for row in table.rows)) if table else None,
            self.bullet_list(section["checks"]),
        ]
        held = tuple(block for block in content if block is not None)
        return blocks.Section(section["id"], section["heading"], held, number=number)

    # shared fields

    def lead(self) -> Block | None:
        """Return the first paragraph, if the entry has one of its own."""
        return blocks.Lead(self.text(self.entry.lead)) if self.entry.lead else None

    def audience(self) -> Block | None:
        """Return the section that says whom the page serves."""
        return self.lines("audience", self.entry.audience)

    def questions(self, name: str = "questions") -> Block | None:
        """Return the questions of the page, its own and those shown by reference."""
        items = tuple(self._question(number, item) for number, item in enumerate(self.entry.faqs, 1))
        return self.section(name, blocks.Questions(items)) if items else None

    def _question(self, number: int, item: str | InlineQuestion) -> blocks.Question:
        if isinstance(item, InlineQuestion):
            return blocks.Question(item.id or f"question-{number}", item.question, self.text(item.answer))
        owned = self.site.question(item)
        page, _, anchor = item.partition(":")[2].partition("#")
        return blocks.Question(f"{page}-{anchor}", owned.question, self.text(owned.answer), route_of(item, self.site) or "")

    def evidence(self, names: Iterable[str]) -> Block | None:
        """Return the table of fields to keep, each with its boundary."""
        rows = []
        for name in names:
            item = self.site.evidence[name]
            rows.append((strong(item.label), escape_text(item.description), code(item.example), item.boundary))
        return self.section("evidence", self.table(("field", "meaning", "example", "boundary"), rows))

    def boundary(self) -> Block | None:
        """Return the box that says what the page does not decide."""
        if not self.entry.boundary:
            return None
        return blocks.Callout("boundary", self.site.labels("section.boundary"), self.text(self.entry.boundary))

    def summary(self) -> Block | None:
        """Return the English summary."""
        paragraphs = tuple(blocks.Prose(Text(escape_text(text))) for text in self.entry.summary_en)
        return self.section("summary", *paragraphs, lang="en")

    def related(self) -> Block | None:
        """Return the pages to read next, each with its description and the reason."""
        cards = []
        for item in self.entry.related:
            ref, reason = (item.ref, item.reason or "") if isinstance(item, Related) else (item, "")
            cards.append(self.card(ref, reason=reason))
        return self.section("related", blocks.Cards(tuple(cards))) if cards else None

    def card(self, ref: str, *, reason: str = "", brief: bool = False) -> Card:
        """Return the card of a page; with ``brief``, its short answer instead of the description."""
        id_, _ = split_ref(ref)
        entry = self.site.entries[id_]
        text = brief_of(id_, entry, self.site) if brief else entry.description
        return Card(route_of(ref, self.site) or "", entry.title, text, reason)

    def cards(self, name: str, refs: Iterable[str], *, brief: bool = False) -> Block | None:
        """Return a section with the cards of the pages that ``refs`` name."""
        found = tuple(self.card(ref, brief=brief) for ref in refs)
        return self.section(name, blocks.Cards(found)) if found else None

    def titles(self, name: str, ids: Iterable[str]) -> Block | None:
        """Return a section with pages that are shown by their titles alone."""
        found = tuple(Card(self.site.routes[id_], self.site.entries[id_].title) for id_ in ids)
        return self.section(name, blocks.Cards(found, "compact")) if found else None

    def siblings(self) -> Block | None:
        """Return other pages of the kind that share the first topic, then any topic; answers say what they answer."""
        refs = islice(self._siblings(), SIBLINGS)
        return self.cards("siblings", refs, brief=True) if hasattr(self.entry, "answer") else self.titles("siblings", refs)

    def _siblings(self) -> Iterator[str]:
        first = self.entry.topics[0]
        near = [self.site.by_topic[self.kind, topic] for topic in self.entry.topics]
        closest = (id_ for id_ in near[0] if id_ != self.id and self.site.entries[id_].topics[0] == first)
        yield from closest
        yield from (id_ for id_ in merge_unique(near) if id_ != self.id and self.site.entries[id_].topics[0] != first)

    def used_by(self) -> Block | None:
        """Return the pages that refer to this one and are not shown as related already."""
        shown = {split_ref(item.ref if isinstance(item, Related) else item)[0] for item in self.entry.related}
        refs = [id_ for id_ in self.site.backlinks.get(self.id, ()) if id_ not in shown][:BACKLINKS]
        return self.titles("used_by", refs)

    def sources(self) -> Block | None:
        """Return the evidence for what the page says."""
        cited = tuple(blocks.Cited(source.title, source.url, source.checked) for source in self.entry.sources)
        return self.section("sources", blocks.Citations(cited)) if cited else None

    def change_log(self) -> Block | None:
        """Return the change log and the note on how the page was reviewed."""
        changes = tuple(
            blocks.Change(item.date, item.change, item.trigger, self.site.person(item.approved_by).name) for item in self.entry.revisions
        )
        note = self.entry.review_note or self.site.brand.review_note
        return self.section("change_log", blocks.Prose(self.text(note, mentions=False)), blocks.ChangeLog(changes))

    def button(self, text: str, label: str, to: str) -> Block:
        """Return where a reader who is done goes next."""
        return blocks.Button(text, label, route_of(to, self.site) or to)

    def ending(self) -> Iterator[Block | None]:
        """Yield what every page ends with."""
        yield self.sources()
        yield self.used_by()
        yield self.change_log()


def brief_of(id_: str, entry: Entry, site: Site) -> str:
    """Return the plain text that speaks for an entry in lists: its short answer or definition."""
    if id_ not in site.briefs:
        text = getattr(entry, "answer", None) or getattr(entry, "definition", None)
        site.briefs[id_] = to_plain(resolve(text, site, route=site.routes[id_]).markdown) if text else entry.description
    return site.briefs[id_]


def merge_unique(lists: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield what stands in sorted lists, in order, each once.

    >>> list(merge_unique([["a", "c"], ["b", "c"]]))
    ['a', 'b', 'c']
    """
    return (text for text, _ in groupby(merge(*lists)))


def compose(id_: str, kind: Kind, site: Site) -> Page:
    """Return the page of the entry called ``id_``."""
    entry = site.entries[id_]
    composer = Composer(id_, entry, site)
    content = tuple(block for block in kind.present(entry, composer) if block is not None)
    author = entry.author or site.brand.default_author
    mentions = sorted(name for name in composer.mentioned if name != id_)
    return Page(
        route=composer.route,
        id=id_,
        kind=kind.name,
        title=entry.title,
        description=entry.description,
        language=site.brand.language,
        blocks=content,
        trail=(Link("/", site.labels("nav.home")), Link(kind.info.route, site.labels(f"kind.{kind.name}.plural"))),
        topics=tuple(Link(f"/topics/{name}/", site.topics[name].label) for name in entry.topics),
        mentions=tuple(Link(site.routes[name], str(vars(site.entries[name])["term"])) for name in mentions),
        owner=team(entry.owner, site),
        author=team(author, site),
        published=entry.published,
        updated=entry.updated,
        review_by=entry.review_by,
        stale=entry.is_stale(site.today),
        english=entry.summary_en,
        aliases=entry.aliases,
        audience=entry.audience,
        redirect_from=entry.redirect_from,
        page_type=page_type(entry, kind),
        entity_type=kind.entity_type,
        about=str(vars(entry).get(kind.about, "")) if kind.about else "",
    )


_ROLES = {"about": "AboutPage", "contact": "ContactPage"}


def page_type(entry: Entry, kind: Kind) -> str:
    """Return the subtype of schema.org's WebPage that fits the entry."""
    return _ROLES.get(str(vars(entry).get("role", "")), kind.page_type)


def team(name: str, site: Site) -> Team:
    """Return who ``name`` is, with the address of the page that tells more."""
    person = site.person(name)
    return Team(person.id, person.name, person.type, site.routes.get(person.page or "", ""))
