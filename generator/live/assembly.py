"""Assembly over and over: what is known of an entry is kept until its file, or a name that it uses, is another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.config import Config
from generator.diagnostics import Diagnostic, has_errors
from generator.model.site import Glossary, Labels, Site
from generator.model.vocabulary import Crawler
from generator.model.walk import leaves
from generator.pipeline.assemble import (
    backlinks_of,
    checker_of,
    collisions_of,
    glossary_of,
    published_of,
    redirects_of,
    routes_of,
    same_address,
    site_of,
    uses,
)
from generator.pipeline.load import OPTIONAL, VOCABULARIES, Loaded, Sources
from generator.pipeline.names import unique_in
from generator.pipeline.references import Name, ReferenceChecker, unlike

_NOTHING = re.compile(r"(?!)")


@dataclass(slots=True)
class Known:
    """What is known of an entry: it holds while its file is the same, and the names that it looks up are."""

    loaded: Loaded
    problems: tuple[Diagnostic, ...] = ()
    asked: tuple[Name, ...] = ()
    used: frozenset[str] = frozenset()
    used_by: Glossary | None = None
    """The glossary whose words were looked for."""


class Assembly:
    """Assembles the site of a project anew after every change."""

    def __init__(self) -> None:
        self.judged = self.searched = 0
        """Entries that were checked, and entries in which the words of the glossary were looked for."""
        self._known: dict[str, Known] = {}
        self._names: dict[Name, Name] = {}
        """Names as they are kept, each once."""
        self._checker: ReferenceChecker | None = None
        self._glossary: tuple[Glossary, list[Diagnostic]] = (Glossary(), [])
        self._words: dict[str, tuple[str, ...]] = {}
        self._before: tuple[Glossary | None, re.Pattern[str]] = (None, _NOTHING)
        """The glossary before this one, and the words in which the two differ."""
        self._used: dict[str, frozenset[str]] = {}
        self._backlinks: dict[str, tuple[str, ...]] = {}

    def assemble(
        self, config: Config, sources: Sources, labels: Labels, crawlers: tuple[Crawler, ...]
    ) -> tuple[Site | None, list[Diagnostic]]:
        """Return the site, without its pages, and what keeps it from being one.

        Pages are not composed: what only a look at all of them can find (places inside pages that links name) is left
        to a whole build.
        """
        published = published_of(sources)
        glossary, clashes = self._glossary_of(published)
        problems = [*sources.problems, *clashes, *self._of_vocabularies(sources), *self._of_entries(sources, glossary)]
        routes = routes_of(sources)
        redirects, faults = redirects_of(sources, routes)
        problems += [*faults, *collisions_of(config, sources, routes), *same_address(config, sources)]
        if has_errors(problems) or not set(VOCABULARIES) - OPTIONAL <= set(sources.vocabularies):
            return None, problems
        backlinks = self._backlinks_of({loaded.id: self._known[loaded.id].used for loaded in published})
        return replace(site_of(config, sources, published, labels, routes, glossary, redirects, backlinks), crawlers=crawlers), problems

    def _of_vocabularies(self, sources: Sources) -> Iterator[Diagnostic]:
        """Take what names mean now, and say what is wrong with the vocabularies."""
        checker = checker_of(sources)
        self._forget(None if self._checker is None else self._checker.differing(checker))
        self._checker = checker
        for part, document in sources.vocabularies.values():
            yield from unique_in(document, document.value, ())
            yield from checker.check("", part, document)

    def _forget(self, changed: set[Name] | None) -> None:
        """Forget what depends on names that mean something else now; None stands for all of them. A hint may name any."""
        if changed is None:
            self._known.clear()
        elif changed:
            stale = [id_ for id_, known in self._known.items() if known.problems or not changed.isdisjoint(known.asked)]
            for id_ in stale:
                del self._known[id_]

    def _of_entries(self, sources: Sources, glossary: Glossary) -> Iterator[Diagnostic]:
        """Say what is wrong with the entries, and note what they use: a text that is read for the one is at hand for the other."""
        for loaded in sources.entries:
            known = self._known.get(loaded.id)
            if known is None or known.loaded is not loaded:
                known = self._known[loaded.id] = self._judged(loaded)
            if known.used_by is not glossary:
                self._search(known, glossary)
            yield from known.problems

    def _judged(self, loaded: Loaded) -> Known:
        """Check what is in one entry alone, and the names that it uses."""
        checker, document = self._checker, loaded.document
        assert checker is not None
        checker.asked, published = set(), loaded.entry.status == "published"
        problems = [
            *unique_in(document, document.value, ()),
            *checker.check(loaded.id, loaded.entry, document, published=published),
        ]
        checker.anchored.clear()  # checked where pages are composed
        self.judged += 1
        return Known(loaded, tuple(problems), tuple(self._names.setdefault(name, name) for name in checker.asked))

    def _search(self, known: Known, glossary: Glossary) -> None:
        """Look for the words of the glossary in an entry, unless it has none of those that have come and gone."""
        entry, (before, differing) = known.loaded.entry, self._before
        if known.used_by is None or known.used_by is not before or any(differing.search(text) for _, text, _ in leaves(entry)):
            known.used = frozenset(uses(entry, glossary))
            self.searched += 1
        known.used_by = glossary

    def _glossary_of(self, published: list[Loaded]) -> tuple[Glossary, list[Diagnostic]]:
        """Return the glossary, the very same while no word of it has changed."""
        words = {loaded.id: (fields["term"], *fields["abbreviations"]) for loaded in published if "term" in (fields := vars(loaded.entry))}
        if words != self._words or self._glossary[1]:
            differing = {word for id_ in unlike(words, self._words) for word in (*words.get(id_, ()), *self._words.get(id_, ()))}
            pattern = re.compile("|".join(map(re.escape, sorted(differing))), re.IGNORECASE) if differing else _NOTHING
            self._before = self._glossary[0], pattern
            self._words, self._glossary = words, glossary_of(published)
        return self._glossary

    def _backlinks_of(self, used: dict[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
        """Return who refers to whom, the very same while nobody refers to anything else."""
        if used != self._used:
            self._used, self._backlinks = used, backlinks_of(used)
        return self._backlinks
