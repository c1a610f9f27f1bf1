"""llms.txt (https://llmstxt.org) and llms-full.txt: the site for language models.

Every file keeps to a budget in characters and tokens. The root index lists all pages while it
can; then kinds, and then topics of a kind, get an index of their own. Files of whole pages are
cut between pages, never inside one, and an index names the parts. ``llms.json`` has every file
and page with its size and digest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from generator.model.artifact import Job
from generator.model.page import Page
from generator.model.site import Handwritten, Site
from generator.outputs.budget import INDEX, PART, WHOLE, Budget, digest, measure, split
from generator.outputs.build import Build, data_files, lines
from generator.outputs.texts import sourced
from generator.outputs.twins import written_markdown
from generator.text.markdown import escape_text
from generator.text.slugs import twin_of
from generator.text.tokens import count_tokens

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class File:
    """One of the files: what makes it, and what it costs to read."""

    job: Job
    characters: int
    tokens: int
    digest: str

    @property
    def path(self) -> str:
        """Where it goes."""
        return self.job.path

    @property
    def text(self) -> str:
        """All of it."""
        return self.job.run().data.decode()


def plan(build: Build) -> Iterator[Job]:
    """Plan the indexes, the whole texts, and the list of all of them."""
    parts = parts_of(build)
    records = []
    for file in chain(indexes(build), full_texts(build, parts)):
        records.append(_record(f"/{file.path}", file.characters, file.tokens, file.digest))
        yield file.job
    yield Job("llms.json", listing, (build.site, build.pages, parts, records))


# indexes


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one heading; ``path`` is where they go when the index above grows too large."""

    heading: str
    path: str
    pages: tuple[Page | Handwritten, ...]


def indexes(build: Build) -> list[File]:
    """Return llms.txt and the indexes below it."""
    site = build.site
    groups = [_group(build, kind.name, kind.folder) for kind in site.kinds]
    lists = Group(site.labels("nav.kinds"), "llms-lists.txt", tuple(page for page in build.pages if not page.kind))
    written = Group(site.labels("kind.document.plural"), "llms-documents.txt", site.handwritten)
    stale = Group("Optional", "llms-optional.txt", tuple(page for page in build.pages if page.stale))
    head = [f"# {_name(site)}", "", f"> {_description(site)}", "", escape_text(site.brand.description_en), "", *_how_to_read(site), ""]
    return _index(site, "llms.txt", head, [group for group in (*groups, lists, written, stale) if group.pages])


def _group(build: Build, kind: str, folder: str) -> Group:
    pages = tuple(page for page in build.pages if page.kind == kind and not page.stale)
    return Group(build.site.labels(f"kind.{kind}.plural"), f"{folder}/llms.txt", pages)


def _index(site: Site, path: str, head: list[str], groups: list[Group]) -> list[File]:
    """Return the index of ``groups``; the largest ones get files of their own until it fits."""
    sections = {group.path: _section(group.heading, [_link(page, site) for page in group.pages]) for group in groups}
    nested: list[Group] = []
    while not INDEX.holds_text(_joined(head, sections.values())):
        inline = [group for group in groups if group not in nested]
        if not inline:
            break
        largest = max(inline, key=lambda group: (len(group.pages), group.path))
        nested.append(largest)
        sections[largest.path] = _pointer(site, largest)
    return [_file(path, _joined(head, sections.values())), *(file for group in nested for file in _nested(site, group))]


def _file(path: str, text: str) -> File:
    return File(Job(path, str, (text,)), len(text), measure(text).tokens, digest(text))


def _joined(head: list[str], sections: Iterable[list[str]]) -> str:
    return "\n".join([*head, *(line for section in sections for line in section)]).rstrip() + "\n"


