"""The state of a preview: the site as it was last whole, what is wrong now, and who waits for news."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError

from generator import codes
from generator.config import CONFIG_FILE, Config
from generator.diagnostics import Diagnostic, Span, has_errors, in_order
from generator.live.assembly import Assembly
from generator.live.pages import LivePages
from generator.live.sources import LiveSources
from generator.live.theme import LiveTheme
from generator.model.site import Labels, Site
from generator.outputs.words import WORDS
from generator.pipeline.prepare import labels_of
from generator.pipeline.templates import read_crawlers, template_problem
from generator.pipeline.tools import tools_of
from generator.render import Voices
from generator.source.places import template_folders

Configure = Callable[[], tuple[Config | None, list[Diagnostic]]]
"""Reads mkdocs.yml for the day that it is."""


@dataclass(frozen=True, slots=True)
class News:
    """What browsers are told: which state of the site is shown, and what keeps a newer one from it."""

    generation: int
    problems: tuple[Diagnostic, ...]
    number: int
    """Grows with every piece of news."""


class UnshownError(Exception):
    """A page that cannot be shown; why stands among the problems."""


class State:
    """What a preview shows. Every method may be called by any thread."""

    def __init__(self, configure: Configure) -> None:
        self._configure = configure
        self.lock = threading.RLock()
        self._told = threading.Condition(self.lock)
        self.config: Config | None = None
        self.sources: LiveSources | None = None
        self.assembly = Assembly()
        self.pages: LivePages | None = None
        self._theme: LiveTheme | None = None
        self._theme_for: tuple[object, ...] = ()
        self._voices: tuple[tuple[object, ...], Voices] | None = None
        self._cache: dict[str, str] = {}
        self._quick: tuple[Diagnostic, ...] = ()
        self._whole: tuple[Diagnostic, ...] = ()
        self._news = News(0, (), 0)
        self.rendered = 0
        """Pages that were put into the theme."""

    # changes

    def read_all(self) -> None:
        """Read the configuration, and of the sources what was not read before."""
        with self.lock:
            self.config, problems = self._configure()
            self._theme_for, self._voices = (), None
            if self.config is None:
                self._fail(problems)
                return
            if self.sources is None:
                self.sources = LiveSources(self.config)
            else:
                self.sources.refresh(self.config)
            self._assemble(problems)

    def change(self, paths: Iterable[str]) -> None:
        """Take in changes of files, relative to the project."""
        with self.lock:
            changed = list(paths)
            if self.config is None or self.sources is None or CONFIG_FILE in changed:
                self.read_all()
                return
            content = f"{self.config.content}/"
            inside = [path for path in changed if path.startswith(content)]
            if len(inside) < len(changed):
                self._theme_for, self._voices = (), None
            self.sources.update(inside)
            self._assemble([])

    def find(self, problems: tuple[Diagnostic, ...]) -> None:
        """Take in what a whole build found beside that which is known at once."""
        with self.lock:
            self._whole = problems
            self._tell(self._news.generation)

    def _assemble(self, problems: list[Diagnostic]) -> None:
        assert self.config is not None
        assert self.sources is not None
        sources = self.sources.merged()
        folders = template_folders(self.config.root, self.config.options.templates)
        labels, faults = labels_of(self.config, sources, folders)
        crawlers, more = read_crawlers(self.config.root, folders)
        found = [*problems, *faults, *more]
        if labels is None:
            self._fail([*found, *sources.problems])
            return
        site, wrong = self.assembly.assemble(self.config, sources, labels, crawlers)
        found += wrong
        if site is None or has_errors(found):
            self._fail(found)
            return
        self._show(site, labels, folders, found)

    def _show(self, site: Site, labels: Labels, folders: tuple[Path, ...], found: list[Diagnostic]) -> None:
        """Make a site the one that is shown."""
        assert self.config is not None
        try:
            voices = self._voices_for(labels, site.url, folders)
            voices.tools = tools_of(site, self.config.options.feedback)
            pages = LivePages(site, voices)
            self._theme_of(site, pages)
        except TemplateError as error:
            self._fail([*found, template_problem(self.config.root, error)])
        except Exception as error:  # noqa: BLE001 - whatever a theme, a hook or another plugin raises
            self._fail([*found, _host_failure(error)])
        else:
            self.pages, self._cache = pages, {}
            self._quick, self._whole = tuple(in_order(found)), ()
            self._tell(self._news.generation + 1)

    def _voices_for(self, labels: Labels, url: str, folders: tuple[Path, ...]) -> Voices:
        made_for = (labels, url, folders)
        if self._voices is None or self._voices[0] != made_for:
            self._voices = made_for, Voices(folders, labels, url)
        return self._voices[1]

    def _theme_of(self, site: Site, pages: LivePages) -> None:
        """Keep the theme while the navigation is the same: it is set up anew for what stands there."""
        assert self.config is not None
        listings = pages.listings()
        made_for = (self.config, listings, site.brand, site.topics, site.labels, site.handwritten, site.assets)
        if self._theme is None or made_for != self._theme_for:
            self._theme, self._theme_for = LiveTheme(self.config, site, listings), made_for
        self._theme.show(site)

    def _fail(self, found: list[Diagnostic]) -> None:
        """Keep what is shown, and say what is wrong."""
        self._quick, self._whole = tuple(in_order(found)), ()
        self._tell(self._news.generation)

    def _tell(self, generation: int) -> None:
        known = {(problem.span, problem.code.id) for problem in self._quick}
        more = (problem for problem in self._whole if (problem.span, problem.code.id) not in known)
        self._news = News(generation, tuple(in_order([*self._quick, *more])), self._news.number + 1)
        self._told.notify_all()

    # what is asked

    @property
    def news(self) -> News:
        """What is known now."""
        with self.lock:
            return self._news

    def wait(self, number: int, seconds: float) -> News:
        """Return the news as soon as there is more than ``number``, or what there is after a while."""
        with self.lock:
            self._told.wait_for(lambda: self._news.number > number, seconds)
            return self._news

    def html(self, route: str) -> str | None:
        """Return the page at ``route`` as the theme shows it."""
        with self.lock:
            if self.pages is None or self._theme is None:
                return None
            if route not in self._cache:
                html = self._render(self.pages, self._theme, route)
                if html is None:
                    return None
                self.rendered += 1
                self._cache[route] = html
            return self._cache[route]

    def _render(self, pages: LivePages, theme: LiveTheme, route: str) -> str | None:
        """Put a page into the theme; what a template cannot do is told, as all that is wrong."""
        assert self.config is not None
        try:
            made = pages.host_page(route)
            return theme.page(made) if made else theme.written(route)
        except TemplateError as error:
            problem = template_problem(self.config.root, error)
        except Exception as error:  # noqa: BLE001 - whatever a theme, a hook or another plugin raises
            problem = _host_failure(error)
        if problem not in self._quick:
            self._fail([*self._quick, problem])
        raise UnshownError(problem.message)

    def has(self, route: str) -> bool:
        """Tell whether there is a page at ``route``."""
        with self.lock:
            return self.pages is not None and (self.pages.has(route) or (self._theme is not None and self._theme.has(route)))

    def twin(self, path: str) -> str | None:
        """Return the Markdown at ``path``."""
        with self.lock:
            return self.pages.twin(path) if self.pages else None

    def static_file(self, path: str) -> bytes | None:
        """Return a file of the theme, an asset, or the words of scripts: what no page can be without."""
        with self.lock:
            if path == WORDS and self.pages:
                return self.pages.words().encode()
            return self._theme.static_file(path) if self._theme else None

    def not_found(self) -> str:
        """Return the page that says that there is none."""
        with self.lock:
            return self._theme.template("404.html") if self._theme else ""

    def folders(self) -> list[Path]:
        """Return the folders whose changes change the site."""
        with self.lock:
            if self.config is None:
                return []
            found = [self.config.root / self.config.content, *template_folders(self.config.root, self.config.options.templates)]
            return [*found, *(self._theme.folders() if self._theme else ())]


def _host_failure(error: Exception) -> Diagnostic:
    message = " ".join(str(error).split()) or type(error).__name__
    return codes.HOST_FAILED.at(Span(CONFIG_FILE), f"MkDocs: {message}", "mend what MkDocs names")


def as_record(problem: Diagnostic, line: str | None) -> dict[str, Any]:
    """Return a diagnostic as a browser is told it; ``line`` is that of its source."""
    span = problem.span
    return {
        "place": str(span),
        "severity": problem.severity,
        "code": problem.code.id,
        "name": problem.code.name,
        "message": problem.message,
        "hint": problem.hint,
        "line": line or "",
    }
