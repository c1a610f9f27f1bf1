"""The MkDocs plugin ``answerpress``: pages cross the seam here, artifacts are copied.

Nothing of a page goes through Python-Markdown, and the theme is rendered once for all pages of one
shape: they differ in a few places alone (docs/adr/0010-rendering-once-a-shape.md). Pages of the
navigation and those written by hand go through MkDocs one by one, and so does every page of a
project with another plugin, a hook or templates of its own, for these may look at any of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateError
from mkdocs.config.base import Config as MkDocsOptions
from mkdocs.config.config_options import ExtraScript, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator.config import Config, day_of_build, read_config, read_options
from generator.diagnostics import Diagnostic
from generator.hosts.mkdocs.listening import listening
from generator.hosts.mkdocs.navigation import leaves, navigation, source_of
from generator.hosts.mkdocs.pages import MadeFile, MadePage
from generator.hosts.mkdocs.shown import Shown
from generator.hosts.mkdocs.theme import NOT_FOUND, Theme, identity_of
from generator.model.site import Site
from generator.pipeline.cache import Cache, Store
from generator.pipeline.make import HostPage, Made, make
from generator.pipeline.prepare import prepare
from generator.pipeline.shell import lean
from generator.pipeline.templates import template_problem
from generator.pipeline.write import Folder
from generator.report import text
from generator.report.panel import over, panel
from generator.source.files import line_reader
from generator.source.places import template_folders

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # brings a web server along

log = get_plugin_logger("answerpress")


class AnswerPressOptions(MkDocsOptions):  # type: ignore[no-untyped-call]
    """The plugin's settings, checked by :func:`generator.config.read_options`."""

    max_file_kb = Type(int, default=256)
    templates = Type(str, default="templates")
    workers = Type(int, default=0)
    indexnow_key = Type(str, default="")
    baseline = Type(str, default="")
    feedback = Type(str, default="")
    due_soon_days = Type(int, default=14)
    longest_review_days = Type(int, default=0)
    recheck_days = Type(int, default=0)
    expire_after_days = Type(int, default=0)
    rules = Type(dict, default={})


