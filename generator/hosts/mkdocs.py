"""The MkDocs plugin ``answerpress``: pages cross the seam here, artifacts are copied.

Nothing of a page goes through Python-Markdown, and the theme is rendered once for all pages of one
shape: they differ in a few places alone (docs/adr/0010-rendering-once-a-shape.md). Pages of the
navigation and those written by hand go through MkDocs one by one, and so does every page of a
project with another plugin, a hook or templates of its own, for these may look at any of them.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from markupsafe import Markup, escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.config.base import Config as MkDocsOptions
from mkdocs.config.base import load_config
from mkdocs.config.config_options import ExtraScript, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from generator import codes
from generator.config import CONFIG_FILE, Config, day_of_build, read_config, read_options
from generator.diagnostics import Diagnostic, Span
from generator.model.artifact import Artifact, Later, digest
from generator.model.page import Heading
from generator.model.site import Site
from generator.outputs.build import Build
from generator.pipeline.cache import Cache, Store
from generator.pipeline.make import HostPage, Made, Texts, make
from generator.pipeline.prepare import prepare
from generator.pipeline.shell import Shell, lean
from generator.pipeline.templates import template_problem
from generator.pipeline.write import Folder
from generator.report import text
from generator.report.panel import over, panel
from generator.source.files import line_reader
from generator.source.places import template_folders

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
        config.extra_css.append("answerpress/answerpress.css")
        config.extra_css.append("answerpress/search/search.css")
        config.extra_css.append("answerpress/tools/tools.css")
        config.extra_javascript.append("answerpress/answerpress.js")
        script = ExtraScript()  # type: ignore[no-untyped-call]
        config.extra_javascript.append(script.run_validation({"path": "answerpress/tools/tools.js", "type": "module"}))
        config.extra_javascript.append(script.run_validation({"path": "answerpress/search/dialog.js", "type": "module"}))
        if config.nav is None:
            config.nav = _navigation(self.site, {source_of(page.route) for page in self._pages})
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
            with _listening() as heard:
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
        in_nav = set(_leaves(config.nav))
        self.filled = _may_be_filled(config, self.config.templates)
        for page in self._pages:
            file = MadeFile.generated(config, source_of(page.route), content="")
            assert isinstance(file, MadeFile)
            file.inclusion = InclusionLevel.INCLUDED if file.src_uri in in_nav else InclusionLevel.NOT_IN_NAV
            files.append(file)
            MadePage(page, file, config)
            file.finish(filled=self.filled and file.src_uri not in in_nav)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for the pages that are filled in."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme what it shows on every page."""
        assert self.site is not None
        env.globals["ap_site"] = self.site
        env.filters["ap_lean"] = lean
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
        self.theme = Theme(env, self.nav, files, config)
        self.files = files
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill in the pages that MkDocs did not build, and copy the artifacts byte for byte."""
        assert self.made is not None
        folder, self.folder = self.folder or Folder(Path(config.site_dir)), None
        folder.write(self.theme.page(file) for file in self.files if isinstance(file, MadeFile) and file.filled)
        folder.write(self.made.artifacts)


class MadeFile(File):
    """The file of a page that is finished. One that is filled in is no page to build for MkDocs, and one to link to."""

    filled = False

    def finish(self, *, filled: bool) -> None:
        """Settle where the file goes while it is a page, and then whether MkDocs builds it."""
        assert self.url
        self.filled = filled

    def is_documentation_page(self) -> bool:
        """Tell whether MkDocs builds the page."""
        return not self.filled

    def copy_file(self, dirty: bool = False) -> None:
        """Copy nothing: MkDocs takes what is no page for a file to copy."""


class MadePage(Page):
    """A page that is finished: MkDocs only puts it into the theme.

    Themes print titles and descriptions as they are, so they cross the seam as HTML.
    """

    def __init__(self, made: HostPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(escape(made.title), file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata; there is no source to read."""
        self.markdown = ""
        self.meta = {"description": escape(self.made.description), "answerpress_head": self.made.head}
        if self.made.route != "/":
            self.meta["title"] = escape(self.made.title)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the finished body and its contents list."""
        self.content = self.made.body
        self.toc = TableOfContents(_anchor_links(self.made.headings))
        self.present_anchor_ids = {heading.anchor for heading in self.made.headings}

    def forget(self) -> None:
        """Let go of the texts: MkDocs keeps every page to the end, and those of all would fill the memory."""
        self.meta, self.content = {}, None


class Theme:
    """The theme of one build: renders pages whole, or fills in the shell of their shape."""

    def __init__(self, env: Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        self.env, self.nav, self.config = env, nav, config
        self.files = files.documentation_pages()
        self.sections = [page.url for page in nav.pages if page.url]
        self.shells: dict[Any, tuple[Shell, str] | None] = {}
        """A shell and the address that it was rendered for, by shape."""

    def page(self, file: MadeFile) -> Artifact | Later:
        """Return the page of a file as MkDocs would write it."""
        page = file.page
        assert isinstance(page, MadePage)
        shell = self._shell_of(page)
        if shell is None:
            return Artifact(file.dest_uri, self._made(page, None))
        known = page.made.key()
        key = digest("\0".join([known, shell.identity, page.canonical_url or ""]).encode()) if known else ""
        return Later(file.dest_uri, key, lambda: self._made(page, shell))

    def _made(self, page: MadePage, shell: Shell | None) -> bytes:
        """Return the bytes of a page. One without a heading is never filled in: themes give it one."""
        html = shell.fill(self._values(page)) if shell and "<h1" in page.made.body else self.whole(page)
        page.forget()
        return html.encode("utf-8", errors="xmlcharrefreplace")

    def whole(self, page: MadePage) -> str:
        """Return the page as the theme renders it."""
        page.read_source(self.config)
        page.render(self.config, Files([]))
        context = get_context(self.nav, self.files, self.config, page)
        return self.env.get_template("main.html").render(context)

    def _shell_of(self, page: MadePage) -> Shell | None:
        """Return the shell that a page is filled into, or None for a page that the theme leads to: a link to itself is like no other.

        A shell that does not give the bytes of the theme for a sample is used for none.
        """
        shape = self._shape(page)
        if shape not in self.shells:
            shell = self._shell(page)
            if _ITSELF in shell.addresses:
                return None
            self.shells[shape] = (shell, page.url) if self._fits(shell, page) else None
        found = self.shells[shape]
        if found is None or get_relative_url(page.url, found[1]) in found[0].addresses:
            return None
        return found[0]

    def _shape(self, page: MadePage) -> Any:
        """Return what the theme looks at, beside what it prints: how deep the page lies, its section, and what it has at all."""
        made, url = page.made, page.file.url
        section = tuple(section for section in self.sections if url.startswith(section))
        return url.count("/"), section, bool(made.description), bool(made.headings)

    def _shell(self, like: MadePage) -> Shell:
        page = self._instead(like, _MARK + "title", _MARK + "description", (_MARK + "head", f"<h1{_MARK}body>"))
        page.canonical_url = _MARK + "canonical"
        return Shell.cut(self.whole(page), self._values(page))

    def _fits(self, shell: Shell, like: MadePage) -> bool:
        """Tell whether a page that says something else is the same when it is filled in and when the theme renders it."""
        page = self._instead(like, *_SAMPLE)
        return shell.fill(self._values(page)) == self.whole(page)

    def _instead(self, like: MadePage, title: str, description: str, texts: Texts) -> MadePage:
        """Return a page that says something else in the place of another."""
        made = replace(like.made, title=title, description=description if like.made.description else "", texts=lambda: texts)
        page = MadePage(made, like.file, self.config)
        like.file.page = like
        return page

    def _values(self, page: MadePage) -> dict[str, str]:
        """Return what stands in the places of a shell, as the theme prints it."""
        made = page.made
        values = {"title": str(escape(Markup(escape(made.title)).striptags())), "head": made.head, "body": made.body}
        values |= {"description": str(escape(made.description))} if made.description else {}
        return values | {"canonical": page.canonical_url or ""}


_MARK = "answerpress place "  # with a space, so that no attribute that holds it loses its quotes
_ITSELF = "./"
_SAMPLE = ('A & <b>"c"</b>', 'd & "e" > f', ('<meta name="g">\n<link rel="h">', "<h1>i</h1>\n\n<pre>\n  j\n</pre>\n  <p>k</p>\n"))
"""Title, description, head and body of a page with whatever a theme could spoil."""


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


def source_of(route: str) -> str:
    """Return the path of the source file that MkDocs believes a page to have.

    Sections end with ``index.md``, so that MkDocs shows them as such.
    """
    path = route.strip("/")
    return f"{path}.md" if "/" in path else f"{path}/index.md".lstrip("/")


_MOST_TOPICS = 40


def _navigation(site: Site, sources: set[str]) -> list[Any]:
    """Return the navigation: sections and a few dozen topics, never thousands of leaves. Its names are HTML."""

    def name(label: str) -> str:
        return escape(site.labels(label))

    kinds = [{name(f"kind.{kind.name}.plural"): source_of(kind.route)} for kind in site.kinds]
    topics = [{escape(topic.label): source_of(f"/topics/{topic.id}/")} for topic in site.topics.values()]
    if len(topics) > _MOST_TOPICS:
        topics = []  # every page would carry them all, and nobody reads so long a list: their page has them
    written = [{escape(page.title): page.path} for page in site.handwritten if page.route != "/"]
    groups: list[Any] = [
        {name("nav.home"): "index.md"},
        {name("nav.errors"): source_of("/errors/")},
        {name("nav.replies"): source_of("/replies/")},
        {name("nav.kinds"): [item for item in kinds if set(item.values()) & sources]},
        {name("nav.topics"): [{name("listing.topics_title"): source_of("/topics/")}, *topics]},
        {name("nav.more"): [{name("nav.changes"): source_of("/changes/")}, *written]},
    ]
    known = sources | {page.path for page in site.handwritten}
    return [group for group in groups if set(_leaves([group])) & known]


def _leaves(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    items = nav.values() if isinstance(nav, dict) else nav or []
    return [leaf for item in items for leaf in _leaves(item)]


def _anchor_links(headings: tuple[Heading, ...]) -> list[AnchorLink]:
    roots: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.text), heading.anchor, heading.level)
        while path and path[-1].level >= heading.level:
            path.pop()
        (path[-1].children if path else roots).append(link)
        path.append(link)
    return roots


def _line(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.span}: {diagnostic.code.id} {diagnostic.message} ({diagnostic.hint})"


def write_site(config: Config, folder: Folder, build: Build, made: Made) -> list[Diagnostic]:
    """Build a prepared site into ``folder`` with MkDocs; return what MkDocs had to say.

    MkDocs empties the folder that it writes to, so it gets one of its own inside; what it wrote
    there is taken over in the end.
    """
    own = folder.path / _OWN
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    with _listening() as heard:
        try:
            settings = load_config(str(config.root / CONFIG_FILE), site_dir=str(own))
            plugin = settings.plugins.get("answerpress")
            if not isinstance(plugin, AnswerPressPlugin):
                hint = "add `- answerpress` under `plugins:`"
                return [codes.CONFIG.at(Span(CONFIG_FILE), "the plugin `answerpress` is not switched on", hint)]
            plugin.given, plugin.folder = (build.site, made), folder
            mkdocs_build(settings)
            folder.take(own)
        except Exception as error:  # noqa: BLE001 - whatever a theme, a hook or another plugin raises
            message = " ".join(str(error).split()) or "; ".join(heard.errors) or "stopped"
            return [codes.HOST_FAILED.at(Span(CONFIG_FILE), f"MkDocs: {message}", "mend what MkDocs names, then build again")]
        finally:
            logger.propagate = propagate
    return [codes.HOST_WARNING.at(Span(CONFIG_FILE), f"MkDocs: {message}", "mend what MkDocs names") for message in heard.warnings]


_OWN = ".mkdocs"


@contextmanager
def _listening() -> Iterator[_Listener]:
    heard, logger = _Listener(), logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield heard
    finally:
        logger.removeHandler(heard)


class _Listener(logging.Handler):
    """Hears MkDocs' warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a message."""
        (self.errors if record.levelno >= logging.ERROR else self.warnings).append(" ".join(record.getMessage().split()))
