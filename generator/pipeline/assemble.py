"""Assembly: loaded sources to one frozen site, and what keeps them from being one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator import codes
from generator.config import Config
from generator.diagnostics import Diagnostic, Span, has_errors
from generator.kinds import BY_NAME, KINDS
from generator.kinds.compose import compose
from generator.listings import listing_routes
from generator.listings.paginate import is_page_route
from generator.model import blocks
from generator.model.entry import Entry
from generator.model.fields import Prose, RefTo
from generator.model.page import Page
from generator.model.site import Glossary, Labels, Site
from generator.model.vocabulary import Crawler
from generator.model.walk import Path, leaves
from generator.pipeline.load import OPTIONAL, VOCABULARIES, Loaded, Sources
from generator.pipeline.names import unique_in
from generator.pipeline.references import ReferenceChecker, check_anchors
from generator.source.yamldoc import Document
from generator.text.markdown import scan
from generator.text.refs import SCHEME, split_ref, words_in


def assemble(
    config: Config, sources: Sources, labels: Labels, crawlers: tuple[Crawler, ...] = ()
) -> tuple[Site | None, tuple[Page, ...], list[Diagnostic]]:
    """Return the site and the pages of its entries; no site when errors keep it from being whole.

    Whatever can be checked is checked: a fault in one file hides none in another.
    """
    problems = [*sources.problems, *_unique_names(sources)]
    routes = routes_of(sources)
    checker = checker_of(sources)
    published = published_of(sources)
    glossary, clashes = glossary_of(published)
    found, used = _references(checker, sources, glossary)
    problems += [*found, *clashes]
    redirects, clashes = redirects_of(sources, routes)
    problems += [*clashes, *collisions_of(config, sources, routes), *same_address(config, sources)]
    if not set(VOCABULARIES) - OPTIONAL <= set(sources.vocabularies):
        return None, (), problems
    whole = not has_errors(problems)
    site = replace(site_of(config, sources, published, labels, routes, glossary, redirects, backlinks_of(used)), crawlers=crawlers)
    composable = published if whole else _composable(sources, published, problems)
    pages = tuple(compose(loaded.id, BY_NAME[loaded.id.partition(":")[0]], site) for loaded in composable)
    problems += check_anchors(checker.anchored, {page.id: frozenset(_anchors(page.blocks)) for page in pages})
    problems += _duplicate_anchors(pages, {loaded.id: loaded.document for loaded in published})
    return (site, pages, problems) if whole else (None, (), problems)


def routes_of(sources: Sources) -> dict[str, str]:
    """Return the address of every entry, by id."""
    return {loaded.id: f"/{BY_NAME[loaded.id.partition(':')[0]].folder}/{loaded.id.partition(':')[2]}/" for loaded in sources.entries}


def _composable(sources: Sources, published: Iterable[Loaded], problems: Iterable[Diagnostic]) -> list[Loaded]:
    """Return the entries that have a page although the site is not whole: nothing is wrong in their file, and what they name is there."""
    faulty = {problem.span.path for problem in problems if problem.severity == "error"}
    if any(document.path in faulty for _, document in sources.vocabularies.values()):
        return []
    there = {loaded.id for loaded in published}
    return [loaded for loaded in published if loaded.document.path not in faulty and _named(loaded.entry) <= there]


def _named(entry: Entry) -> set[str]:
    """Return the ids of the entries that the fields of an entry name."""
    named = ((text, marker) for _, text, marker in leaves(entry) if isinstance(marker, RefTo) and marker.target in {"entry", "question"})
    return {split_ref(text)[0] for text, _ in named if SCHEME.match(text)}


def published_of(sources: Sources) -> list[Loaded]:
    """Return the entries that are published, in order of id."""
    return sorted((loaded for loaded in sources.entries if loaded.entry.status == "published"), key=lambda loaded: loaded.id)


def _vocabulary(sources: Sources, name: str) -> Any:
    return sources.vocabularies[name][0]


def checker_of(sources: Sources) -> ReferenceChecker:
    """Return what references are checked against."""
    held = {"topic": ("topics", "topics"), "evidence": ("evidence", "fields"), "policy": ("policy", "never"), "person": ("site", "people")}
    names = {
        target: [item.id for item in getattr(_vocabulary(sources, name), field)]
        for target, (name, field) in held.items()
        if name in sources.vocabularies
    }
    facts = [fact.id for fact in _vocabulary(sources, "site").facts] if "site" in sources.vocabularies else None
    statuses = {loaded.id: loaded.entry.status for loaded in sources.entries}
    asked = [(loaded.id, vars(loaded.entry).get("entries")) for loaded in sources.entries]
    questions = {id_: [item.id for item in items] for id_, items in asked if items}
    return ReferenceChecker(statuses, names, facts, sources.assets, sources.broken, BY_NAME, questions)


def _references(checker: ReferenceChecker, sources: Sources, glossary: Glossary) -> tuple[list[Diagnostic], dict[str, frozenset[str]]]:
    """Return what is wrong with references, and what every published entry uses: a text is gone through for both while it is at hand."""
    problems = [problem for part, document in sources.vocabularies.values() for problem in checker.check("", part, document)]
    used: dict[str, frozenset[str]] = {}
    for loaded in sources.entries:
        published = loaded.entry.status == "published"
        problems += checker.check(loaded.id, loaded.entry, loaded.document, published=published)
        if published:
            used[loaded.id] = frozenset(uses(loaded.entry, glossary))
    return problems, used


def _unique_names(sources: Sources) -> Iterator[Diagnostic]:
    documents = [document for _, document in sources.vocabularies.values()]
    for document in [*documents, *(loaded.document for loaded in sources.entries if not loaded.sound)]:
        yield from unique_in(document, document.value, ())


def glossary_of(published: Iterable[Loaded]) -> tuple[Glossary, list[Diagnostic]]:
    """Return the words that are linked, and what claims a word a second time."""
    words: dict[str, str] = {}
    places: dict[str, tuple[Document, Path]] = {}
    problems = []
    for loaded in published:
        for path, word in _names(loaded.entry):
            folded = word.casefold()
            if folded in words:
                document, where = places[folded]
                message, span = f"`{word}` belongs to `{words[folded]}` as well", loaded.document.span(path)
                problems.append(codes.DUPLICATE_TERM.at(span, message, "leave it to one of the two", others=[document.span(where)]))
                continue
            words[folded] = loaded.id
            places[folded] = loaded.document, path
    if not words:
        return Glossary(), problems
    held: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        for form in {word[0], word[0].lower(), word[0].upper()}:
            held[form].append(_bounded(word))
    initials = _beginning([form for form in held if len(form) == 1], {word[1:2] for word in words})
    by_initial = {form: re.compile("|".join(found), re.IGNORECASE) for form, found in sorted(held.items())}
    return Glossary(MappingProxyType(words), initials, MappingProxyType(by_initial)), problems


def _beginning(first: Iterable[str], second: Collection[str]) -> re.Pattern[str]:
    """Return a pattern for the first character of a word, if the next may be the second one of some word."""
    one, other = ("".join(map(re.escape, sorted(characters))) for characters in (first, second))
    return re.compile(f"[{one}]" if "" in second else f"[{one}](?=(?i:[{other}]))")


def _names(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the words that a glossary entry wants to be linked for, with their paths."""
    fields = vars(entry)
    if "term" in fields and "abbreviations" in fields:
        yield ("term",), fields["term"]
        yield from ((("abbreviations", number), word) for number, word in enumerate(fields["abbreviations"]))