def _nested(site: Site, group: Group) -> list[File]:
    """Return the index of one kind, by topic as soon as it is too large, and then in parts."""
    head = [f"# {_name(site)}: {group.heading}", "", f"> {escape_text(site.brand.description_en)}", ""]
    links = [_link(page, site) for page in group.pages]
    whole = _joined(head, [_section(group.heading, links)])
    if INDEX.holds_text(whole):
        return [_file(group.path, whole)]
    stem = group.path.removesuffix(".txt")
    by_topic = _by_topic(group, stem)
    if len(by_topic) > 1 and INDEX.holds_text(_joined(head, (_pointer(site, topic) for topic in by_topic))):
        return _index(site, group.path, head, by_topic)
    parts = split([measure(f"{link}\n") for link in links], _room(INDEX, _joined(head, [_section(group.heading, [])])))
    names = [f"{stem}--{number}.txt" for number in range(1, len(parts) + 1)]
    entries = [f"- [{_label(group.heading)} {number}]({site.permalink('/' + name)})" for number, name in enumerate(names, 1)]
    files = [_file(group.path, _joined(head, [_section(group.heading, entries)]))]
    for name, part in zip(names, parts, strict=True):
        files.append(_file(name, _joined(head, [_section(group.heading, [link.text.rstrip() for link in part])])))
    return files


def _pointer(site: Site, group: Group) -> list[str]:
    """Return the section that stands for a group which has an index of its own."""
    note = site.labels("listing.count", count=len(group.pages))
    return _section(group.heading, [f"- [{_label(group.heading)}]({site.permalink('/' + group.path)}): {note}"])


def _room(budget: Budget, head: str) -> Budget:
    """Return what a file has room for below its head; a little is left for how texts meet."""
    used = measure(head)
    return Budget(budget.characters - used.characters - 100, budget.tokens - used.tokens - 100)


def _by_topic(group: Group, stem: str) -> list[Group]:
    """Return the pages of a group by their first topic. No topic has two hyphens in its name, so that every path is another."""
    found: dict[str, list[Page | Handwritten]] = {}
    labels: dict[str, str] = {}
    for page in group.pages:
        topics = page.topics if isinstance(page, Page) else ()
        topic = topics[0].route.strip("/").rpartition("/")[2] if topics else "other"
        labels[topic] = escape_text(topics[0].label) if topics else group.heading
        found.setdefault(topic, []).append(page)
    return [Group(labels[topic], f"{stem}--{topic}.txt", tuple(pages)) for topic, pages in sorted(found.items())]


def _name(site: Site) -> str:
    english = site.brand.name_en
    return escape_text(f"{site.brand.name} ({english})" if english and english != site.brand.name else site.brand.name)


def _description(site: Site) -> str:
    return escape_text(site.brand.description)


def _how_to_read(site: Site) -> list[str]:
    """Return what a reader of the index needs to know; text without headings is allowed here."""
    data = f"Sizes and digests: {site.url}llms.json. Records: {site.url}api/index.json."
    errors = data_files(site).get("errors")
    return [
        f"Every page has a Markdown twin: the links below lead to twins. Whole text: {site.url}llms-full.txt",
        f"{data} Error finder: {errors}" if errors else data,
    ]


def _section(heading: str, links: list[str]) -> list[str]:
    return [f"## {heading}", "", *links, ""]


def _link(page: Page | Handwritten, site: Site) -> str:
    link = f"- [{_label(escape_text(page.title))}]({site.permalink(twin_of(page.route))})"
    about = [page.description] if page.description else []
    if isinstance(page, Page) and page.english and not site.brand.language.startswith("en"):
        about.append(_first_sentence(page.english[0]))
    note = " / ".join(about)
    if isinstance(page, Page) and page.stale:
        note = f"{site.labels('page.stale', date=page.review_by)} {note}"
    return f"{link}: {escape_text(note)}" if note else link


def _label(escaped: str) -> str:
    """Return the label of a link without the brackets at which the reference parser would end it."""
    return escaped.replace(r"\[", "&#91;").replace(r"\]", "&#93;")


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + stop.strip()


# whole texts


class Part(NamedTuple):
    """A page as a part of larger files: what it costs to read, the digest of its text, and what reads that."""

    characters: int
    tokens: int
    digest: str
    read: Callable[[], str]