class AnswerPressPlugin(BasePlugin[AnswerPressOptions]):  # type: ignore[no-untyped-call]
    """Builds the site from ``content/**.yml``.

    ``answerpress build`` hands over what is made already; plain ``mkdocs build`` leaves that to
    :meth:`on_config`. MkDocs keeps one plugin for all builds of a process.
    """

    given: tuple[Site, Made] | None = None
    """Made already, for the next build alone."""
    folder: Folder | None = None
    """Where the next build puts what MkDocs does not write; by default where MkDocs writes."""
    made: Made | None = None
    site: Site | None = None
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview: MkDocs then writes its own address over ``site_url``."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content before anything of the old site is touched."""
        root = Path(config.config_file_path).parent
        if self.given is None:
            self._prepare(_config(config, root, dict(self.config), serving=self.serving))
        else:
            (self.site, self.made), self.given = self.given, None
        assert self.site is not None
        theme = [folder / "theme" for folder in template_folders(root, self.config.templates)]
        config.theme.dirs[:0] = [str(folder) for folder in theme if folder.is_dir()]
        config.theme.static_templates.discard("sitemap.xml")
        config.extra_css += [f"answerpress/{name}.css" for name in ("answerpress", "search/search", "tools/tools")]
        config.extra_javascript.append("answerpress/answerpress.js")
        script = ExtraScript()  # type: ignore[no-untyped-call]
        config.extra_javascript.append(script.run_validation({"path": "answerpress/tools/tools.js", "type": "module"}))
        config.extra_javascript.append(script.run_validation({"path": "answerpress/search/dialog.js", "type": "module"}))
        if config.nav is None:
            config.nav = navigation(self.site, {source_of(page.route) for page in self._pages})
        return config

    def _prepare(self, config: Config) -> None:
        prepared = prepare(config)
        if prepared.build is None:
            report = text.render(prepared.diagnostics, line_reader(config.root))
            raise PluginError(f"{text.verdict(prepared.diagnostics)}\n{report}")
        for diagnostic in prepared.diagnostics:
            log.warning(_line(diagnostic))
        self.site = prepared.build.site
        memo = Cache(Store(config.root / ".answerpress" / "cache") if self.serving else None, config.options.workers)
        try:
            self.made = make(prepared.build, memo)
        except TemplateError as error:
            problem = template_problem(config.root, error)
            raise PluginError(text.render([problem], line_reader(config.root))) from error
        finally:
            memo.close()

    @property
    def _pages(self) -> tuple[HostPage, ...]:
        assert self.made is not None
        return self.made.pages

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
        """Go on showing the last site while there is no newer one, and say over every page why.

        MkDocs itself would answer nobody until a build goes well. Content is checked before anything of the old site is touched.
        """
        rebuild, wrong = server.builder, ""

        def build() -> None:
            nonlocal wrong
            with listening() as heard:
                try:
                    rebuild()
                    wrong = ""
                except Exception as error:  # noqa: BLE001 - whatever MkDocs, a theme, a hook or another plugin raises
                    said = error.__context__ if isinstance(error.__context__, PluginError) else "\n".join(heard.errors)
                    log.error("%s", error)  # noqa: TRY400 - a person who writes is told what to mend
                    wrong = panel("the last good pages, for what was saved cannot be built", str(said or error))

        server.builder = build
        server.set_app(over(server.serve_request, lambda: wrong))
        for folder in template_folders(Path(config.config_file_path).parent, self.config.templates)[:-1]:
            server.watch(str(folder))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the pages in; keep out whatever is neither a page nor an asset.

        MkDocs leaves out a top-level folder ``templates``; here it is a folder of content.
        """
        docs = Path(config.docs_dir)
        for file in list(files):
            inside = file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(docs)
            if inside and not file.src_uri.endswith(".md") and not file.src_uri.startswith("assets/"):
                files.remove(file)
            elif file.src_uri.startswith("templates/"):
                file.inclusion = InclusionLevel.INCLUDED
        in_nav = set(leaves(config.nav))
        self.filled = _may_be_filled(config, self.config.templates)
        self.alone = self.filled and len(config.plugins) == 1 and not config.hooks
        if self.alone:
            config.theme.static_templates.discard(NOT_FOUND)
        for page in self._pages:
            file = MadeFile.generated(config, source_of(page.route), content="")
            assert isinstance(file, MadeFile)
            file.inclusion = InclusionLevel.INCLUDED if file.src_uri in in_nav else InclusionLevel.NOT_IN_NAV
            files.append(file)
            MadePage(page, file, config)
            file.finish(filled=self.filled and file.src_uri not in in_nav)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for the pages that MkDocs does not build: where nobody listens, its own are among them."""
        self.nav = nav
        for page in nav.pages if self.alone else ():
            if isinstance(page.file, MadeFile):
                page.file.finish(filled=True)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme what it shows on every page."""
        assert self.site is not None
        assert self.made is not None
        shown = Shown.of(self.site)
        env.globals["ap_site"] = shown
        env.filters["ap_lean"] = lean
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
        identity = identity_of(config, self.nav, shown) if self.alone else ""
        self.theme = Theme(env, self.nav, files, config, identity, self.made.memo)
        self.files = files
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill in the pages that MkDocs did not build, and copy the artifacts byte for byte."""
        assert self.made is not None
        folder, self.folder = self.folder or Folder(Path(config.site_dir)), None
        folder.write(self.theme.page(file) for file in self.files if isinstance(file, MadeFile) and file.filled)
        if self.alone:
            folder.write([self.theme.not_found()])
        folder.write(self.made.artifacts)


def _may_be_filled(config: MkDocsConfig, templates: str) -> bool:
    """Tell whether nobody but the theme that comes with answerpress sees the pages."""
    others = (owner for event in _PAGE_EVENTS for owner in _listeners(config, event))
    own = template_folders(Path(config.config_file_path).parent, templates)
    return config.theme.name == "material" and not config.theme.custom_dir and len(own) == 1 and not any(others)


def _listeners(config: MkDocsConfig, event: str) -> Iterator[Any]:
    """Yield the plugins and hooks, other than ours, that are asked about an event."""
    yield from (method for method in config.plugins.events[event] if not isinstance(getattr(method, "__self__", None), AnswerPressPlugin))


_PAGE_EVENTS = ("files", "nav", "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")


def _config(config: MkDocsConfig, root: Path, settings: dict[str, Any], *, serving: bool) -> Config:
    if not config.use_directory_urls:
        raise PluginError("answerpress needs `use_directory_urls: true`")
    if not config.site_url:
        raise PluginError("answerpress needs `site_url` in mkdocs.yml")
    options, _ = read_options(settings)
    docs = Path(config.docs_dir).resolve().relative_to(root.resolve()).as_posix()
    now = datetime.datetime.now(tz=datetime.UTC)
    if serving and (read := read_config(root, now)[0]):
        return replace(read, site_dir=Path(config.site_dir))
    today = day_of_build(root, docs, now)
    return Config(root, docs, Path(config.site_dir), config.site_url.rstrip("/") + "/", today, options)


def _line(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.span}: {diagnostic.code.id} {diagnostic.message} ({diagnostic.hint})"