def _bounded(word: str) -> str:
    """Return a pattern for ``word`` that does not match inside a longer Latin word or a parameter."""
    before = r"(?<![A-Za-z0-9_=./-])" if word[0].isascii() else ""
    after = r"(?![A-Za-z0-9_=/-])" if word[-1].isascii() else ""
    return before + re.escape(word) + after


def redirects_of(sources: Sources, routes: Mapping[str, str]) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the new address of every old one, and what is wrong with them."""
    redirects: dict[str, str] = {}
    origins: dict[str, tuple[Document, Path]] = {}
    problems = []
    topics = _vocabulary(sources, "topics").topics if "topics" in sources.vocabularies else ()
    live = {routes[loaded.id] for loaded in sources.entries if loaded.entry.status == "published"}
    live |= listing_routes((kind.folder for kind in KINDS), (topic.id for topic in topics)) | {page.route for page in sources.handwritten}
    for loaded in sorted(sources.entries, key=lambda loaded: loaded.id):
        wanted: list[tuple[Path, str, str]] = [
            (("redirect_from", number), old, routes[loaded.id]) for number, old in enumerate(loaded.entry.redirect_from)
        ]
        if loaded.entry.status == "retired" and loaded.entry.moved_to:
            target = routes.get(split_ref(loaded.entry.moved_to)[0], "/")
            wanted = [(path, old, target) for path, old, _ in wanted] + [(("moved_to",), routes[loaded.id], target)]
        elif loaded.entry.status == "draft":
            continue
        for path, old, new in wanted:
            if old in live or is_page_route(old):
                message, hint = f"`{old}` is the address of a page", "redirect from addresses that no page has"
                problems.append(codes.BAD_REDIRECT.at(loaded.document.span(path), message, hint))
            elif old in redirects:
                document, where = origins[old]
                message, hint = f"`{old}` is redirected twice", "leave it to one of the two"
                problems.append(codes.BAD_REDIRECT.at(loaded.document.span(path), message, hint, others=[document.span(where)]))
            else:
                redirects[old], origins[old] = new, (loaded.document, path)
    return redirects, problems


def collisions_of(config: Config, sources: Sources, routes: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Hand-written pages share the address space with entries."""
    claims: dict[str, list[str]] = defaultdict(list)
    for loaded in sources.entries:
        claims[routes[loaded.id]].append(loaded.document.path)
    for page in sources.handwritten:
        claims[page.route].append(f"{config.content}/{page.path}")
    for route, paths in sorted(claims.items()):
        if len(paths) > 1:
            first, *others = sorted(paths)
            message = f"the address {route} is claimed by {', '.join(sorted(paths))}"
            yield codes.ROUTE_COLLISION.at(Span(first), message, "rename all but one", others=[Span(path) for path in others])


