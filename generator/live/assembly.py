"""Assembly over and over: what is known of an entry is kept until its file, or what it was judged by, is another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from generator.config import Config
from generator.diagnostics import Diagnostic, has_errors
from generator.model.site import Glossary, Labels, Site
from generator.model.vocabulary import Crawler
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
    unique_in,
    uses,
)
from generator.pipeline.load import OPTIONAL, VOCABULARIES, Loaded, Sources
from generator.pipeline.references import ReferenceChecker
from generator.source.yamldoc import Document

Value = TypeVar("Value")


class Kept:
    """Answers by name, each good for as long as what it was made from is the very same."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
        self.made = 0
        """Answers that had to be made."""

    def get(self, name: Hashable, made_from: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """Return the answer called ``name``; ``made_from`` is compared by identity."""
        known = self._known.get(name)
        if known is not None and all(old is new for old, new in zip(known[0], made_from, strict=True)):
            found: Value = known[1]
            return found
        self.made += 1
        value = make()
        self._known[name] = (made_from, value)
        return value


class Assembly:
    """Assembles the site of a project anew after every change."""

    def __init__(self) -> None:
        self.kept = Kept()
        self._checker: ReferenceChecker | None = None
        self._glossary: tuple[Glossary, list[Diagnostic]] = (Glossary(), [])
        self._words: list[tuple[str, tuple[str, ...]]] = []
        self._used: dict[str, frozenset[str]] = {}
        self._backlinks: dict[str, tuple[str, ...]] = {}

    def assemble(
        self, config: Config, sources: Sources, labels: Labels, crawlers: tuple[Crawler, ...]
    ) -> tuple[Site | None, list[Diagnostic]]:
        """Return the site, without its pages, and what keeps it from being one.

        Pages are not composed: what only a look at all of them can find (places inside pages that links name) is left
        to a whole build.
        """
        problems = [*sources.problems, *self._unique(sources), *self._references(sources)]
        routes, published = routes_of(sources), published_of(sources)
        glossary, clashes = self._glossary_of(published)
        redirects, faults = redirects_of(sources, routes)
        problems += [*clashes, *faults, *collisions_of(config, sources, routes), *same_address(config, sources)]
        if has_errors(problems) or not set(VOCABULARIES) - OPTIONAL <= set(sources.vocabularies):
            return None, problems
        backlinks = self._backlinks_of({loaded.id: self._uses(loaded, glossary) for loaded in published})
        return replace(site_of(config, sources, labels, routes, glossary, redirects, backlinks), crawlers=crawlers), problems

    def _unique(self, sources: Sources) -> Iterator[Diagnostic]:
        documents = [document for _, document in sources.vocabularies.values()]
        for document in [*documents, *(loaded.document for loaded in sources.entries)]:
            yield from self.kept.get(("unique", document.path), (document,), partial(_names, document))

    def _references(self, sources: Sources) -> Iterator[Diagnostic]:
        """Check the references of what has changed; of everything, once what can be referred to has."""
        checker = checker_of(sources)
        if self._checker is None or not _judge_alike(self._checker, checker):
            self._checker = checker
        checker = self._checker
        for part, document in sources.vocabularies.values():
            yield from checker.check("", part, document)
        for loaded in sources.entries:
            yield from self.kept.get(("references", loaded.id), (loaded, checker), partial(_check, checker, loaded))
        checker.anchored.clear()

    def _glossary_of(self, published: list[Loaded]) -> tuple[Glossary, list[Diagnostic]]:
        """Return the glossary, the very same while no word of it has changed."""
        words = [
            (loaded.id, (fields["term"], *fields["abbreviations"])) for loaded in published if "term" in (fields := vars(loaded.entry))
        ]
        if words != self._words or self._glossary[1]:
            self._words, self._glossary = words, glossary_of(published)
        return self._glossary

    def _backlinks_of(self, used: dict[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
        """Return who refers to whom, the very same while nobody refers to anything else."""
        if used != self._used:
            self._used, self._backlinks = used, backlinks_of(used)
        return self._backlinks

    def _uses(self, loaded: Loaded, glossary: Glossary) -> frozenset[str]:
        return self.kept.get(("uses", loaded.id), (loaded, glossary), lambda: frozenset(uses(loaded.entry, glossary)))


def _names(document: Document) -> tuple[Diagnostic, ...]:
    return tuple(unique_in(document, document.value, ()))


def _check(checker: ReferenceChecker, loaded: Loaded) -> tuple[Diagnostic, ...]:
    published = loaded.entry.status == "published"
    return tuple(checker.check(loaded.id, loaded.entry, loaded.document, published=published))


def _judge_alike(first: ReferenceChecker, second: ReferenceChecker) -> bool:
    """Tell whether two checkers know the same names of everything."""
    names = ("statuses", "names", "facts", "assets", "broken", "kinds", "questions")
    return all(getattr(first, name) == getattr(second, name) for name in names)
