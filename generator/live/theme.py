"""MkDocs and its theme, kept ready: one page at a time, asked for by its route."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.base import load_config
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from generator.config import CONFIG_FILE, Config
from generator.hosts.mkdocs import AnswerPressPlugin
from generator.hosts.mkdocs.navigation import source_of
from generator.hosts.mkdocs.pages import MadeFile, MadePage
from generator.hosts.mkdocs.shown import Shown
from generator.model.site import Site
from generator.pipeline.make import HostPage, Made


class ThemeError(Exception):
    """MkDocs could not be set up; the message says why."""


class LiveTheme:
    """The theme of a project. ``listings`` are the routes of the pages that a navigation may lead to, with their titles.

    Other plugins are asked about every page, as in a build; what they do with the whole site is left to a build.
    """

    def __init__(self, config: Config, site: Site, listings: Mapping[str, str]) -> None:
        settings = load_config(str(config.root / CONFIG_FILE), site_dir=str(config.root / ".answerpress" / "live"))
        plugin = settings.plugins.get("answerpress")
        if not isinstance(plugin, AnswerPressPlugin):
            raise ThemeError("the plugin `answerpress` is not switched on: add `- answerpress` under `plugins:`")
        plugin.given = (site, Made(tuple(HostPage(route, title, "") for route, title in listings.items()), ()))
        settings.plugins.on_startup(command="build", dirty=False)
        self.settings = settings.plugins.on_config(settings)
        files = get_files(self.settings)
        self.env = self.settings.theme.get_env()
        files.add_files_from_theme(self.env, self.settings)
        self.files = self.settings.plugins.on_files(files, config=self.settings)
        set_exclusions(self.files, self.settings)
        self.nav = self.settings.plugins.on_nav(get_navigation(self.files, self.settings), config=self.settings, files=self.files)
        self.env = self.settings.plugins.on_env(self.env, config=self.settings, files=self.files)
        self.static = MappingProxyType({file.dest_uri: file for file in self.files if not isinstance(file, MadeFile) and _is_static(file)})
        made = (file.page for file in self.files if isinstance(file, MadeFile))
        self._made = {page.made.route: page for page in made if isinstance(page, MadePage)}
        self._written = {_route(file): file for file in self.files.documentation_pages() if not isinstance(file, MadeFile)}

    def show(self, site: Site) -> None:
        """Take the site as it is now for what the theme shows on every page."""
        self.env.globals["ap_site"] = Shown.of(site)

    def page(self, made: HostPage) -> str:
        """Return a finished page in the theme."""
        page = self._made.get(made.route)
        if page is None:
            page = MadePage(made, MadeFile.generated(self.settings, source_of(made.route), content=""), self.settings)
        page.made = made
        page.title = Markup.escape(made.title)
        return self._rendered(page)

    def written(self, route: str) -> str | None:
        """Return a page that was written by hand, in the theme; None if there is none at ``route``."""
        file = self._written.get(route)
        if file is None:
            return None
        return self._rendered(file.page or Page(None, file, self.settings))

    def has(self, route: str) -> bool:
        """Tell whether a page was written by hand for ``route``."""
        return route in self._written

    def _rendered(self, page: Page) -> str:
        """Return what MkDocs would write for the page."""
        plugins, settings = self.settings.plugins, self.settings
        settings._current_page = page  # noqa: SLF001 - as MkDocs does while it works on a page
        page.active = True
        try:
            page = plugins.on_pre_page(page, config=settings, files=self.files)
            page.read_source(settings)
            page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=settings, files=self.files)
            page.render(settings, self.files)
            page.content = plugins.on_page_content(page.content or "", page=page, config=settings, files=self.files)
            context = get_context(self.nav, self.files, settings, page)
            context = plugins.on_page_context(context, page=page, config=settings, nav=self.nav)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            return str(plugins.on_post_page(template.render(context), page=page, config=settings))
        finally:
            page.active = False
            settings._current_page = None  # noqa: SLF001

    def template(self, name: str) -> str:
        """Return a template of the theme that is a file of its own, such as ``404.html``."""
        context: Any = get_context(self.nav, self.files, self.settings, base_url=_base(self.settings.site_url))
        return self.env.get_template(name).render(context)

    def static_file(self, path: str) -> bytes | None:
        """Return a file that the theme, or the assets of the content, bring."""
        file = self.static.get(path)
        return None if file is None else file.content_bytes

    def folders(self) -> Iterable[Path]:
        """Return the folders of the theme that belong to the project."""
        custom = self.settings.theme.custom_dir
        return [Path(custom)] if custom else []


def _is_static(file: File) -> bool:
    return not file.is_documentation_page() and bool(file.inclusion.is_included())  # type: ignore[no-untyped-call]


def _route(file: File) -> str:
    return "/" if file.url in {"", "./"} else f"/{file.url}"


def _base(site_url: str | None) -> str:
    """Return the path under which the site lies, as MkDocs writes it into 404.html."""
    _, _, rest = (site_url or "").partition("://")
    return "/" + rest.partition("/")[2].strip("/")