def same_address(config: Config, sources: Sources) -> Iterator[Diagnostic]:
    """Yield the address of site.yml, if mkdocs.yml has another."""
    if "site" not in sources.vocabularies:
        return
    brand, document = sources.vocabularies["site"]
    if brand.url.rstrip("/") != config.site_url.rstrip("/"):
        message = f"`url` is {brand.url}, but `site_url` of mkdocs.yml is {config.site_url}"
        yield codes.SITE_URL.at(document.span(("url",)), message, "make them the same")


def site_of(
    config: Config,
    sources: Sources,
    published: Iterable[Loaded],
    labels: Labels,
    routes: Mapping[str, str],
    glossary: Glossary,
    redirects: Mapping[str, str],
    backlinks: Mapping[str, tuple[str, ...]],
) -> Site:
    """Return the site of what is ``published``, in order of id, from its parts; every vocabulary is there."""
    entries = {loaded.id: loaded.entry for loaded in published}
    return Site(
        url=config.site_url,
        today=config.today,
        brand=_vocabulary(sources, "site"),
        topics=MappingProxyType({topic.id: topic for topic in _vocabulary(sources, "topics").topics}),
        evidence=MappingProxyType({item.id: item for item in _vocabulary(sources, "evidence").fields}),
        policy=_vocabulary(sources, "policy"),
        labels=labels,
        kinds=tuple(kind.info for kind in KINDS),
        entries=MappingProxyType(entries),
        routes=MappingProxyType({id_: routes[id_] for id_ in entries}),
        glossary=glossary,
        backlinks=MappingProxyType(backlinks),
        redirects=MappingProxyType(dict(sorted(redirects.items()))),
        assets=MappingProxyType(sources.assets),
        indexnow_key=config.options.indexnow_key,
        handwritten=tuple(sorted(sources.handwritten, key=lambda page: page.route)),
    )


def backlinks_of(used: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return, for every entry, the ids of entries that refer to it or use its word; ``used`` has what each of them uses."""
    users: dict[str, set[str]] = defaultdict(set)
    for id_, targets in used.items():
        for target in targets:
            if target != id_ and target in used:
                users[target].add(id_)
    return {target: tuple(sorted(found)) for target, found in sorted(users.items())}


def uses(entry: Entry, glossary: Glossary) -> Iterator[str]:
    """Yield the ids that an entry refers to, and those whose word it uses; some more than once."""
    for _, text, marker in leaves(entry):
        if isinstance(marker, RefTo):
            if SCHEME.match(text):
                yield split_ref(text)[0]
        elif isinstance(marker, Prose):
            yield from (split_ref(link.destination)[0] for link in scan(text).links)
            if marker.mentions:
                yield from (id_ for _, _, id_ in words_in(text, glossary))


def _anchors(content: Iterable[blocks.Block]) -> Iterator[str]:
    for block in blocks.walk(tuple(content)):
        match block:
            case blocks.Section() | blocks.Reply():
                yield block.anchor
            case blocks.Code(anchor=anchor) if anchor:
                yield anchor
            case blocks.Questions() | blocks.Checks():
                yield from (item.anchor for item in block.items)


def _duplicate_anchors(pages: Iterable[Page], documents: Mapping[str, Document]) -> Iterator[Diagnostic]:
    for page in pages:
        seen: set[str] = set()
        for anchor in _anchors(page.blocks):
            if anchor in seen:
                document = documents[page.id]
                paths = [path for path in document.values if path and path[-1] == "id" and _value(document, path) == anchor]
                span = document.span(paths[-1] if paths else ())
                yield codes.DUPLICATE_ANCHOR.at(span, f"two places of the page have the anchor `#{anchor}`", "choose another id")
            seen.add(anchor)


def _value(document: Document, path: tuple[str | int, ...]) -> Any:
    value: Any = document.value
    for step in path:
        value = value[step]
    return value