def parts_of(build: Build) -> list[Part]:
    """Return what all pages are as parts: those of entries and listings, and then those written by hand."""
    site, texts = build.site, build.texts
    addresses = (site.permalink(page.route) for page in build.pages)
    parts = [Part(*cost, texts.reader(number, address)) for number, (cost, address) in enumerate(zip(texts.costs, addresses, strict=True))]
    written = (sourced(site.permalink(page.route), written_markdown(page, site)) for page in site.handwritten)
    return parts + [Part(len(text), count_tokens(text), digest(text), partial(str, text)) for text in written]


def full_texts(build: Build, parts: list[Part]) -> Iterator[File]:
    """Yield llms-full.txt and one file a kind, each in parts where it is too large."""
    site = build.site
    yield from _full(build, "llms-full", _name(site), parts, WHOLE)
    for kind in site.kinds:
        of_kind = [part for page, part in zip(build.pages, parts, strict=False) if page.kind == kind.name]
        if of_kind:
            heading = f"{_name(site)}: {site.labels(f'kind.{kind.name}.plural')}"
            yield from _full(build, f"{kind.folder}/llms-full", heading, of_kind, PART)


def _full(build: Build, stem: str, heading: str, texts: list[Part], budget: Budget) -> Iterator[File]:
    site = build.site
    head = f"# {heading}\n\n> {_description(site)}\n\n"
    parts = split(texts, _room(budget, head))
    if len(parts) == 1:
        yield _whole(build, f"{stem}.txt", head, parts[0])
        return
    names = [f"{stem}-{number}.txt" for number in range(1, len(parts) + 1)]
    index = f"{head}{len(texts)} pages in {len(parts)} parts.\n\n## Parts\n\n"
    index += "".join(f"- [{name}]({site.permalink('/' + name)}): {_cost(part)}\n" for name, part in zip(names, parts, strict=True))
    yield _file(f"{stem}.txt", index)
    for number, (name, part) in enumerate(zip(names, parts, strict=True), 1):
        yield _whole(build, name, f"{head}Part {number} of {len(parts)}.\n\n", part)


def _whole(build: Build, path: str, head: str, part: list[Part]) -> File:
    """Return a file of texts. They begin with a rule of their own, so that their tokens add up; it is read only if one is another."""

    def joined(head: str, _digests: tuple[str, ...]) -> str:
        return head + "".join(text.read() for text in part)

    call = (head, tuple(text.digest for text in part))
    mark, made = next(build.memo.briefly(joined, [call], digest))
    key = build.memo.key(joined, call)
    job = Job(path, joined, call, key) if made is None else Job(path, str, (made,), key)
    characters = len(head) + sum(text.characters for text in part)
    return File(job, characters, measure(head).tokens + sum(text.tokens for text in part), mark)


def _cost(part: list[Part]) -> str:
    tokens = sum(text.tokens for text in part)
    return f"{len(part)} pages, {sum(text.characters for text in part):,} characters, {tokens:,} tokens"


# the list of all


def listing(site: Site, pages: tuple[Page, ...], parts: list[Part], files: list[JsonObject]) -> Iterator[str]:
    """Yield every file and page with its size in characters and tokens, its digest and its day."""
    newest = max((page.updated for page in pages if page.updated), default=None)
    both: Iterator[Page | Handwritten] = chain(pages, site.handwritten)
    return lines(
        {
            "url": site.url,
            "language": site.brand.language,
            "updated": str(newest) if newest else None,
            "tokenizer": "o200k_base",
            "budgets": {name: {"characters": budget.characters, "tokens": budget.tokens} for name, budget in _BUDGETS},
            "files": files,
            "pages": (_page(page, part, site) for page, part in zip(both, parts, strict=True)),
        }
    )


def _page(page: Page | Handwritten, part: Part, site: Site) -> JsonObject:
    return {
        **_record(twin_of(page.route), part.characters, part.tokens, part.digest),
        "url": site.permalink(page.route),
        "title": page.title,
        "updated": str(page.updated) if page.updated else None,
        "stale": isinstance(page, Page) and page.stale,
    }


_BUDGETS: Iterable[tuple[str, Budget]] = (("index", INDEX), ("part", PART), ("whole", WHOLE))


def _record(path: str, characters: int, tokens: int, mark: str) -> JsonObject:
    return {"path": path, "characters": characters, "tokens": tokens, "digest": mark}
