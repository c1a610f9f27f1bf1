"""From a configuration to a checked project: what was read, what is wrong with it, and the site that it makes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from generator import codes
from generator.config import Config
from generator.diagnostics import Diagnostic, Span, has_errors, in_order
from generator.lint import judge, lint
from generator.lint.names import names_of
from generator.lint.project import Around, Item, Project
from generator.lint.settle import without_known
from generator.lock import Ledger
from generator.model.artifact import Memo
from generator.model.page import Page
from generator.model.site import Labels, Site
from generator.pipeline.assemble import assemble
from generator.pipeline.load import Sources, load
from generator.pipeline.lockfile import read_ledger
from generator.pipeline.templates import read_crawlers, read_labels, template_problem
from generator.pipeline.tools import tools_of
from generator.render import Voices
from generator.secrets.scan import own_words
from generator.source.files import line_reader, read_source
from generator.source.places import template_folders

if TYPE_CHECKING:
    from generator.outputs.build import Build

BASELINE_BYTES = 20_000_000


@dataclass(frozen=True)
class Prepared:
    """A checked project. ``checked`` is None when errors keep it from being a site."""

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[Site, tuple[Page, ...], Voices] | None
    sources: Sources

    @cached_property
    def build(self) -> Build | None:
        """The whole site with its listings, or None. What builds it is loaded here: checking never needs it."""
        if self.checked is None:
            return None
        from generator.listings import listing_pages
        from generator.outputs.build import Build

        site, pages, voices = self.checked
        _ = voices.identity  # of the templates as they were read just now, whoever edits them while the site is built
        return Build(site, (*pages, *listing_pages(site)), voices)


def prepare(config: Config, memo: Memo | None = None) -> Prepared:
    """Load, assemble and check the project. ``memo`` keeps what entries say, and what rules find in files by themselves."""
    sources = load(config, memo)
    folders = template_folders(config.root, config.options.templates)
    labels, faults = labels_of(config, sources, folders)
    if labels is None:
        return Prepared(in_order([*sources.problems, *faults]), None, sources)
    crawlers, more = read_crawlers(config.root, folders)
    alone = judge(project_of(config, sources), memo or Memo())
    site, pages, problems = assemble(config, sources, labels, crawlers)
    problems += [*faults, *more]
    ledger, torn = read_ledger(config, sources)
    project = project_of(config, sources, site, pages, ledger, memo or Memo())
    found = lint(project, alone, config.options.rules, config.rule_places)
    known, wrong = read_baseline(config)
    problems += [*without_known(found, known, line_reader(config.root)), *wrong, *torn]
    if not has_errors(sources.problems) and all(loaded.entry.status != "published" for loaded in sources.entries):
        hint = "set `status: published` in an entry; `answerpress new KIND SLUG` writes a first one"
        problems.append(codes.NO_CONTENT.at(Span(config.content), "there is no published entry", hint))
    diagnostics = in_order(problems)
    if site is None or has_errors(diagnostics):
        return Prepared(diagnostics, None, sources)
    try:
        voices = Voices(folders, labels, site.url, tools_of(site, config.options.feedback))
    except TemplateError as error:
        return Prepared(in_order([*diagnostics, template_problem(config.root, error)]), None, sources)
    return Prepared(diagnostics, (site, pages, voices), sources)


def read_baseline(config: Config) -> tuple[dict[str, int], list[Diagnostic]]:
    """Return the findings that the project knows of, by fingerprint."""
    if not config.options.baseline:
        return {}, []
    source, problems = read_source(config.root, config.options.baseline, BASELINE_BYTES)
    if source is None:
        return {}, problems
    try:
        return {str(mark): int(count) for mark, count in json.loads(source.text)["findings"].items()}, []
    except (ValueError, KeyError, TypeError, AttributeError):
        hint = "write it anew with `answerpress check --write-baseline`"
        return {}, [codes.BASELINE.at(Span(source.path), "the file is no baseline", hint)]


def labels_of(config: Config, sources: Sources, folders: tuple[Path, ...]) -> tuple[Labels | None, list[Diagnostic]]:
    """Return the words of the site in its language; English while nobody says which it is."""
    if "site" not in sources.vocabularies:
        return read_labels(config.root, folders, "en", Span(f"{config.content}/site.yml"))
    brand, document = sources.vocabularies["site"]
    return read_labels(config.root, folders, brand.language, document.span(("language",)))


def project_of(
    config: Config,
    sources: Sources,
    site: Site | None = None,
    pages: tuple[Page, ...] = (),
    ledger: Ledger | None = None,
    memo: Memo = Memo(),  # noqa: B008 - it keeps nothing
) -> Project:
    """Return what rules look at."""
    items = (Item(loaded.id, loaded.entry, loaded.document) for loaded in sources.entries)
    parts = {name: part for name, (part, _) in sources.vocabularies.items()}
    return Project(
        around=around_of(config, sources),
        items=tuple(sorted(items, key=lambda item: item.id)),
        today=config.today,
        desks=parts.get("desks"),
        vocabularies={name: document for name, (_, document) in sources.vocabularies.items()},
        written=sources.written,
        site=site,
        pages=pages,
        ledger=ledger,
        options=config.options,
        memo=memo,
    )


def around_of(config: Config, sources: Sources) -> Around:
    """Return what bears on every file."""
    parts = {name: part for name, (part, _) in sources.vocabularies.items()}
    brand, policy = parts.get("site"), parts.get("policy")
    own = own_words(sources.vocabularies["site"][1].text) if brand else frozenset()
    return Around(
        brand=brand,
        policy=policy,
        topics=parts.get("topics"),
        evidence=parts.get("evidence"),
        names=names_of(policy, brand, (loaded.entry for loaded in sources.entries)),
        own=tuple(sorted(own)),
        rules=config.options.rules,
    )
